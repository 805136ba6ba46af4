internal import DICOMCore

/// A file of the spool; in a dry run only its size.
struct PieceSink: ByteSink {
  private var file: OutputSink?
  private(set) var count = 0

  init(_ path: String?) throws { file = try path.map { try OutputSink(path: $0) } }

  mutating func write(_ bytes: [UInt8]) throws {
    count += bytes.count
    try file?.write(bytes)
  }

  mutating func finish() throws { try file?.finish(sync: false) }
}
