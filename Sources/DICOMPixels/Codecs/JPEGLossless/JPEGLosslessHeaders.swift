/// What SOF3 says.
///
/// - SeeAlso: ISO/IEC 10918-1 B.2.2
struct JPEGLosslessFrameHeader: Hashable, Sendable {
  struct Component: Hashable, Sendable {
    var identifier: UInt8
    var horizontal: Int
    var vertical: Int
  }

  var precision: Int
  /// 0 where a DNL segment after the first scan has the number.
  var rows: Int
  var columns: Int
  var components: [Component]

  /// `body` is the segment without its length; `offset` is where it begins.
  init(_ body: ArraySlice<UInt8>, offset: Int) throws(CodecError) {
    let bytes = [UInt8](body)
    guard bytes.count >= 6, bytes.count >= 6 + 3 * Int(bytes[5]) else {
      throw CodecError(.malformed("the frame header is too short"), offset: offset)
    }
    precision = Int(bytes[0])
    rows = Int(bytes[1]) << 8 | Int(bytes[2])
    columns = Int(bytes[3]) << 8 | Int(bytes[4])
    components = (0..<Int(bytes[5])).map { index in
      let place = 6 + 3 * index
      return Component(
        identifier: bytes[place], horizontal: Int(bytes[place + 1] >> 4),
        vertical: Int(bytes[place + 1] & 15))
    }
    guard (2...16).contains(precision) else {
      throw CodecError(.malformed("samples of \(precision) bits"), offset: offset)
    }
    guard columns > 0 else {
      throw CodecError(.malformed("the number of columns is 0"), offset: offset)
    }
    guard (1...4).contains(components.count) else {
      throw CodecError(.unsupported("JPEG of \(components.count) components"), offset: offset)
    }
    guard
      components.allSatisfy({
        (1...4).contains($0.horizontal) && (1...4).contains($0.vertical)
      }), Set(components.map(\.identifier)).count == components.count
    else {
      throw CodecError(
        .malformed("sampling factors beyond 4, or a component twice"), offset: offset)
    }
  }

  var horizontal: Int { components.map(\.horizontal).max() ?? 1 }
  var vertical: Int { components.map(\.vertical).max() ?? 1 }

  var layout: FrameLayout {
    FrameLayout(
      columns: columns, rows: rows, components: components.count, precision: precision,
      isSigned: false)
  }
}

/// What SOS says.
///
/// - SeeAlso: ISO/IEC 10918-1 B.2.3, H.1
struct JPEGLosslessScanHeader: Hashable, Sendable {
  struct Component: Hashable, Sendable {
    /// The place in the frame header.
    var index: Int
    var table: Int
  }

  var components: [Component]
  var predictor: Int
  var pointTransform: Int

  init(
    _ body: ArraySlice<UInt8>, frame: JPEGLosslessFrameHeader, offset: Int
  ) throws(CodecError) {
    let bytes = [UInt8](body)
    guard let number = bytes.first.map(Int.init), (1...4).contains(number),
      bytes.count >= 4 + 2 * number
    else { throw CodecError(.malformed("the scan header is too short"), offset: offset) }
    components = []
    for place in stride(from: 1, to: 1 + 2 * number, by: 2) {
      let index = frame.components.firstIndex { $0.identifier == bytes[place] }
      let table = Int(bytes[place + 1] >> 4)
      guard let index, table < 4, !components.contains(where: { $0.index == index }) else {
        throw CodecError(
          .malformed("the scan names a component or a table that there is not"), offset: offset)
      }
      components.append(Component(index: index, table: table))
    }
    predictor = Int(bytes[1 + 2 * number])
    pointTransform = Int(bytes[3 + 2 * number] & 15)
    guard (1...7).contains(predictor) else {
      throw CodecError(.malformed("there is no predictor \(predictor)"), offset: offset)
    }
    guard pointTransform < frame.precision else {
      throw CodecError(
        .malformed("a point transform of \(pointTransform) bits of \(frame.precision)"),
        offset: offset)
    }
  }

  /// The prediction of the first sample.
  func initial(_ frame: JPEGLosslessFrameHeader) -> UInt16 {
    UInt16(truncatingIfNeeded: 1 << (frame.precision - pointTransform - 1))
  }
}
