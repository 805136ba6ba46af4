internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering
internal import Glibc

extension AddJob {
  /// Prepares everything in the workspace, then commits it.
  func write(
    _ addition: Addition, _ shop: Workshop, in workspace: Workspace
  ) async throws {
    let files = try await newFiles(of: addition, shop, in: workspace)
    let contents = VolumeContents(
      volumeIdentifier: "", files: files, checksumListPath: nil,
      timestamp: options.epoch ?? Int64(Glibc.time(nil)))
    let total = files.reduce(0) { $0 + $1.size }
    let written = try FolderVolume.write(
      contents, to: workspace.path(UpdateJournal.tree), .of(options, total: total, progress))
    let placed = zip(files, written.checksums).map {
      UpdateJournal.Placed(path: $0.path, size: $0.size, sum: $1)
    }
    let update = PreparedUpdate(set: addition.set, update: addition.update)
    try update.commit(placed: placed, deleted: [], in: workspace)
  }

  /// What is added, in the order of the directory; what cannot be copied whole is spooled.
  func newFiles(
    of addition: Addition, _ shop: Workshop, in workspace: Workspace
  ) async throws -> [VolumeFile] {
    let entries = addition.ingest.sources.entries
    var sizes: [Int: Int] = [:]
    for instance in addition.order {
      let source = addition.index.instances[instance].source
      if entries[source].treatment != .copy || entries[source].rawPath != nil {
        sizes[source] = addition.index.instances[instance].size
      }
    }
    var spool = Spool(shop)
    try await spool.fill(
      addition.ingest.sources, sizes: sizes, in: workspace, jobs: options.jobs, progress: progress)
    return addition.order.map { instance in
      let entry = addition.index.instances[instance]
      return VolumeFile(
        path: addition.paths[instance] ?? "",
        content: spool.content(entry.source, addition.ingest.sources), size: entry.size)
    }
  }
}

extension Workspace {
  /// Leaves what the next run has to finish or to undo.
  func removeUnlessUnfinished() {
    if !FileTree.exists(path(UpdateJournal.name)) { remove() }
  }
}
