internal import CIsofs
internal import Glibc

/// Copies a file without its bytes passing through us, where the kernel can: as a reflink, or
/// on the server that the file system is on.
/// - Parameter poll: called now and then; it throws to end it.
/// - Returns: false where reading and writing has to do it.
func kernelCopy(
  _ source: CInt, to descriptor: CInt, poll: () throws -> Void
) throws -> Bool {
  // FICLONE, a macro that Swift does not see.
  if ioctl(descriptor, 0x4004_9409, source) == 0 { return true }
  // No more than it has now: somebody may be appending to it for ever.
  guard let size = FileIdentity(descriptor: source)?.size else { return false }
  var offset: Int64 = 0
  while offset < Int64(size) {
    try poll()
    let piece = min(64 << 20, size - Int(offset))
    let count = copy_file_range(source, &offset, descriptor, nil, piece, 0)
    if count < 0, errno == EINTR { continue }
    // Whatever is wrong, reading and writing finds it again or gets round it.
    guard count > 0 else { return false }
  }
  return true
}

/// A copy of a whole file, with its permissions.
public enum FileCopy {
  /// - Parameter path: where nothing is yet.
  /// - Throws: `MasteringError`, or `CancellationError` when the control says so; there is then no
  ///   copy.
  public static func make(
    of source: String, at path: String, _ control: WriteControl = WriteControl()
  ) throws {
    let input = try OpenFile(path: source)
    let output = try OutputFile(creating: path)
    var status = stat()
    if fstat(input.descriptor, &status) == 0 {
      _ = fchmod(output.descriptor, status.st_mode & 0o777)
    }
    if let free = freeSpace(near: path), free < input.size {
      throw MasteringError(.outputFull(needed: input.size, free: free), path: path)
    }
    let isCopied = try kernelCopy(input.descriptor, to: output.descriptor) {
      if control.isCancelled() { throw CancellationError() }
    }
    var offset = 0
    while !isCopied, offset < input.size {
      if control.isCancelled() { throw CancellationError() }
      let bytes = try input.read(offset, min(1 << 20, input.size - offset))
      try writeAll(
        bytes, to: output.descriptor, at: offset, path: path, needed: input.size)
      offset += bytes.count
    }
    guard FileIdentity(descriptor: output.descriptor)?.size == input.size else {
      throw MasteringError(
        .sourceChanged(expected: "\(input.size) bytes", found: "another size"), path: source)
    }
    try output.finish(sync: false)
  }
}
