internal import Glibc

/// The hidden folder beside an output in which everything is prepared, and its lock.
///
/// `.NAME.spindle` stands beside NAME, so that what is finished appears by a rename. A run that was
/// killed leaves it behind; the next run on the same output takes the lock, finishes the renames
/// that had been decided upon, and removes the rest.
final class Workspace: Sendable {
  /// The folder that the outputs are in.
  let parent: String
  let folder: String
  private let lock: FolderLock

  /// - Parameter output: the path of the output, as the user gave it.
  /// - Throws: `PipelineError.outputBusy` when another run has it, `.output` when it cannot be made.
  init(output: String) throws {
    let path = PathName(output)
    parent = path.parent
    folder = path.parent + "/." + path.name + ".spindle"
    lock = try FolderLock(folder, output: output, refuseForeign: Self.refuseForeign)
    try Journal.finish(in: self)
    try UpdateJournal.recover(in: self)
    try clean()
  }

  /// The path of something in the workspace.
  func path(_ name: String) -> String { folder + "/" + name }

  /// Removes the workspace with everything in it.
  func remove() {
    // Without its lock, what is left would be nobody's.
    guard (try? clean()) != nil else { return }
    unlink(path("lock"))
    rmdir(folder)
  }

  /// Empties the workspace but for the lock.
  private func clean() throws {
    for name in try FileTree.names(folder) where name != Array("lock".utf8) {
      try FileTree.remove(folder, name)
    }
  }
}

extension Workspace {
  /// What is in a workspace is removed: it has to be one, and nobody else's.
  private static func refuseForeign(_ folder: String) throws {
    var status = stat()
    guard lstat(folder, &status) == 0 else { return }
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    let isOurs =
      isFolder && status.st_uid == geteuid()
      && (FileTree.exists(folder + "/lock") || ((try? FileTree.names(folder).isEmpty) ?? true))
    // Another run may be removing it, the lock first.
    if isOurs || lstat(folder, &status) != 0 { return }
    throw PipelineError.output(
      folder,
      reason: "Spindle prepares its output under this name, and something else is there;"
        + " move it away or choose another output")
  }
}

/// A path split at its last slash.
struct PathName {
  var parent: String
  var name: String

  init(_ path: String) {
    var bytes = Array(path.utf8)
    while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else {
      (parent, name) = (".", String(decoding: bytes, as: UTF8.self))
      return
    }
    parent = slash == 0 ? "/" : String(decoding: bytes[..<slash], as: UTF8.self)
    name = String(decoding: bytes[(slash + 1)...], as: UTF8.self)
  }
}
