internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering
internal import Glibc

extension AddJob {
  /// Prepares everything in the workspace, then commits it.
  func write(_ addition: Addition, in workspace: Workspace) async throws {
    let entries = addition.ingest.sources.entries
    var sizes: [Int: Int] = [:]
    for instance in addition.order {
      let source = addition.index.instances[instance].source
      if entries[source].treatment != .copy || entries[source].rawPath != nil {
        sizes[source] = addition.index.instances[instance].size
      }
    }
    var spool = Spool()
    try await spool.fill(
      addition.ingest.sources, sizes: sizes, in: workspace, jobs: options.jobs, progress: progress)
    let files = addition.order.map { instance in
      let entry = addition.index.instances[instance]
      return VolumeFile(
        path: addition.paths[instance] ?? "",
        content: spool.content(entry.source, entries[entry.source]), size: entry.size)
    }
    let contents = VolumeContents(
      volumeIdentifier: "", files: files, checksumListPath: nil,
      timestamp: options.epoch ?? Int64(Glibc.time(nil)))
    let written = try FolderVolume.write(
      contents, to: workspace.path(UpdateJournal.tree), control(files))
    let placed = zip(files, written.checksums).map {
      UpdateJournal.Placed(path: $0.path, size: $0.size, sum: $1)
    }
    let update = PreparedUpdate(set: addition.set, update: addition.update)
    try update.commit(placed: placed, deleted: [], in: workspace)
  }

  private func control(_ files: [VolumeFile]) -> WriteControl {
    var control = WriteControl()
    control.jobs = options.jobs
    control.isCancelled = { Interruption.isRequested }
    let total = files.reduce(0) { $0 + $1.size }
    let progress = progress
    control.progress = { done in
      progress(Progress(phase: .writing, done: Int(done), total: total))
    }
    return control
  }
}

extension Workspace {
  /// Leaves what the next run has to finish or to undo.
  func removeUnlessUnfinished() {
    if !FileTree.exists(path(UpdateJournal.name)) { remove() }
  }
}
