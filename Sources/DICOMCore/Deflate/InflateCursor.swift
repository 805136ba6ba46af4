/// Inflates a source forward, a piece at a time.
package struct InflateCursor: ~Copyable {
  private let source: any ByteSource
  private var stream: ZlibStream
  private var input: [UInt8] = []
  private var consumed = 0
  /// Where the input that is being inflated begins in the source.
  private(set) var inputStart: Int
  private var status = ZlibStream.Status.more
  /// The last piece filled its room: there may be more without further input.
  private var isFull = false

  package init(
    _ source: any ByteSource, from offset: Int, chunkSize: Int = ZlibStream.chunkSize
  ) throws {
    stream = try ZlibStream(.inflate, chunkSize: chunkSize)
    self.source = source
    inputStart = offset
  }

  /// A cursor that inflates on from where `other` is.
  package init(inflatingOnFrom other: borrowing InflateCursor) throws {
    stream = try ZlibStream(inflatingOnFrom: other.stream)
    source = other.source
    inputStart = other.position
    status = other.status
    isFull = other.isFull
  }

  /// The first byte of the source that is not inflated yet: once the stream has ended, the one
  /// behind it.
  package var position: Int { inputStart + consumed }

  /// Whether the stream has come to its own end.
  package var isAtEnd: Bool { status == .ended }

  /// The next bytes, `chunkSize` at most whatever the ratio; nil at the end, for which see `failure`.
  package mutating func next() throws -> [UInt8]? {
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
      isFull = bytes.count == stream.chunkSize
      if !bytes.isEmpty { return bytes }
    }
    return nil
  }

  /// Why `next` came to an end before the stream did.
  package var failure: DICOMError? {
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
