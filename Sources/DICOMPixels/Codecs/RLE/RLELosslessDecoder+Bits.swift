extension RLELosslessDecoder {
  /// Reads a frame of single bits, which is coded as the bytes that they are packed in, whatever
  /// columns and rows it has.
  /// - Parameter count: bytes of the frame, the last of them filled up.
  /// - Throws: `CodecError` for a stream of more than one segment, or too short a one.
  /// - SeeAlso: PS3.5 §8.2.2, §G.2
  func packedBits(
    _ stream: [UInt8], count: Int, limits: CodecLimits
  ) throws(CodecError) -> [UInt8] {
    let header = try RLELosslessHeader(stream)
    guard header.segments.count == 1, let segment = header.segments.first else {
      throw CodecError(
        .malformed("\(header.segments.count) RLE segments for single bits"), offset: 0)
    }
    guard count <= limits.frameBytes else {
      throw CodecError(.limit("a frame of \(count) bytes"), offset: 0)
    }
    // Two bytes stand for at most 128.
    guard segment.count * 64 >= count else { throw CodecError(.truncated, offset: stream.count) }
    var bytes = [UInt8](repeating: 0, count: count)
    guard RLELosslessPackBits.decode(stream, segment, into: &bytes) else {
      throw CodecError(.truncated, offset: segment.upperBound)
    }
    return bytes
  }
}
