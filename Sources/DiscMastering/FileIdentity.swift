internal import Glibc

/// Which file it was, and in what state, when it was looked at.
///
/// Taken when a source is scanned and compared again when it is copied, so that a file that was
/// replaced or rewritten in between is noticed.
public struct FileIdentity: Hashable, Sendable {
  public var device: UInt64
  public var inode: UInt64
  /// Bytes.
  public var size: Int
  /// Time of the last change, seconds since 1970 UTC.
  public var modifiedSeconds: Int64
  public var modifiedNanoseconds: Int64

  public init(
    device: UInt64, inode: UInt64, size: Int, modifiedSeconds: Int64, modifiedNanoseconds: Int64
  ) {
    self.device = device
    self.inode = inode
    self.size = size
    self.modifiedSeconds = modifiedSeconds
    self.modifiedNanoseconds = modifiedNanoseconds
  }

  /// The file behind an open descriptor; nil when that is not a regular file.
  public init?(descriptor: CInt) {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    self.init(
      device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int(status.st_size),
      modifiedSeconds: Int64(status.st_mtim.tv_sec),
      modifiedNanoseconds: Int64(status.st_mtim.tv_nsec))
  }
}
