internal import Glibc

/// Owns an open source file, read once from its start to its end.
///
/// Notices a file that vanished, was replaced, shrank, grew or was rewritten, before or while it
/// is read.
struct SourceFile: ~Copyable {
  let descriptor: CInt
  let path: String
  private let found: FileIdentity
  private var remaining: Int

  /// - Throws: `MasteringError` when it is not the file expected, or not of that size.
  init(path: String, size: Int, identity: FileIdentity?) throws(MasteringError) {
    // Without O_NONBLOCK a FIFO put in the file's place would block for ever.
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw .source(path) }
    do throws(MasteringError) {
      guard let found = FileIdentity(descriptor: descriptor) else {
        throw MasteringError(
          .sourceChanged(expected: "a file", found: "something else"), path: path)
      }
      guard found.size == size else {
        throw MasteringError(
          .sourceChanged(expected: "\(size) bytes", found: "\(found.size) bytes"), path: path)
      }
      if let identity, identity != found {
        throw MasteringError(changed(from: identity, to: found), path: path)
      }
      self.found = found
    } catch {
      close(descriptor)
      throw error
    }
    self.descriptor = descriptor
    self.path = path
    remaining = size
  }

  deinit { close(descriptor) }

  /// The next bytes, as many as fit or as are left; 0 at the end.
  /// - Throws: `MasteringError` when the file ends early.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(MasteringError) -> Int {
    let wanted = min(buffer.count, remaining)
    var done = 0
    while done < wanted {
      let count = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: done), wanted - done)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .source(path) }
      guard count > 0 else {
        throw MasteringError(
          .sourceChanged(
            expected: "\(found.size) bytes", found: "\(found.size - remaining + done) bytes"),
          path: path)
      }
      done += count
    }
    remaining -= done
    return done
  }

  /// Checks, after the last byte, that nobody wrote to the file meanwhile.
  borrowing func checkUnchanged() throws(MasteringError) {
    guard let now = FileIdentity(descriptor: descriptor) else {
      throw MasteringError(.sourceUnreadable("its state is unknown"), path: path)
    }
    if now != found { throw MasteringError(changed(from: found, to: now), path: path) }
  }
}

private func changed(from old: FileIdentity, to new: FileIdentity) -> MasteringError.Reason {
  if old.size != new.size {
    return .sourceChanged(expected: "\(old.size) bytes", found: "\(new.size) bytes")
  }
  if old.device != new.device || old.inode != new.inode {
    return .sourceChanged(expected: "the file that was scanned", found: "another in its place")
  }
  func time(_ identity: FileIdentity) -> String {
    "a last change at \(identity.modifiedSeconds) s \(identity.modifiedNanoseconds) ns"
  }
  return .sourceChanged(expected: time(old), found: time(new))
}
