internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

/// A changed directory on its way to the disk.
struct PreparedUpdate {
  let set: UpdatedFileSet
  let update: DirectoryUpdate

  /// - Parameters:
  ///   - placed: lie in the workspace, in the order of the checksum list.
  ///   - deleted: paths of files within the file-set.
  func commit(
    placed: [UpdateJournal.Placed], deleted: [String], in workspace: Workspace
  ) throws {
    let path = workspace.path(UpdateJournal.directory)
    var sink = try HashedSink(OutputSink(path: path))
    try update.write(try update.records(), to: &sink)
    let new = try sink.finish()
    if var lines = try? ChecksumLines(in: set.folder) {
      lines.remove(Set(deleted))
      for file in placed { lines.append(file.path, file.sum) }
      lines.set("DICOMDIR", new)
      var file = try OutputSink(path: workspace.path(UpdateJournal.checksums))
      try file.write(lines.text)
      try file.finish(sync: true)
    }
    if Interruption.isRequested { throw CancellationError() }
    let journal = UpdateJournal(
      old: set.digest, new: new, placed: placed, folders: newFolders(placed), deleted: deleted)
    try journal.commit(in: workspace)
  }

  /// The folders of new files that are not there yet, parents first.
  private func newFolders(_ placed: [UpdateJournal.Placed]) -> [String] {
    var seen: Set<Substring> = []
    var folders: [String] = []
    for file in placed {
      var rest = file.path[...]
      while let slash = rest.lastIndex(of: "/") {
        rest = rest[..<slash]
        guard seen.insert(rest).inserted else { break }
        if !FileTree.isFolder(set.folder + "/" + rest) { folders.append(String(rest)) }
      }
    }
    return folders.sorted()
  }
}

/// Hashes what goes into a file.
struct HashedSink: ByteSink {
  private var file: OutputSink
  private var hasher = SHA256Hasher()

  init(_ file: OutputSink) { self.file = file }

  mutating func write(_ bytes: [UInt8]) throws {
    hasher.update(bytes)
    try file.write(bytes)
  }

  /// Waits until it is on the disk.
  mutating func finish() throws -> SHA256Sum {
    try file.finish(sync: true)
    return hasher.finish()
  }
}
