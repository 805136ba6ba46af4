internal import CLinux
internal import Glibc

/// Owns a new file that is being written; removes it unless it was finished.
struct OutputFile: ~Copyable {
  let descriptor: CInt
  let path: String
  private var isFinished = false

  /// - Throws: `MasteringError`, `.outputExists` when there is anything at the path.
  init(creating path: String) throws(MasteringError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw .output(path) }
    self.descriptor = descriptor
    self.path = path
  }

  deinit {
    if !isFinished {
      close(descriptor)
      unlink(path)
    }
  }

  /// Gives a new file its final size and, where the file system can, its room on the disk: in one
  /// piece, and so that writing need not look for any. What is not written of it is zero.
  /// - Throws: `MasteringError` at once when that many bytes cannot fit on the disk.
  static func setSize(_ size: Int, descriptor: CInt, path: String) throws(MasteringError) {
    if let free = freeSpace(near: path), free < size {
      throw MasteringError(.outputFull(needed: size, free: free), path: path)
    }
    if size > 0, fallocate(descriptor, 0, 0, off_t(size)) == 0 { return }
    guard ftruncate(descriptor, off_t(size)) == 0 else { throw .output(path, needed: size) }
  }

  /// Keeps the file.
  consuming func finish(sync: Bool) throws(MasteringError) {
    if sync, fsync(descriptor) != 0 { throw .output(path) }
    isFinished = true
    // Network file systems report a full disk here.
    guard close(descriptor) == 0 else {
      let error = MasteringError.output(path)
      unlink(path)
      throw error
    }
  }
}

/// Writes all bytes at an offset.
func writeAll(
  _ bytes: UnsafeRawBufferPointer, to descriptor: CInt, at offset: Int, path: String, needed: Int
) throws(MasteringError) {
  var done = 0
  while done < bytes.count {
    let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
    let count = pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
    if count < 0, errno == EINTR { continue }
    guard count > 0 else {
      throw .output(path, errno: count == 0 ? ENOSPC : errno, needed: needed)
    }
    done += count
  }
}

func writeAll(
  _ bytes: [UInt8], to descriptor: CInt, at offset: Int, path: String, needed: Int
) throws {
  try bytes.withUnsafeBytes {
    try writeAll($0, to: descriptor, at: offset, path: path, needed: needed)
  }
}
