internal import DICOMCore
internal import DiscMastering
internal import Glibc

/// What an update of a file-set is about to do, written down before the first of it is done.
///
/// New files come into place first, under names that nothing has; then the new DICOMDIR takes the
/// place of the old one, and the file-set is the new one; then the checksum list follows and files
/// that are no longer named are deleted. A run killed before the DICOMDIR was in place is undone by
/// the next one, a run killed after it is finished.
struct UpdateJournal: Equatable {
  /// A file that is put into the file-set.
  struct Placed: Equatable {
    var path: String
    var size: Int
    var sum: SHA256Sum
  }

  /// Of the DICOMDIR that is there, and of the one that takes its place.
  var old: SHA256Sum
  var new: SHA256Sum
  var placed: [Placed] = []
  /// Folders that are made for them, parents first.
  var folders: [String] = []
  var deleted: [String] = []

  static let name = "update"
  /// In the workspace: the new files, as they will lie in the file-set.
  static let tree = "new"
  static let directory = "dicomdir"
  static let checksums = "checksums"
}

extension UpdateJournal {
  /// Makes the update: all that it needs is in the workspace.
  /// - Throws: `PipelineError.output`; the file-set is then as it was, unless the next run has to
  ///   finish or undo it.
  func commit(in workspace: Workspace) throws {
    try write(in: workspace)
    do {
      try place(in: workspace)
      try Self.finish(self, in: workspace)
    } catch {
      // Where this fails too, the workspace stays for the next run.
      guard try Self.recover(in: workspace) else { throw error }
    }
  }

  /// Undoes or finishes what a killed run has left.
  /// - Returns: whether the update is there.
  @discardableResult
  static func recover(in workspace: Workspace) throws -> Bool {
    guard let journal = UpdateJournal(in: workspace) else { return false }
    let found = digest(workspace.parent + "/DICOMDIR")
    if found == journal.new {
      try finish(journal, in: workspace)
      return true
    }
    // Somebody else's DICOMDIR may name what we have placed.
    if found == journal.old { try journal.undo(in: workspace) }
    unlink(workspace.path(name))
    return false
  }

  private func place(in workspace: Workspace) throws {
    let made = Set(folders)
    var parents: Set<String> = []
    // A folder that is new comes with everything in it.
    let moves =
      folders.filter { !made.contains(Self.parent($0)) }
      + placed.map(\.path).filter { !made.contains(Self.parent($0)) }
    for path in moves {
      let target = workspace.parent + "/" + path
      guard !FileTree.exists(target) else {
        throw PipelineError.output(
          target, reason: "something has come into being under this name; run again")
      }
      guard rename(workspace.path(Self.tree) + "/" + path, target) == 0 else {
        throw Self.failure(target)
      }
      parents.insert(Self.parent(path))
    }
    for parent in parents { try Self.sync(workspace.parent + "/" + parent) }
    let target = workspace.parent + "/DICOMDIR"
    guard rename(workspace.path(Self.directory), target) == 0 else { throw Self.failure(target) }
  }

  /// What comes after the DICOMDIR; done again, it does no harm.
  private static func finish(_ journal: UpdateJournal, in workspace: Workspace) throws {
    // Nothing is deleted before the directory that does not name it is on the disk.
    try sync(workspace.parent)
    let list = workspace.parent + "/" + ChecksumLines.name
    guard rename(workspace.path(checksums), list) == 0 || errno == ENOENT else {
      throw failure(list)
    }
    var parents: Set<String> = []
    for path in journal.deleted {
      let full = workspace.parent + "/" + path
      guard unlink(full) == 0 || errno == ENOENT else {
        throw PipelineError.output(
          full,
          reason: "the DICOMDIR no longer names it, and it cannot be deleted"
            + " (\(systemMessage())); set that right and run again")
      }
      parents.insert(parent(path))
    }
    for folder in parents { removeEmpty(folder, in: workspace) }
    try sync(workspace.parent)
    unlink(workspace.path(name))
  }

  private static func removeEmpty(_ folder: String, in workspace: Workspace) {
    var folder = folder
    while !folder.isEmpty, rmdir(workspace.parent + "/" + folder) == 0 { folder = parent(folder) }
  }

  /// Takes new files away again: those that are exactly what was placed.
  private func undo(in workspace: Workspace) throws {
    for file in placed {
      let path = workspace.parent + "/" + file.path
      guard let source = try? OpenedFile(path: path), source.count == file.size,
        Self.digest(path) == file.sum
      else { continue }
      guard unlink(path) == 0 else { throw Self.failure(path) }
    }
    for folder in folders.reversed() { rmdir(workspace.parent + "/" + folder) }
    try Self.sync(workspace.parent)
  }

  private static func parent(_ path: String) -> String {
    String(PathName("/" + path).parent.dropFirst())
  }

  static func digest(_ path: String) -> SHA256Sum? {
    guard FileKind(path) == .file, let source = try? OpenedFile(path: path) else { return nil }
    return try? SHA256Sum(of: source)
  }

  private static func failure(_ path: String) -> PipelineError {
    .output(path, reason: "it cannot be put in place (\(systemMessage())); check the folder")
  }

  /// Waits until the names in a folder are on the disk.
  static func sync(_ folder: String) throws {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(folder) }
    defer { close(descriptor) }
    // Some file systems have nothing to wait for with folders.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure(folder) }
  }
}
