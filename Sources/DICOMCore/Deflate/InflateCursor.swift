/// Inflates a source forward, a piece at a time.
struct InflateCursor: ~Copyable {
  private let source: any ByteSource
  private var stream: ZlibStream
  private var input: [UInt8] = []
  private var consumed = 0
  /// Where the input that is being inflated begins in the source.
  private(set) var inputStart: Int
  private var status = ZlibStream.Status.more
  /// The last piece filled its room: there may be more without further input.
  private var isFull = false

  init(_ source: any ByteSource, from offset: Int) throws {
    stream = try ZlibStream(.inflate)
    self.source = source
    inputStart = offset
  }

  /// The next bytes, 256 KiB at most whatever the ratio; nil at the end, for which see `failure`.
  mutating func next() throws -> [UInt8]? {
    while status == .more {
      if consumed == input.count, !isFull {
        let start = inputStart + input.count
        guard start < source.count else { return nil }
        input = try source.read(start..<min(start + 65_536, source.count))
        (inputStart, consumed) = (start, 0)
        guard !input.isEmpty else { return nil }
      }
      let (bytes, status) = stream.next(&input, consumed: &consumed)
      self.status = status
      isFull = bytes.count == ZlibStream.chunkSize
      if !bytes.isEmpty { return bytes }
    }
    return nil
  }

  /// Why `next` came to an end before the stream did.
  var failure: DICOMError? {
    let message: String
    switch status {
    case .ended: return nil
    case .more: message = "the compressed bytes end too early"
    case .damaged: message = "the compressed bytes are damaged"
    }
    return DICOMError(
      .deflate(message), file: source.name, offset: inputStart + input.count)
  }
}
