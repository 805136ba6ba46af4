internal import Glibc

/// A folder in which one run at a time works, held by a lock on a file in it.
final class FolderLock: Sendable {
  let folder: String
  private let descriptor: CInt

  /// Makes the folder where it is missing.
  /// - Parameters:
  ///   - output: for the error's sentence.
  ///   - refuseForeign: throws when what has this name is not Spindle's.
  /// - Throws: `PipelineError.outputBusy` when another run has it, `.output` when it cannot be made.
  init(
    _ folder: String, output: String,
    refuseForeign: (String) throws -> Void = FolderLock.refuseOther
  ) throws {
    self.folder = folder
    func failure() -> PipelineError {
      .output(
        output, reason: "nothing can be written there (\(systemMessage())); check the folder")
    }
    while true {
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw failure() }
      try refuseForeign(folder)
      let path = folder + "/lock"
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
      if descriptor < 0 {
        // The run that had it has just removed the folder.
        if errno == ENOENT { continue }
        throw failure()
      }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        close(descriptor)
        throw PipelineError.outputBusy(output)
      }
      var held = stat()
      var named = stat()
      if fstat(descriptor, &held) == 0, stat(path, &named) == 0, held.st_ino == named.st_ino,
        held.st_dev == named.st_dev
      {
        self.descriptor = descriptor
        return
      }
      close(descriptor)
    }
  }

  deinit {
    // Said, not left to the closing: a process that is just being started has the descriptor too.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  private static func refuseOther(_ folder: String) throws {
    var status = stat()
    guard lstat(folder, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else { return }
    throw PipelineError.output(
      folder, reason: "Spindle works under this name, and something else is there; move it away")
  }

  /// Removes the folder when nothing but the lock is in it.
  func removeIfEmpty() {
    guard (try? FileTree.names(folder))?.count == 1 else { return }
    unlink(folder + "/lock")
    rmdir(folder)
  }
}
