/// The table of tile-part lengths, for a stream of one tile-part.
///
/// - SeeAlso: ISO/IEC 15444-1 A.7.1; PS3.5 §A.4.11
enum TilePartLength {
  /// The stream with the table as the last segment of its main header.
  static func inserted(in stream: [UInt8]) throws(CodecError) -> [UInt8] {
    let start = try JPEG2000Header(stream[...]).firstTilePart
    guard start + 12 <= stream.count else { throw CodecError(.truncated, offset: stream.count) }
    var length = stream[start + 6..<start + 10].reduce(0) { $0 << 8 | Int($1) }
    // Up to the marker of the end.
    if length == 0 { length = stream.count - 2 - start }
    guard start + length + 2 == stream.count else {
      throw CodecError(.malformed("more than one tile-part to write"), offset: start)
    }
    let bytes = (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * $0)) }
    return stream[..<start] + [0xFF, 0x55, 0, 8, 0, 0x40] + bytes + stream[start...]
  }
}
