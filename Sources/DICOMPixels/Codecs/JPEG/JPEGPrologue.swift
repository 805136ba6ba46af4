/// What a stream of JPEG or JPEG-LS says before its first scan.
///
/// - SeeAlso: ISO/IEC 10918-1 Annex B; ISO/IEC 14495-1 Annex C
struct JPEGPrologue {
  struct Component: Hashable {
    var identifier: UInt8
    var across: Int
    var down: Int
  }

  /// The second byte of the frame's marker: C0 baseline, C1 extended, … F7 JPEG-LS.
  var process: UInt8 = 0
  var precision = 0
  var columns = 0
  var rows = 0
  var components: [Component] = []
  /// Where the frame's marker stands.
  var frameMarker = 0
  /// Where the first scan's marker stands.
  var scanMarker = 0
  /// The components that the first scan holds.
  var scanComponents = 0
  var hasJFIF = false
  var adobeTransform: UInt8?
  /// The segments that tell of colours, markers included.
  var colourSegments: [Range<Int>] = []

  var layout: FrameLayout {
    FrameLayout(
      columns: columns, rows: rows, components: components.count, precision: precision,
      isSigned: false)
  }

  /// - Throws: `.truncated`, or `.malformed` with the place.
  init(_ stream: [UInt8]) throws(CodecError) {
    guard stream.count >= 4 else { throw CodecError(.truncated, offset: stream.count) }
    guard stream[0] == 0xFF, stream[1] == 0xD8 else {
      throw CodecError(.malformed("no JPEG marker at its beginning"), offset: 0)
    }
    var offset = 2
    while true {
      let segment = try Self.segment(in: stream, at: offset)
      let body = segment.body
      switch segment.marker {
      case 0xC4, 0xC8, 0xCC: break
      case 0xC0...0xCF, 0xF7:
        guard process == 0 else {
          throw CodecError(.malformed("a second frame header"), offset: segment.start)
        }
        process = segment.marker
        frameMarker = segment.start
        try readFrame(stream[body])
      case 0xDA:
        guard process != 0, let count = stream[body].first else {
          throw CodecError(.malformed("a scan before any frame header"), offset: segment.start)
        }
        (scanMarker, scanComponents) = (segment.start, Int(count))
        return
      case 0xE0 where stream[body].starts(with: [0x4A, 0x46, 0x49, 0x46, 0]):
        hasJFIF = true
        colourSegments.append(segment.start..<body.upperBound)
      case 0xEE
      where body.count >= 12 && stream[body].starts(with: [0x41, 0x64, 0x6F, 0x62, 0x65]):
        adobeTransform = stream[body.lowerBound + 11]
        colourSegments.append(segment.start..<body.upperBound)
      case 0xD9:
        throw CodecError(.malformed("an end before any scan"), offset: segment.start)
      default: break
      }
      offset = body.upperBound
    }
  }

  /// The marker segment at or, after bytes of filling, behind `offset`.
  static func segment(
    in stream: [UInt8], at offset: Int
  ) throws(CodecError) -> (marker: UInt8, start: Int, body: Range<Int>) {
    var start = offset
    guard start < stream.count else { throw CodecError(.truncated, offset: stream.count) }
    guard stream[start] == 0xFF else {
      throw CodecError(.malformed("a marker is missing"), offset: start)
    }
    while start + 1 < stream.count, stream[start + 1] == 0xFF { start += 1 }
    guard start + 1 < stream.count else { throw CodecError(.truncated, offset: stream.count) }
    let marker = stream[start + 1]
    // Markers that stand alone.
    if marker == 0x01 || (0xD0...0xD9).contains(marker) {
      return (marker, start, start + 2..<start + 2)
    }
    guard start + 4 <= stream.count else { throw CodecError(.truncated, offset: stream.count) }
    let length = Int(stream[start + 2]) << 8 | Int(stream[start + 3])
    guard length >= 2 else {
      throw CodecError(.malformed("a segment without a length"), offset: start)
    }
    guard start + 2 + length <= stream.count else {
      throw CodecError(.truncated, offset: stream.count)
    }
    return (marker, start, start + 4..<start + 2 + length)
  }

  private mutating func readFrame(_ body: ArraySlice<UInt8>) throws(CodecError) {
    let start = body.startIndex
    guard body.count >= 6 else {
      throw CodecError(.malformed("a frame header that is too short"), offset: start)
    }
    precision = Int(body[start])
    rows = Int(body[start + 1]) << 8 | Int(body[start + 2])
    columns = Int(body[start + 3]) << 8 | Int(body[start + 4])
    let count = Int(body[start + 5])
    guard rows > 0, columns > 0, count > 0, body.count >= 6 + 3 * count else {
      throw CodecError(.malformed("a frame header without pixels"), offset: start)
    }
    components = (0..<count).map { index in
      let sampling = body[start + 7 + 3 * index]
      return Component(
        identifier: body[start + 6 + 3 * index], across: Int(sampling >> 4),
        down: Int(sampling & 15))
    }
  }
}
