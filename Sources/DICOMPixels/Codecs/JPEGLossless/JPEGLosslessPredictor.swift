/// A prediction from the sample to the left (a), the one above (b) and the one left of that (c);
/// in Swift's own words so that the loops are specialised for each.
///
/// - SeeAlso: ISO/IEC 10918-1 table H.1
protocol JPEGLosslessPredictor {
  static func predict(_ a: UInt16, _ b: UInt16, _ c: UInt16) -> UInt16
  /// The sample that differs so much from its prediction.
  static func sample(
    _ a: UInt16, _ b: UInt16, _ c: UInt16, _ difference: UInt16
  ) -> UInt16
}

extension JPEGLosslessPredictor {
  @inline(__always)
  static func sample(
    _ a: UInt16, _ b: UInt16, _ c: UInt16, _ difference: UInt16
  ) -> UInt16 { predict(a, b, c) &+ difference }
}

enum JPEGLosslessPredictors {
  enum Left: JPEGLosslessPredictor {
    @inline(__always)
    static func predict(_ a: UInt16, _ b: UInt16, _ c: UInt16) -> UInt16 { a }
  }

  enum Above: JPEGLosslessPredictor {
    @inline(__always)
    static func predict(_ a: UInt16, _ b: UInt16, _ c: UInt16) -> UInt16 { b }
  }

  enum AboveLeft: JPEGLosslessPredictor {
    @inline(__always)
    static func predict(_ a: UInt16, _ b: UInt16, _ c: UInt16) -> UInt16 { c }
  }

  enum Plane: JPEGLosslessPredictor {
    @inline(__always)
    static func predict(_ a: UInt16, _ b: UInt16, _ c: UInt16) -> UInt16 { a &+ b &- c }

    /// What is known before `a` comes first.
    @inline(__always)
    static func sample(
      _ a: UInt16, _ b: UInt16, _ c: UInt16, _ difference: UInt16
    ) -> UInt16 { a &+ (b &- c &+ difference) }
  }

  enum LeftAndSlope: JPEGLosslessPredictor {
    @inline(__always)
    static func predict(_ a: UInt16, _ b: UInt16, _ c: UInt16) -> UInt16 {
      a &+ UInt16(truncatingIfNeeded: (Int32(b) &- Int32(c)) &>> 1)
    }

    /// What is known before `a` comes first.
    @inline(__always)
    static func sample(
      _ a: UInt16, _ b: UInt16, _ c: UInt16, _ difference: UInt16
    ) -> UInt16 {
      a &+ (UInt16(truncatingIfNeeded: (Int32(b) &- Int32(c)) &>> 1) &+ difference)
    }
  }

  enum AboveAndSlope: JPEGLosslessPredictor {
    @inline(__always)
    static func predict(_ a: UInt16, _ b: UInt16, _ c: UInt16) -> UInt16 {
      b &+ UInt16(truncatingIfNeeded: (Int32(a) &- Int32(c)) &>> 1)
    }
  }

  enum Mean: JPEGLosslessPredictor {
    @inline(__always)
    static func predict(_ a: UInt16, _ b: UInt16, _ c: UInt16) -> UInt16 {
      UInt16(truncatingIfNeeded: (UInt32(a) &+ UInt32(b)) &>> 1)
    }
  }
}
