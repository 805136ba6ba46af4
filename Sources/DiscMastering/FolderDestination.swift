internal import Glibc

/// The files of a volume that is written as a folder.
struct FolderDestination: CopyDestination {
  let path: String
  let size: Int
  /// Paths within the folder.
  let files: [String]
  let timestamp: Int64
  var needsCRC: Bool { false }

  func begin(_ index: Int, source: CInt?, poll: () throws -> Void) throws -> Placement {
    let full = path + "/" + files[index]
    let descriptor = open(full, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw MasteringError.output(full, needed: size) }
    do {
      let isCopied = try source.map { try kernelCopy($0, to: descriptor, poll: poll) } ?? false
      return Placement(descriptor: descriptor, offset: 0, isCopied: isCopied)
    } catch {
      close(descriptor)
      throw error
    }
  }

  func end(_ index: Int, _ placement: Placement, crc: UInt32) throws {
    let time = timespec(tv_sec: time_t(timestamp), tv_nsec: 0)
    // A medium is for everybody, whatever our own umask. The folder may be on a file system
    // without permissions or times.
    _ = fchmod(placement.descriptor, 0o644)
    _ = futimens(placement.descriptor, [time, time])
    guard close(placement.descriptor) == 0 else {
      throw MasteringError.output(path + "/" + files[index], needed: size)
    }
  }

  func abandon(_ index: Int, _ placement: Placement) { close(placement.descriptor) }

  func write(_ bytes: [UInt8], asFile index: Int) throws {
    let placement = try begin(index, source: nil) {}
    do {
      try writeAll(bytes, to: placement.descriptor, at: 0, path: path, needed: size)
    } catch {
      abandon(index, placement)
      throw error
    }
    try end(index, placement, crc: 0)
  }
}
