/// Inflates the rest of `source` from `offset`: the data set of a deflated transfer syntax.
/// - Throws: `.deflate` when the stream is damaged or cut, `.tooLarge` beyond `limit` bytes.
/// - SeeAlso: PS3.5 §A.5
func inflate(_ source: any ByteSource, from offset: Int, limit: Int) throws -> [UInt8] {
  var stream = try ZlibStream(.inflate)
  var result: [UInt8] = []
  var position = offset
  while position < source.count {
    let input = try source.read(position..<min(position + 262_144, source.count))
    position += input.count
    let status = try stream.run(input, finish: false) { bytes in
      guard result.count + bytes.count <= limit else {
        throw DICOMError(
          .tooLarge(what: "the inflated data set", limit: limit), file: source.name, offset: offset)
      }
      result += bytes
    }
    switch status {
    case .ended: return result
    case .more: continue
    case .damaged:
      throw DICOMError(
        .deflate("the compressed bytes are damaged"), file: source.name, offset: position)
    }
  }
  throw DICOMError(
    .deflate("the compressed bytes end too early"), file: source.name, offset: position)
}
