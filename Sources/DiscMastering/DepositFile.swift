internal import CLinux
public import DICOMCore
internal import Glibc

/// A new file whose bytes come in pieces, by several threads one after the other.
///
/// What is not written of it is zero.
public final class DepositFile: ByteSource {
  public let name: String
  private let descriptor: CInt

  /// - Throws: `MasteringError`, `.outputExists` when there is anything at the path.
  public init(creating path: String) throws(MasteringError) {
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw .output(path) }
    name = path
  }

  /// One that was made before, and closed with its last user.
  public init(continuing path: String) throws(MasteringError) {
    descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw .output(path) }
    name = path
  }

  deinit { close(descriptor) }

  /// Bytes written so far, to the end of the last piece.
  public var count: Int { FileIdentity(descriptor: descriptor)?.size ?? 0 }

  /// - Parameter passesCache: the bytes are not read again soon: large pieces go straight to the
  ///   disk where the file system can do that, and memory stays with those who need it.
  public func write(_ bytes: [UInt8], at offset: Int, passesCache: Bool = false) throws {
    let direct = passesCache ? writePastCache(bytes, at: offset) : 0
    try bytes.withUnsafeBytes {
      try writeAll(
        UnsafeRawBufferPointer(rebasing: $0[direct...]), to: descriptor, at: offset + direct,
        path: name, needed: bytes.count)
    }
    // Keeps the disk busy while the next bytes are read: the wait at the end is then a short one.
    guard bytes.count >= Self.worthwhile, direct < bytes.count else { return }
    _ = spindle_start_writing(descriptor, off_t(offset + direct), off_t(bytes.count - direct))
  }

  /// Bytes from which on a piece is looked after by itself.
  private static let worthwhile = 64 << 10
  /// - Returns: how many of the bytes are written; the rest, or all, is for the usual way, which
  ///   also tells what is wrong.
  private func writePastCache(_ bytes: [UInt8], at offset: Int) -> Int {
    let whole = bytes.count - bytes.count % AlignedMemory.block
    guard whole >= Self.worthwhile, offset % AlignedMemory.block == 0,
      spindle_pass_cache(descriptor, 1) == 0
    else { return 0 }
    defer { _ = spindle_pass_cache(descriptor, 0) }
    return AlignedMemory.borrow { memory in
      var done = 0
      while done < whole, done % AlignedMemory.block == 0 {
        let size = min(memory.count, whole - done)
        bytes.withUnsafeBytes {
          memory.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[done..<done + size]))
        }
        let count = pwrite(descriptor, memory.baseAddress, size, off_t(offset + done))
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { break }
        done += count
      }
      return done
    }
  }

  /// Gives the file its size where its last bytes could not be read.
  public func setSize(_ size: Int) throws(MasteringError) {
    guard ftruncate(descriptor, off_t(size)) == 0 else { throw .output(name, needed: size) }
  }

  public func read(_ range: Range<Int>) throws -> [UInt8] {
    guard range.lowerBound >= 0, range.upperBound <= count else {
      throw DICOMError(
        .truncated(needed: range.count, available: max(0, count - range.lowerBound)), file: name,
        offset: range.lowerBound)
    }
    return try [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
      while filled < range.count {
        let size = pread(
          descriptor, buffer.baseAddress?.advanced(by: filled), range.count - filled,
          off_t(range.lowerBound + filled))
        if size < 0, errno == EINTR { continue }
        guard size > 0 else { throw MasteringError.source(name) }
        filled += size
      }
    }
  }

  /// Waits until the bytes are on the disk.
  public func sync() throws(MasteringError) {
    guard fsync(descriptor) == 0 else { throw .output(name) }
  }
}
