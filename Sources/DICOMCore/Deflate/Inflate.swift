/// Inflates the rest of `source` from `offset`: the data set of a deflated transfer syntax.
/// - Returns: what could be inflated, and why it is not all: `.deflate` when the stream is damaged
///   or cut, `.tooLarge` beyond `limit` bytes.
/// - Throws: errors of the source.
/// - SeeAlso: PS3.5 §A.5
func inflate(
  _ source: any ByteSource, from offset: Int, limit: Int
) throws -> (bytes: [UInt8], failure: DICOMError?) {
  var stream = try ZlibStream(.inflate)
  var result: [UInt8] = []
  var position = offset
  func failure(_ reason: DICOMError.Reason) -> DICOMError {
    DICOMError(reason, file: source.name, offset: position)
  }
  while position < source.count {
    let input = try source.read(position..<min(position + 65_536, source.count))
    do {
      let status = try stream.run(input, finish: false) { bytes in
        let room = max(0, limit - result.count)
        result += bytes.prefix(room)
        if bytes.count > room { throw Overflow() }
      }
      position += input.count
      switch status {
      case .ended: return (result, nil)
      case .more: continue
      case .damaged: return (result, failure(.deflate("the compressed bytes are damaged")))
      }
    } catch is Overflow {
      return (result, failure(.tooLarge(what: "the inflated data set", limit: limit)))
    }
  }
  return (result, failure(.deflate("the compressed bytes end too early")))
}

/// More came out than the limit allows.
private struct Overflow: Error {}
