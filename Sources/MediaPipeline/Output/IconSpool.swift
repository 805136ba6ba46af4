internal import DICOMCore
internal import Glibc
internal import Synchronization

/// Encoded icons, out of the way until the DICOMDIR is written: in a file without a name, which is
/// gone with the run however that ends.
final class IconSpool: ByteSource {
  let name = "the icons"
  /// Nil in a dry run, which counts them and writes nothing.
  private let descriptor: CInt?
  private let end = Mutex(0)
  private let failure = Mutex<PipelineError?>(nil)

  var count: Int { end.withLock { $0 } }

  /// - Throws: what went wrong when icons were written: no file is to blame for it.
  func check() throws { if let failure = failure.withLock({ $0 }) { throw failure } }

  /// One that only counts.
  init() { descriptor = nil }

  /// - Parameter folder: that the output goes to, where there is room for what it will hold.
  /// - Throws: `PipelineError.output` when no file can be made there.
  init(folder: String) throws {
    var path = Array((folder + "/.spindle-icons-XXXXXX").utf8CString)
    let opened = mkstemp(&path)
    guard opened >= 0 else {
      throw PipelineError.output(folder, reason: "icons cannot be kept there (\(systemMessage()))")
    }
    unlink(path)
    _ = fcntl(opened, F_SETFD, FD_CLOEXEC)
    descriptor = opened
  }

  deinit { if let descriptor { close(descriptor) } }

  /// Where `bytes` are from now on; when the disk is full, `check` says so.
  func append(_ bytes: [UInt8]) -> Range<Int> {
    let start = end.withLock { end in
      defer { end += bytes.count }
      return end
    }
    guard let descriptor else { return start..<start + bytes.count }
    var written = 0
    while written < bytes.count {
      let size = bytes.withUnsafeBytes {
        pwrite(
          descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written,
          off_t(start + written))
      }
      if size < 0, errno == EINTR { continue }
      guard size > 0 else {
        let error = PipelineError.output(
          name, reason: "they cannot be written (\(systemMessage())); make room on the disk")
        failure.withLock { $0 = $0 ?? error }
        break
      }
      written += size
    }
    return start..<start + bytes.count
  }

  func read(_ range: Range<Int>) throws -> [UInt8] {
    guard range.lowerBound >= 0, range.upperBound <= count else {
      throw DICOMError(
        .truncated(needed: range.count, available: max(0, count - range.lowerBound)), file: name,
        offset: max(0, range.lowerBound))
    }
    guard let descriptor else { return [UInt8](repeating: 0, count: range.count) }
    return try [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
      while filled < range.count {
        let size = pread(
          descriptor, buffer.baseAddress?.advanced(by: filled), range.count - filled,
          off_t(range.lowerBound + filled))
        if size < 0, errno == EINTR { continue }
        guard size > 0 else {
          throw PipelineError.output(name, reason: "they cannot be read (\(systemMessage()))")
        }
        filled += size
      }
    }
  }
}
