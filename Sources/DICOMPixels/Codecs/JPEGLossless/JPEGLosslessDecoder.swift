/// Reads JPEG Lossless, process 14, of 2 to 16 bits: all predictors, point transform, restart
/// intervals, several scans and any sampling.
///
/// The samples come as the unsigned numbers of `precision` bits that the stream has: it does not
/// know of signs. `Frame.interpreted(precision:isSigned:)` gives them those that the attributes
/// announce. Where samples have more bits than the stream promises, the layout of the frame has a
/// precision of 16 (8 up to 8 bits), so that nothing is cut off. Components of fewer samples are
/// repeated to full size.
///
/// Bytes before SOI and after EOI, fill bytes, wrong numbers of restart markers, restart markers
/// that no DRI announces, and the incomplete tables of one old encoder do no harm; a stream of which
/// pixels are missing is an error.
///
/// - SeeAlso: ISO/IEC 10918-1 annex H; PS3.5 §8.2.1
public struct JPEGLosslessDecoder: FrameDecoder {
  public init() {}

  public func decode(_ stream: [UInt8], limits: CodecLimits) throws(CodecError) -> Frame {
    var reader = JPEGLosslessReader(stream, limits: limits)
    return try reader.frame()
  }
}

/// The state of reading one stream.
struct JPEGLosslessReader {
  let stream: [UInt8]
  let limits: CodecLimits
  private var place = 0
  private var header: JPEGLosslessFrameHeader?
  private var tables = [JPEGLosslessHuffmanTable?](repeating: nil, count: 4)
  private var restartInterval = 0
  private var adobeTransform: UInt8?
  private var output: [UInt8] = []
  private var decoded: Set<Int> = []
  private var seen: UInt16 = 0

  init(_ stream: [UInt8], limits: CodecLimits) {
    self.stream = stream
    self.limits = limits
  }

  mutating func frame() throws(CodecError) -> Frame {
    try findStart()
    while true {
      if let header, decoded.count == header.components.count { return finish(header) }
      let (code, body, offset) = try segment()
      switch code {
      case 0xC3:
        guard header == nil else {
          throw CodecError(.malformed("a second frame header"), offset: offset)
        }
        header = try JPEGLosslessFrameHeader(body, offset: offset)
      case 0xC0...0xC2, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        throw CodecError(.unsupported(Self.process(code) + " by this decoder"), offset: offset)
      case 0xDE: throw CodecError(.unsupported("hierarchical JPEG"), offset: offset)
      case 0xC4: try defineTables([UInt8](body), offset)
      case 0xDD:
        guard body.count >= 2 else {
          throw CodecError(.malformed("the restart interval is too short"), offset: offset)
        }
        restartInterval = Int(body[body.startIndex]) << 8 | Int(body[body.startIndex + 1])
      case 0xDA: try scan(body, offset)
      case 0xD9: throw CodecError(.truncated, offset: offset)
      case 0xEE: readAdobe([UInt8](body))
      default: break
      }
    }
  }

  /// Goes behind SOI, which may have some bytes before it that do not belong there.
  private mutating func findStart() throws(CodecError) {
    let reach = min(stream.count - 2, 512)
    var start = 0
    while start < reach,
      !(stream[start] == 0xFF && stream[start + 1] == 0xD8 && stream[start + 2] == 0xFF)
    {
      start += 1
    }
    guard start < reach else {
      throw CodecError(.malformed("it does not begin as JPEG does"), offset: 0)
    }
    place = start + 2
  }

  /// The next marker segment; one of a marker alone has no body.
  private mutating func segment() throws(CodecError) -> (UInt8, ArraySlice<UInt8>, Int) {
    while place < stream.count, stream[place] != 0xFF { place += 1 }
    while place < stream.count, stream[place] == 0xFF { place += 1 }
    guard place < stream.count else { throw CodecError(.truncated, offset: stream.count) }
    let code = stream[place]
    place += 1
    if code == 0 || code == 1 || (0xD0...0xD9).contains(code) {
      return (code, [], place)
    }
    guard place + 2 <= stream.count else { throw CodecError(.truncated, offset: stream.count) }
    let length = Int(stream[place]) << 8 | Int(stream[place + 1])
    guard length >= 2 else {
      throw CodecError(.malformed("a segment of \(length) bytes"), offset: place)
    }
    guard place + length <= stream.count else {
      throw CodecError(.truncated, offset: stream.count)
    }
    defer { place += length }
    return (code, stream[place + 2..<place + length], place + 2)
  }

  private mutating func defineTables(_ body: [UInt8], _ offset: Int) throws(CodecError) {
    var place = 0
    while place < body.count {
      guard place + 17 <= body.count else {
        throw CodecError(.malformed("a Huffman table is too short"), offset: offset + place)
      }
      let destination = Int(body[place])
      let counts = [UInt8](body[place + 1..<place + 17])
      let number = counts.reduce(0) { $0 + Int($1) }
      guard number <= 256, place + 17 + number <= body.count else {
        throw CodecError(
          .malformed("a Huffman table of \(number) values in \(body.count - place) bytes"),
          offset: offset + place)
      }
      // Tables of class 1 are of other processes.
      if destination < 4 {
        tables[destination] = JPEGLosslessHuffmanTable(
          counts: counts, values: [UInt8](body[place + 17..<place + 17 + number]))
      }
      place += 17 + number
    }
  }

  private mutating func readAdobe(_ body: [UInt8]) {
    guard body.count >= 12, body.starts(with: Array("Adobe".utf8)) else { return }
    adobeTransform = body[11]
  }

  private mutating func scan(_ body: ArraySlice<UInt8>, _ offset: Int) throws(CodecError) {
    guard var frame = header else {
      throw CodecError(.malformed("a scan without a frame header before it"), offset: offset)
    }
    let scanHeader = try JPEGLosslessScanHeader(body, frame: frame, offset: offset)
    guard decoded.isDisjoint(with: scanHeader.components.map(\.index)) else {
      throw CodecError(.malformed("a component is in two scans"), offset: offset)
    }
    if frame.rows > 0 { try check(frame, offset) }
    var scan = try JPEGLosslessScan(scanHeader, frame: frame, tables: tables, offset: offset)
    let coded = try JPEGEntropyCoded(
      stream, from: place, most: 65_536, padding: scan.padding)
    place = coded.end
    if frame.rows == 0 {
      frame.rows = try numberOfLines(offset)
      header = frame
      try check(frame, offset)
      scan = try JPEGLosslessScan(scanHeader, frame: frame, tables: tables, offset: offset)
    }
    guard scan.fewestBits <= (coded.bytes.count - scan.padding) * 8 else {
      throw CodecError(.truncated, offset: coded.end)
    }
    if output.isEmpty {
      output = [UInt8](repeating: 0, count: frame.layout.byteCount ?? 0)
    }
    seen |= try scan.decode(coded, restartInterval: restartInterval, into: &output)
    decoded.formUnion(scanHeader.components.map(\.index))
  }

  /// The number that the DNL segment behind the first scan has.
  private mutating func numberOfLines(_ offset: Int) throws(CodecError) -> Int {
    if place < stream.count {
      let (code, body, _) = try segment()
      if code == 0xDC, body.count >= 2 {
        let rows = Int(body[body.startIndex]) << 8 | Int(body[body.startIndex + 1])
        if rows > 0 { return rows }
      }
    }
    throw CodecError(.malformed("nothing says how many rows there are"), offset: offset)
  }

  /// Holds the announced size against what is expected and allowed, before memory is taken.
  private func check(_ frame: JPEGLosslessFrameHeader, _ offset: Int) throws(CodecError) {
    let layout = frame.layout
    if let expected = limits.expected,
      expected.columns != layout.columns || expected.rows != layout.rows
        || expected.components != layout.components
    {
      throw CodecError(.size(expected: expected, found: layout), offset: offset)
    }
    guard let bytes = layout.byteCount, bytes <= limits.frameBytes else {
      throw CodecError(
        .limit("a frame of \(layout.columns) × \(layout.rows) × \(layout.components)"),
        offset: offset)
    }
  }

  private func finish(_ frame: JPEGLosslessFrameHeader) -> Frame {
    var layout = frame.layout
    // Truncated to 8 bits already where a sample has one byte.
    if seen >> UInt16(min(layout.precision, 15)) != 0, layout.precision < 16 {
      layout.precision = layout.precision <= 8 ? 8 : 16
    }
    return Frame(layout, output, colour: colour(frame))
  }

  private func colour(_ frame: JPEGLosslessFrameHeader) -> StreamColour {
    guard frame.components.count > 1 else { return .monochrome }
    if frame.components.map(\.identifier) == Array("RGB".utf8) { return .rgb }
    switch adobeTransform {
    case 0 where frame.components.count == 3: return .rgb
    case 1: return .ybr
    default: return .asGiven
    }
  }

  private static func process(_ code: UInt8) -> String {
    switch code {
    case 0xC0, 0xC1: "sequential DCT (SOF\(code & 15))"
    case 0xC2: "progressive DCT (SOF2)"
    case 0xC5...0xC7, 0xCD...0xCF: "hierarchical JPEG (SOF\(code & 15))"
    case 0xCB: "lossless JPEG of arithmetic coding (SOF11)"
    default: "JPEG of arithmetic coding (SOF\(code & 15))"
    }
  }
}
