internal import DICOMCore
internal import Glibc
internal import Synchronization

/// A file without a name in a folder, gone with its last user.
final class ScratchFile: ByteSource {
  /// Why a scratch file cannot be made or written.
  struct Failure: Error, Hashable, CustomStringConvertible {
    var folder: String
    var code: CInt

    var description: String {
      "the folder \(folder) for scratch files cannot be used (\(String(cString: strerror(code))))"
    }
  }

  let name: String
  private let folder: String
  private let descriptor: CInt
  private let size = Mutex(0)

  var count: Int { size.withLock { $0 } }

  init(in folder: String) throws(Failure) {
    var path = Array((folder + "/spindle-XXXXXX").utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else { throw Failure(folder: folder, code: errno) }
    unlink(path)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    (self.folder, self.descriptor) = (folder, descriptor)
    name = "a scratch file in \(folder)"
  }

  deinit { close(descriptor) }

  func append(_ bytes: [UInt8]) throws(Failure) {
    let result = bytes.withUnsafeBytes { buffer -> Result<Void, Failure> in
      do throws(Failure) {
        return .success(try write(buffer, at: count))
      } catch {
        return .failure(error)
      }
    }
    try result.get()
  }

  /// - Parameter offset: not below 0; what lies between the end and it becomes zeros.
  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(Failure) {
    var done = 0
    while done < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
      let written = pwrite(descriptor, rest.baseAddress, rest.count, offset + done)
      if written < 0, errno == EINTR { continue }
      guard written > 0 else {
        throw Failure(folder: folder, code: written < 0 ? errno : ENOSPC)
      }
      done += written
    }
    size.withLock { $0 = max($0, offset + done) }
  }

  func read(_ range: Range<Int>) throws -> [UInt8] {
    let held = count
    guard range.lowerBound >= 0, range.upperBound <= held else {
      throw DICOMError(
        .truncated(needed: range.count, available: max(0, held - range.lowerBound)), file: name,
        offset: range.lowerBound)
    }
    var code: CInt = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, used in
      while used < range.count {
        let got = pread(
          descriptor, buffer.baseAddress.map { $0 + used }, range.count - used,
          range.lowerBound + used)
        if got < 0, errno == EINTR { continue }
        guard got > 0 else {
          code = got < 0 ? errno : EIO
          break
        }
        used += got
      }
    }
    guard bytes.count == range.count else { throw Failure(folder: folder, code: code) }
    return bytes
  }
}
