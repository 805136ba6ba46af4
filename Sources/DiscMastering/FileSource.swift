public import DICOMCore
internal import Glibc

/// A file, or a part of one, read with `pread`.
public final class FileSource: ByteSource {
  public let name: String
  public let count: Int
  private let file: OpenFile
  private let start: Int

  /// - Throws: `MasteringError` when it is not a regular file or cannot be opened.
  public convenience init(path: String) throws {
    let file = try OpenFile(path: path)
    self.init(file, start: 0, count: file.size, name: path)
  }

  /// A regular file, or a drive or partition.
  /// - Throws: `MasteringError` when it is neither or cannot be opened.
  public convenience init(fileOrDevice path: String) throws {
    let file = try OpenFile(path: path, allowsDevices: true)
    self.init(file, start: 0, count: file.size, name: path)
  }

  init(_ file: OpenFile, start: Int, count: Int, name: String) {
    self.file = file
    self.start = start
    self.count = count
    self.name = name
  }

  public func read(_ range: Range<Int>) throws -> [UInt8] {
    guard range.lowerBound >= 0, range.upperBound <= count else {
      throw DICOMError(
        .truncated(needed: range.count, available: max(0, count - range.lowerBound)),
        file: name, offset: range.lowerBound)
    }
    return try file.read(start + range.lowerBound, range.count)
  }
}

/// An open regular file or block device, closed with its last user.
final class OpenFile: Sendable {
  let descriptor: CInt
  let path: String
  /// Bytes.
  let size: Int

  convenience init(
    path: String, flags: CInt = 0, allowsDevices: Bool = false
  ) throws(MasteringError) {
    try self.init(
      systemPath: path.utf8.map { CChar(bitPattern: $0) } + [0], path: path, flags: flags,
      allowsDevices: allowsDevices)
  }

  /// - Parameters:
  ///   - systemPath: as the system has it, which need not be UTF-8, with a zero at its end.
  ///   - path: what it is called in errors.
  init(
    systemPath: [CChar], path: String, flags: CInt = 0, allowsDevices: Bool = false
  ) throws(MasteringError) {
    // Non-blocking: a pipe put in the file's place would wait for a writer for ever.
    let descriptor = open(systemPath, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | flags)
    guard descriptor >= 0 else { throw .source(path) }
    let device = allowsDevices ? blockDeviceSize(descriptor) : nil
    guard let size = FileIdentity(descriptor: descriptor)?.size ?? device else {
      close(descriptor)
      throw MasteringError(
        .sourceUnreadable(
          allowsDevices ? "it is neither a file nor a drive" : "it is not a regular file"),
        path: path)
    }
    self.descriptor = descriptor
    self.path = path
    self.size = size
  }

  deinit { close(descriptor) }

  /// Exactly `count` bytes; the caller has checked them against the size.
  func read(_ offset: Int, _ count: Int) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = try readFully(
        descriptor, into: UnsafeMutableRawBufferPointer(buffer), at: offset, path: path)
    }
  }
}

/// Bytes of a drive or partition; nil when it is none.
private func blockDeviceSize(_ descriptor: CInt) -> Int? {
  var status = stat()
  guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFBLK else { return nil }
  let end = lseek(descriptor, 0, SEEK_END)
  return end >= 0 ? Int(end) : nil
}

/// Fills a buffer from an offset.
/// - Throws: `MasteringError` when the file ends before the buffer is full.
func readFully(
  _ descriptor: CInt, into buffer: UnsafeMutableRawBufferPointer, at offset: Int, path: String
) throws(MasteringError) -> Int {
  var done = 0
  while done < buffer.count {
    let count = pread(
      descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done,
      off_t(offset + done))
    if count < 0, errno == EINTR { continue }
    guard count >= 0 else { throw .source(path) }
    guard count > 0 else {
      throw MasteringError(
        .volumeDamaged("it ends at byte \(offset + done) where \(buffer.count - done) more belong"),
        path: path)
    }
    done += count
  }
  return done
}
