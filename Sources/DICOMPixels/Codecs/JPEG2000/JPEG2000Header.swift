/// What the main header of a JPEG 2000 code stream says, read before any library sees it.
///
/// - SeeAlso: ISO/IEC 15444-1 Annex A
struct JPEG2000Header {
  struct Component: Hashable {
    var precision: Int
    var isSigned: Bool
    var across: Int
    var down: Int
  }

  var columns = 0
  var rows = 0
  var components: [Component] = []
  /// Tiles of the reference grid.
  var tiles = 0
  /// Whether red, green and blue were transformed, so that decoding undoes it.
  var transformsColour = false
  /// Whether the wavelet is the reversible one.
  var isReversible = false
  /// Whether the blocks are coded with high throughput.
  var isHighThroughput = false
  /// Layers of quality.
  var layers = 1
  /// The smallest area of a precinct, in samples of its resolution.
  var smallestPrecinct = 1 << 30
  /// Where the first tile-part begins.
  var firstTilePart = 0

  /// - Throws: `.truncated`, `.malformed` with the place from the beginning of the code stream.
  init(_ stream: ArraySlice<UInt8>) throws(CodecError) {
    let start = stream.startIndex
    guard stream.count >= 4, stream[start] == 0xFF, stream[start + 1] == 0x4F else {
      throw CodecError(.malformed("no JPEG 2000 marker at its beginning"), offset: 0)
    }
    var offset = start + 2
    while true {
      guard offset + 4 <= stream.endIndex else {
        throw CodecError(.truncated, offset: stream.count)
      }
      let marker = Int(stream[offset]) << 8 | Int(stream[offset + 1])
      if marker == 0xFF90 { break }
      let length = Int(stream[offset + 2]) << 8 | Int(stream[offset + 3])
      guard marker >= 0xFF30, length >= 2 else {
        throw CodecError(.malformed("a marker is missing"), offset: offset - start)
      }
      guard offset + 2 + length <= stream.endIndex else {
        throw CodecError(.truncated, offset: stream.count)
      }
      let body = stream[(offset + 4)..<(offset + 2 + length)]
      switch marker {
      case 0xFF51: try readSize(body, place: offset - start)
      case 0xFF50: isHighThroughput = true
      case 0xFF52: try readCodingStyle(body, place: offset - start)
      case 0xFF53: readComponentStyle(body)
      default: break
      }
      offset += 2 + length
    }
    firstTilePart = offset - start
    guard !components.isEmpty else {
      throw CodecError(.malformed("no size before the first tile"), offset: firstTilePart)
    }
  }

  private mutating func readSize(_ body: ArraySlice<UInt8>, place: Int) throws(CodecError) {
    func word(_ index: Int) -> Int {
      body[(body.startIndex + index)..<(body.startIndex + index + 4)].reduce(0) {
        $0 << 8 | Int($1)
      }
    }
    guard body.count >= 36, components.isEmpty else {
      throw CodecError(.malformed("its size is not one"), offset: place)
    }
    let (right, bottom, left, top) = (word(2), word(6), word(10), word(14))
    let (tileWidth, tileHeight, tileLeft, tileTop) = (word(18), word(22), word(26), word(30))
    let count = Int(body[body.startIndex + 34]) << 8 | Int(body[body.startIndex + 35])
    guard left < right, top < bottom, tileWidth > 0, tileHeight > 0, tileLeft <= left,
      tileTop <= top, count > 0, body.count >= 36 + 3 * count
    else { throw CodecError(.malformed("its size is not one"), offset: place) }
    (columns, rows) = (right - left, bottom - top)
    let tilesAcross = (right - tileLeft + tileWidth - 1) / tileWidth
    let tilesDown = (bottom - tileTop + tileHeight - 1) / tileHeight
    tiles = tilesAcross * tilesDown
    components = (0..<count).map { index in
      let at = body.startIndex + 36 + 3 * index
      return Component(
        precision: Int(body[at] & 0x7F) + 1, isSigned: body[at] & 0x80 != 0,
        across: Int(body[at + 1]), down: Int(body[at + 2]))
    }
    guard components.allSatisfy({ $0.across > 0 && $0.down > 0 && $0.precision <= 38 }) else {
      throw CodecError(.malformed("its components are none"), offset: place)
    }
  }

  private mutating func readCodingStyle(_ body: ArraySlice<UInt8>, place: Int) throws(CodecError) {
    let start = body.startIndex
    guard body.count >= 10 else {
      throw CodecError(.malformed("its coding style is too short"), offset: place)
    }
    transformsColour = body[start + 4] == 1
    layers = Int(body[start + 2]) << 8 | Int(body[start + 3])
    isReversible = body[start + 9] == 1
    isHighThroughput = isHighThroughput || body[start + 8] & 0x40 != 0
    if body[start] & 1 != 0 { readPrecincts(body[(start + 10)...]) }
  }

  private mutating func readComponentStyle(_ body: ArraySlice<UInt8>) {
    let start = body.startIndex + (components.count > 256 ? 2 : 1)
    guard start + 6 <= body.endIndex else { return }
    isHighThroughput = isHighThroughput || body[start + 4] & 0x40 != 0
    if body[start] & 1 != 0 { readPrecincts(body[(start + 6)...]) }
  }

  private mutating func readPrecincts(_ sizes: ArraySlice<UInt8>) {
    for size in sizes {
      smallestPrecinct = min(smallestPrecinct, 1 << (Int(size & 15) + Int(size >> 4)))
    }
  }
}
