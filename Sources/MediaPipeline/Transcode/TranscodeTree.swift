internal import DiscMastering
internal import Glibc
internal import Synchronization

/// Where transcoded files appear, each by a rename when it is whole and on the disk.
final class TranscodeTree: Sendable {
  /// The folder that relative names are of.
  let folder: String
  let workspace: Workspace
  private let isNew: Bool
  private let known = Mutex(Set<String>())
  private let waiting = Mutex(Waiting())

  /// Files that are whole, and get their names once they are on the disk.
  private struct Waiting: Sendable {
    var files: [(path: String, name: String)] = []
    var bytes = 0
    /// So many are waited for at once: the disk is asked for all of them in one call.
    var isEnough: Bool { bytes >= 256 << 20 || files.count >= 1000 }
  }

  /// - Parameter isFile: `output` is the name of the one file that there will be.
  /// - Throws: `PipelineError` when nothing can appear there.
  init(_ output: String, isFile: Bool, replaces: Bool) throws {
    let place = PathName(output)
    guard !["", ".", "..", "/"].contains(place.name) || !isFile else {
      throw PipelineError.usage("\(output): the output needs a name")
    }
    guard FileTree.isFolder(place.parent) else {
      throw PipelineError.output(
        place.parent, reason: "the output's folder is not there, or is not a folder; make it first")
    }
    if isFile {
      if FileTree.exists(output) {
        guard replaces else { throw PipelineError.outputExists(output) }
        guard case .file = FileKind(output) else {
          throw PipelineError.output(
            output, reason: "it is not a file, which --replace leaves alone; choose another name")
        }
      }
      (folder, isNew) = (place.parent, false)
      workspace = try Workspace(output: output)
      return
    }
    folder = output
    isNew = mkdir(output, 0o755) == 0
    guard isNew || FileTree.isFolder(output) else {
      throw PipelineError.output(output, reason: "it is no folder, or cannot be made")
    }
    // In it, so that what is finished is on the same file system; a killed run may have left it.
    workspace = try Workspace(output: output + "/transcode")
    let names = try FileTree.names(output).filter { $0 != Array(".transcode.spindle".utf8) }
    if !replaces, !names.isEmpty {
      workspace.remove()
      throw PipelineError.outputExists(output)
    }
  }

  /// Lets a file of the workspace appear, at the latest by `finish`; what was there is replaced.
  /// - Parameter name: with slashes, relative to `folder`.
  func place(_ path: String, as name: String, size: Int) throws {
    try appear(
      waiting.withLock { waiting in
        waiting.files.append((path, name))
        waiting.bytes += size
        guard waiting.isEnough else { return [] }
        defer { waiting = Waiting() }
        return waiting.files
      })
  }

  /// Lets what still waits appear.
  func finish() throws {
    let rest = waiting.withLock { waiting in
      defer { waiting = Waiting() }
      return waiting.files
    }
    try appear(rest)
    try FileSystemSync.wait(of: folder)
  }

  private func appear(_ files: [(path: String, name: String)]) throws {
    guard !files.isEmpty else { return }
    try FileSystemSync.wait(of: workspace.folder)
    for file in files { try appear(file.path, as: file.name) }
  }

  private func appear(_ path: String, as name: String) throws {
    let parts = name.split(separator: "/").map(String.init)
    try known.withLock { known in
      try FileTree.makeFolders(parts.dropLast(), in: folder, known: &known)
    }
    let target = folder + "/" + name
    guard rename(path, target) == 0 else {
      throw PipelineError.output(
        target, reason: "the file cannot be put in place (\(systemMessage())); check the folder")
    }
  }

  func close() {
    workspace.remove()
    if isNew { rmdir(folder) }
  }
}
