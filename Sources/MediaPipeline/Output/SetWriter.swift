internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

/// Writes a planned file-set: spool, DICOMDIRs, volumes, and at the end the names they appear under.
struct SetWriter: Sendable {
  let prepared: PreparedSet
  let shop: Workshop
  let options: CreateOptions
  let progress: ProgressHandler

  private var target: OutputTarget { prepared.target }
  private var plan: VolumePlan { prepared.plan }
  private var index: FileSetIndex { prepared.ingest.index }

  /// - Throws: `PipelineError`, `MasteringError`, `CancellationError`; the outputs are then as before.
  func write() async throws -> CreateReport {
    // A dry run, which has none, does not come here.
    guard let workspace = try shop.workspace() else { return prepared.report(uids: []) }
    // Under the lock: another run may just have finished.
    let existing = try target.replaced(options.replaces)
    var uids = plan.volumes.indices.map {
      prepared.identifiers.fileSetUID(index, plan, volume: $0)
    }
    var spool = Spool(shop)
    if case .inPlace = target.output {
      if let uid = options.fileSetUID { uids = [uid] }
      try writeDirectory(0, uids[0], to: workspace.path("volume-1"))
      var files = [("volume-1", "DICOMDIR")]
      if let sums = try checksums(of: workspace.path("volume-1")) {
        try sums.write(to: workspace.path("checksums"))
        files.append(("checksums", ChecksumLines.name))
      }
      // What is there has been looked at above; the list of checksums is always replaced.
      try Journal.commit(
        files, stale: [], replaces: options.replaces || files.count > 1, in: workspace)
      return prepared.report(uids: uids)
    }
    try await spool.fill(
      prepared.ingest.sources, sizes: spooledSizes(), in: workspace, jobs: options.jobs,
      progress: progress)
    for volume in plan.volumes.indices {
      if Interruption.isRequested { throw CancellationError() }
      try writeVolume(volume, uids[volume], spool, in: workspace)
    }
    let count = plan.volumes.count
    let names = (1...max(1, count)).map { target.name(volume: $0, of: count) }
    let volumes = plan.volumes.indices.map { ("volume-\($0 + 1)", names[$0]) }
    try Journal.commit(
      volumes, stale: existing.filter { !names.contains($0) }, replaces: options.replaces,
      in: workspace)
    return prepared.report(uids: uids)
  }

  /// The list of checksums that lies beside the DICOMDIR, with the sum of the new one.
  /// - Returns: nil where there is none, or it is no list that has the DICOMDIR.
  private func checksums(of directory: String) throws -> ChecksumLines? {
    guard case .inPlace(let folder) = target.output,
      var lines = try? ChecksumLines(in: folder), lines.has("DICOMDIR")
    else { return nil }
    lines.set("DICOMDIR", try ChecksumLines.sum(of: OpenedFile(path: directory)))
    return lines
  }

  /// The files that have to be written anew, with the sizes they will have.
  private func spooledSizes() -> [Int: Int] {
    var sizes: [Int: Int] = [:]
    for instance in plan.volumes.lazy.flatMap(\.instances).joined() {
      let number = index.instances[instance].source
      let entry = prepared.ingest.sources.entries[number]
      if entry.treatment != .copy || entry.rawPath != nil {
        sizes[number] = index.instances[instance].size
      }
    }
    return sizes
  }

  private func writeDirectory(_ volume: Int, _ uid: UID, to path: String) throws {
    let writer = DICOMDIRWriter(fileSetID: prepared.fileSetID(volume: volume), fileSetUID: uid)
    var sink = try OutputSink(path: path)
    let walk = VolumeWalk(index, plan, volume: volume)
    if case .inPlace = target.output {
      let prepared = prepared
      try writer.write(walk.records { prepared.fileID($0, planned: "") }, to: &sink)
    } else {
      try writer.write(walk.records, to: &sink)
    }
    try sink.finish(sync: true)
  }

  private func writeVolume(
    _ volume: Int, _ uid: UID, _ spool: Spool, in workspace: Workspace
  ) throws {
    let directory = workspace.path("dicomdir-\(volume + 1)")
    try writeDirectory(volume, uid, to: directory)
    let contents = try self.contents(volume, directory: directory, spool)
    let control = control(volume)
    let path = workspace.path("volume-\(volume + 1)")
    let written =
      switch target.output {
      case .image: try ISOImage.write(contents, target.iso, to: path, control)
      case .zip: try ZIPArchive.write(contents, to: path, control)
      case .folder, .inPlace: try FolderVolume.write(contents, to: path, control)
      }
    let isFolder = if case .folder = target.output { true } else { false }
    if !isFolder, written.size != plan.volumes[volume].size {
      throw PipelineError.output(
        target.path,
        reason:
          "the volume has \(written.size) bytes where \(plan.volumes[volume].size) were planned"
      )
    }
  }

  private func contents(_ volume: Int, directory: String, _ spool: Spool) throws -> VolumeContents {
    var files = [
      VolumeFile(
        path: "DICOMDIR", content: .file(path: directory, identity: nil),
        size: try OpenedFile(path: directory).count)
    ]
    for case .instance(let number, let path) in VolumeWalk(index, plan, volume: volume) {
      let instance = index.instances[number]
      files.append(
        VolumeFile(
          path: path, content: spool.content(instance.source, prepared.ingest.sources),
          size: instance.size))
    }
    files.append(VolumeFile(path: "README.TXT", bytes: prepared.readmeText(volume: volume)))
    return VolumeContents(
      volumeIdentifier: prepared.fileSetID(volume: volume).rawValue, files: files,
      timestamp: prepared.identifiers.time)
  }

  private func control(_ volume: Int) -> WriteControl {
    var control = WriteControl()
    control.jobs = options.jobs
    control.isCancelled = { Interruption.isRequested }
    let before = plan.volumes[..<volume].reduce(0) { $0 + $1.size }
    let total = plan.volumes.reduce(0) { $0 + $1.size }
    let progress = progress
    control.progress = { done in
      progress(Progress(phase: .writing, done: before + Int(done), total: total))
    }
    return control
  }
}
