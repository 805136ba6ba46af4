internal import DICOMCore

extension Frame {
  /// The frame in RGB, from luminance and chrominance of full range; values out of it are clamped.
  ///
  /// YBR_ICT has the same weights as YBR_FULL (its chrominance offset to the middle, as a decoder
  /// that does not undo the transform leaves it). YBR_RCT has signed differences of one bit more:
  /// it must come in a signed frame. RGB stays as it is.
  /// - Throws: `PixelError.unsupported` for other colours, and for a frame of another shape.
  /// - SeeAlso: PS3.3 §C.7.6.3.1.2
  public func rgb(from photometric: PhotometricInterpretation) throws(PixelError) -> Frame {
    switch photometric {
    case .rgb: return self
    case .ybrFull, .ybrFull422, .ybrICT: return try converted(.fromYBR, to: .rgb)
    case .ybrRCT: return try withoutRCT()
    default: throw PixelError(.unsupported("\(photometric) as RGB"), .photometricInterpretation)
    }
  }

  /// The frame in YBR_FULL, from RGB.
  /// - Throws: `PixelError.unsupported` for a frame of another shape.
  public func ybrFull() throws(PixelError) -> Frame { try converted(.toYBR, to: .ybr) }

  private func converted(_ matrix: ColourMatrix, to colour: StreamColour) throws(PixelError)
    -> Frame
  {
    guard layout.components == 3, !layout.isSigned, layout.precision <= 16,
      bytes.count == layout.byteCount
    else {
      throw PixelError(
        .unsupported("a colour conversion of \(layout.components) samples"),
        .photometricInterpretation)
    }
    var result = self
    result.colour = colour
    let half = 1 << (layout.precision - 1)
    let top = 2 * half - 1
    if layout.sampleBytes == 1 {
      Self.convert(&result.bytes, UInt8.self, matrix, half: half, top: top)
    } else {
      Self.convert(&result.bytes, UInt16.self, matrix, half: half, top: top)
    }
    return result
  }

  @inline(__always)
  private static func convert<Sample: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
    _ bytes: inout [UInt8], _: Sample.Type, _ matrix: ColourMatrix, half: Int, top: Int
  ) {
    let size = MemoryLayout<Sample>.size
    bytes.withUnsafeMutableBytes { raw in
      var offset = 0
      while offset &+ 3 &* size <= raw.count {
        let a = Sample(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: Sample.self))
        let b = Sample(
          littleEndian: raw.loadUnaligned(fromByteOffset: offset &+ size, as: Sample.self))
        let c = Sample(
          littleEndian: raw.loadUnaligned(fromByteOffset: offset &+ 2 &* size, as: Sample.self))
        let (x, y, z) = matrix.apply(
          Int(truncatingIfNeeded: a), Int(truncatingIfNeeded: b), Int(truncatingIfNeeded: c),
          half: half, top: top)
        raw.storeBytes(
          of: Sample(truncatingIfNeeded: x).littleEndian, toByteOffset: offset, as: Sample.self)
        raw.storeBytes(
          of: Sample(truncatingIfNeeded: y).littleEndian, toByteOffset: offset &+ size,
          as: Sample.self)
        raw.storeBytes(
          of: Sample(truncatingIfNeeded: z).littleEndian, toByteOffset: offset &+ 2 &* size,
          as: Sample.self)
        offset &+= 3 &* size
      }
    }
  }

  /// Undoes the reversible transform of JPEG 2000; the samples lose their bit of sign.
  /// - SeeAlso: ISO/IEC 15444-1 Annex G.2
  private func withoutRCT() throws(PixelError) -> Frame {
    guard layout.components == 3, layout.isSigned, (2...17).contains(layout.precision),
      bytes.count == layout.byteCount
    else {
      throw PixelError(.unsupported("YBR_RCT without a sign"), .photometricInterpretation)
    }
    let pixels = layout.columns * layout.rows
    var target = layout
    target.precision -= 1
    target.isSigned = false
    let top = (1 << target.precision) - 1
    let size = layout.sampleBytes
    let targetSize = target.sampleBytes
    var rgb = [UInt8](repeating: 0, count: pixels * 3 * targetSize)
    func sample(_ index: Int) -> Int {
      var value: UInt64 = 0
      for byte in 0..<size { value |= UInt64(bytes[index * size + byte]) << UInt64(8 * byte) }
      let unused = Int64(64 - 8 * size)
      return Int((Int64(bitPattern: value) << unused) >> unused)
    }
    for pixel in 0..<pixels {
      let (y, u, v) = (sample(3 * pixel), sample(3 * pixel + 1), sample(3 * pixel + 2))
      let green = y - ((u + v) >> 2)
      for (index, value) in [v + green, green, u + green].enumerated() {
        let clamped = min(max(value, 0), top)
        for byte in 0..<targetSize {
          rgb[(3 * pixel + index) * targetSize + byte] = UInt8(
            truncatingIfNeeded: clamped >> (8 * byte))
        }
      }
    }
    return Frame(target, rgb, colour: .rgb)
  }
}

/// Weights of the three samples in units of 2⁻³², chrominance being counted from the middle.
struct ColourMatrix {
  private typealias Row = (Int, Int, Int)

  private let first: Row
  private let second: Row
  private let third: Row
  private let isInverse: Bool

  /// Green loses what the exact inverse of the weights below says.
  static let fromYBR = ColourMatrix(
    (1, 0, 1.402), (1, -0.114 * 1.772 / 0.587, -0.299 * 1.402 / 0.587), (1, 1.772, 0),
    isInverse: true)

  static let toYBR = ColourMatrix(
    (0.299, 0.587, 0.114), (-0.299 / 1.772, -0.587 / 1.772, 0.886 / 1.772),
    (0.701 / 1.402, -0.587 / 1.402, -0.114 / 1.402), isInverse: false)

  private init(
    _ first: (Double, Double, Double), _ second: (Double, Double, Double),
    _ third: (Double, Double, Double), isInverse: Bool
  ) {
    func units(_ weight: Double) -> Int { Int(weight * 4_294_967_296 + (weight < 0 ? -0.5 : 0.5)) }
    self.first = (units(first.0), units(first.1), units(first.2))
    self.second = (units(second.0), units(second.1), units(second.2))
    self.third = (units(third.0), units(third.1), units(third.2))
    self.isInverse = isInverse
  }

  @inline(__always)
  func apply(_ a: Int, _ b: Int, _ c: Int, half: Int, top: Int) -> (Int, Int, Int) {
    let offset = isInverse ? half : 0
    let shift = isInverse ? 0 : half
    let (b, c) = (b &- offset, c &- offset)
    // A little above a half, so that a true half that the weights miss by 2⁻³² still rounds up.
    let rounding = 1 &<< 31 &+ 65_536
    @inline(__always)
    func sum(_ row: Row, _ shift: Int) -> Int {
      let value = (row.0 &* a &+ row.1 &* b &+ row.2 &* c &+ rounding) &>> 32 &+ shift
      return min(max(value, 0), top)
    }
    return (sum(first, 0), sum(second, shift), sum(third, shift))
  }
}
