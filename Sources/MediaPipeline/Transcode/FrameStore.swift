internal import DICOMCore

/// Code streams that wait in a file until all of them are there, because what stands before them
/// tells their lengths.
struct FrameStore {
  private var sink: OutputSink?
  private var lengths: [Int] = []

  /// - Parameter path: nil: nothing is kept but their lengths.
  init(_ path: String?) throws { sink = try path.map { try OutputSink(path: $0) } }

  mutating func append(_ stream: [UInt8]) throws {
    lengths.append(stream.count)
    try sink?.write(stream)
  }

  /// The streams where they lie; of lengths alone, zeros.
  mutating func finish() throws -> [Bytes] {
    try sink?.finish(sync: false)
    let total = lengths.reduce(0, +)
    let source: any ByteSource =
      try sink.map { try OpenedFile(path: $0.path) } ?? Zeros(count: total)
    // It lives as long as somebody reads it.
    if let sink { FileTree.removeFile(sink.path) }
    var start = 0
    return lengths.map { length in
      defer { start += length }
      return .source(source, range: start..<start + length, wordSize: 1)
    }
  }
}

/// What stands for streams that nobody keeps.
private final class Zeros: ByteSource {
  let name = "nothing"
  let count: Int

  init(count: Int) { self.count = count }

  func read(_ range: Range<Int>) -> [UInt8] { [UInt8](repeating: 0, count: range.count) }
}
