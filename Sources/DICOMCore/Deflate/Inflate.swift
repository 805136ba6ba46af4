/// Inflates the rest of `source` from `offset`: the data set of a deflated transfer syntax.
///
/// Everything is inflated once, to know how much it is and that it is sound; more than `heldLimit`
/// bytes are then forgotten, and inflated again as they are read.
/// - Returns: what could be inflated, and why it is not all: `.deflate` when the stream is damaged
///   or cut, `.tooLarge` beyond `limit` bytes.
/// - Throws: errors of the source.
/// - SeeAlso: PS3.5 §A.5
func inflate(
  _ source: any ByteSource, from offset: Int, limit: Int, heldLimit: Int = 4_194_304
) throws -> (inflated: any ByteSource, failure: DICOMError?) {
  var cursor = try InflateCursor(source, from: offset)
  var held: [UInt8] = []
  var count = 0
  var failure: DICOMError?
  while let bytes = try cursor.next() {
    let room = limit - count
    if count + min(bytes.count, room) <= heldLimit {
      held += bytes.prefix(room)
    } else {
      held = []
    }
    count += min(bytes.count, room)
    guard bytes.count <= room else {
      failure = DICOMError(
        .tooLarge(what: "the inflated data set", limit: limit), file: source.name,
        offset: cursor.inputStart)
      break
    }
  }
  if failure == nil { failure = cursor.failure }
  if count <= heldLimit { return (MemorySource(held, name: source.name), failure) }
  return (InflatedSource(source, from: offset, count: count), failure)
}
