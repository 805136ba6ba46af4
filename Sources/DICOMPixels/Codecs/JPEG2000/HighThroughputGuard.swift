/// Looks through the tile-parts of a code stream for what makes the library's decoder of blocks
/// with high throughput end the process: it asserts that no byte of FF in a block is followed by
/// one above 8F, which a sound stream never has, and a damaged one may.
///
/// - SeeAlso: ISO/IEC 15444-1 A.4.2; ISO/IEC 15444-15 §7.1
struct HighThroughputGuard {
  private let stream: ArraySlice<UInt8>
  private var isHighThroughput: Bool
  private var layers: Int

  /// - Throws: `.malformed` with the place; `.unsupported` for more than one layer, as parts of a
  ///   block from several layers could meet in such bytes.
  static func check(_ stream: ArraySlice<UInt8>, _ header: JPEG2000Header) throws(CodecError) {
    var check = HighThroughputGuard(
      stream: stream, isHighThroughput: header.isHighThroughput, layers: header.layers)
    try check.walk(from: stream.startIndex + header.firstTilePart)
  }

  private func word(_ at: Int) -> Int { Int(stream[at]) << 8 | Int(stream[at + 1]) }

  private func malformed(_ what: String, _ at: Int) -> CodecError {
    CodecError(.malformed(what), offset: at - stream.startIndex)
  }

  private mutating func walk(from first: Int) throws(CodecError) {
    var offset = first
    var bodies: [Range<Int>] = []
    while offset + 12 <= stream.endIndex, word(offset) == 0xFF90 {
      let stated = word(offset + 6) << 16 | word(offset + 8)
      let end = stated == 0 ? stream.endIndex : offset + stated
      guard stated == 0 || stated >= 14, end <= stream.endIndex else {
        // Where no block is of high throughput, the library says what is wrong.
        guard isHighThroughput else { return }
        throw malformed("a tile-part's length", offset)
      }
      bodies.append(try readHeader(from: offset + 12, to: end)..<end)
      offset = end
    }
    guard isHighThroughput else { return }
    guard layers == 1 else {
      throw CodecError(.unsupported("High-Throughput JPEG 2000 in \(layers) layers"))
    }
    for body in bodies { try checkBody(body) }
  }

  /// Where the data of the tile-part that has its header at `start` begin.
  private mutating func readHeader(from start: Int, to end: Int) throws(CodecError) -> Int {
    var offset = start
    while offset + 4 <= end {
      let marker = word(offset)
      if marker == 0xFF93 { return offset + 2 }
      let length = word(offset + 2)
      guard marker >= 0xFF30, length >= 2, offset + 2 + length <= end else { break }
      // Its own coding style for this tile.
      if marker == 0xFF52, length >= 12 {
        layers = max(layers, word(offset + 6))
        isHighThroughput = isHighThroughput || stream[offset + 12] & 0x40 != 0
      }
      // Of one component; the number of it has one byte or two.
      if marker == 0xFF53, length >= 9 {
        let styles = stream[(offset + 9)..<min(offset + 11, end)]
        isHighThroughput = isHighThroughput || styles.contains { $0 & 0x40 != 0 }
      }
      offset += 2 + length
    }
    if offset + 2 <= end, word(offset) == 0xFF93 { return offset + 2 }
    guard isHighThroughput else { return end }
    throw malformed("a tile-part's header", offset)
  }

  private func checkBody(_ body: Range<Int>) throws(CodecError) {
    let found = stream[body].withUnsafeBufferPointer { bytes -> Int? in
      var index = 0
      while index + 1 < bytes.count {
        guard bytes[index] == 0xFF, bytes[index + 1] > 0x8F else {
          index += 1
          continue
        }
        switch bytes[index + 1] {
        case 0x91: index += 6  // The start of a packet, and its number.
        case 0x92: index += 2  // The end of its header.
        case 0xD9 where index + 2 >= bytes.count - 1: return nil  // The end, and padding.
        default: return index
        }
      }
      return nil
    }
    if let found { throw malformed("a marker in the midst of packets", body.lowerBound + found) }
  }
}
