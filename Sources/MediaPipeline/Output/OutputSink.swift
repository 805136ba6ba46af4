internal import DICOMCore
internal import Glibc

/// A new file, written through a buffer.
struct OutputSink: ByteSink {
  private let file: Descriptor
  private var buffer: [UInt8] = []
  private(set) var count = 0
  let path: String

  private static let bufferSize = 262_144

  private final class Descriptor: Sendable {
    let number: CInt
    init(_ number: CInt) { self.number = number }
    deinit { close(number) }
  }

  /// - Parameter appends: what is there stays in front.
  /// - Throws: `PipelineError.output` when it cannot be made.
  init(path: String, appends: Bool = false) throws {
    let start = appends ? O_APPEND : O_TRUNC
    let number = open(path, O_WRONLY | O_CREAT | start | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard number >= 0 else { throw Self.failure(path) }
    file = Descriptor(number)
    self.path = path
    buffer.reserveCapacity(Self.bufferSize)
  }

  mutating func write(_ bytes: [UInt8]) throws {
    count += bytes.count
    if buffer.count + bytes.count > Self.bufferSize { try flush() }
    if bytes.count > Self.bufferSize { try put(bytes) } else { buffer += bytes }
  }

  /// Writes what is left and, when asked, waits until it is on the disk.
  mutating func finish(sync: Bool) throws {
    try flush()
    if sync, fsync(file.number) != 0 { throw Self.failure(path) }
  }

  private mutating func flush() throws {
    try put(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private func put(_ bytes: [UInt8]) throws {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        Glibc.write(file.number, buffer.baseAddress?.advanced(by: done), buffer.count - done)
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw Self.failure(path)
      }
      done += written
    }
  }

  private static func failure(_ path: String) -> PipelineError {
    errno == ENOSPC || errno == EDQUOT
      ? .output(path, reason: "the disk is full; make room there or choose another place")
      : .output(path, reason: "it cannot be written (\(systemMessage())); check the folder")
  }
}
