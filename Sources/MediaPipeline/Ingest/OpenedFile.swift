internal import DICOMCore
internal import DiscMastering
internal import Glibc

/// A file of the input, open for reading; what is no regular file is never opened.
final class OpenedFile: ByteSource {
  let name: String
  let count: Int
  let identity: FileIdentity
  private let descriptor: CInt

  convenience init(path: String) throws {
    try self.init(InputFile(rawPath: Array(path.utf8), kind: .file))
  }

  /// - Throws: `FileError` with the system's words.
  init(_ file: InputFile) throws {
    name = file.path
    // Non-blocking: a pipe put in the file's place would wait for a writer for ever.
    descriptor = open(file.systemPath, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw FileError(path: file.path, reason: systemMessage()) }
    guard let identity = FileIdentity(descriptor: descriptor) else {
      close(descriptor)
      throw FileError(path: file.path, reason: "it is not a regular file")
    }
    self.identity = identity
    count = identity.size
  }

  deinit { close(descriptor) }

  func read(_ range: Range<Int>) throws -> [UInt8] {
    guard range.lowerBound >= 0, range.upperBound <= count else {
      throw FileError(path: name, reason: "bytes beyond its end were asked for")
    }
    return try [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
      while filled < range.count {
        let size = pread(
          descriptor, buffer.baseAddress?.advanced(by: filled), range.count - filled,
          off_t(range.lowerBound + filled))
        if size < 0, errno == EINTR { continue }
        guard size >= 0 else { throw FileError(path: name, reason: systemMessage()) }
        guard size > 0 else {
          throw FileError(path: name, reason: "it became shorter while it was read; run again")
        }
        filled += size
      }
    }
  }
}

/// A file of the input that cannot be read.
struct FileError: Error, CustomStringConvertible {
  var path: String
  var reason: String
  var description: String { "\(path): cannot be read (\(reason))" }
}
