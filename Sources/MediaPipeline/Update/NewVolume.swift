internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

/// An updated file-set as a new medium, with everything else that the old one holds.
struct NewVolume {
  let target: OutputTarget
  let set: UpdatedFileSet
  let kept: KeptFiles
  /// Of the new file-set.
  let uid: UID
  /// Bytes of the volume.
  let size: Int
  private let update: DirectoryUpdate
  private let directorySize: Int
  private let options: CreateOptions
  private let time: Int64

  /// Everything up to the writing.
  /// - Parameters:
  ///   - deleted: paths of files as `set.names` has them.
  ///   - added: File IDs, with slashes, and bytes of new instances.
  /// - Throws: `PipelineError` when it does not fit the medium, or cannot be of its profiles.
  init(
    _ set: UpdatedFileSet, _ medium: any MediumReader, _ update: DirectoryUpdate,
    deleted: Set<String>, added: [(path: String, size: Int)], _ options: CreateOptions
  ) throws {
    var target = try OutputTarget(options, medium: options.medium)
    let isJoliet = medium.sessions.last?.trees.contains("Joliet") == true
    target.iso.joliet = target.iso.joliet || isJoliet
    let isImage = if case .image = options.output { true } else { false }
    kept = KeptFiles(
      set, medium, update, deleted: deleted, added: added.map(\.path),
      isPlain: isImage && options.strictISO)
    (self.target, self.set, self.update, self.options) = (target, set, update, options)
    var sink = DirectoryDigest()
    try update.write(try update.records(), fileSetUID: Identifiers.longest, to: &sink)
    directorySize = sink.count
    let identifiers = Identifiers(epoch: options.epoch, options: options.fingerprint(target))
    time = identifiers.time
    uid = identifiers.fileSetUID(of: sink.hasher.finish())
    let files = added.map { VolumeFile(path: $0.path, content: .memory([]), size: $0.size) }
    size = try Self.size(
      Self.contents(
        set, kept, VolumeFile(path: "DICOMDIR", content: .memory([]), size: directorySize), files,
        time), target)
    if let capacity = target.medium?.capacity, size > capacity {
      throw PipelineError.usage(
        "\(target.path): the new medium needs \(size) bytes, and the medium"
          + " holds \(capacity); choose a larger --medium, or make a set of several media with"
          + " spindle create")
    }
  }

  /// Writes it and makes it appear.
  /// - Throws: `PipelineError`, `MasteringError`, `CancellationError`; there is then no output.
  func write(
    _ added: [VolumeFile], in workspace: Workspace, _ progress: @escaping ProgressHandler
  ) throws {
    // Under the lock: another run may just have finished.
    let existing = try target.replaced(options.replaces)
    let directory = workspace.path("dicomdir-1")
    var sink = try OutputSink(path: directory)
    try update.write(try update.records(), fileSetUID: uid, to: &sink)
    try sink.finish(sync: false)
    let contents = Self.contents(
      set, kept,
      VolumeFile(
        path: "DICOMDIR", content: .file(path: directory, identity: nil), size: directorySize),
      added, time)
    let path = workspace.path("volume-1")
    let control = WriteControl.of(options, total: size, progress)
    switch target.output {
    case .image: _ = try ISOImage.write(contents, target.iso, to: path, control)
    case .zip: _ = try ZIPArchive.write(contents, to: path, control)
    case .folder, .inPlace: _ = try FolderVolume.write(contents, to: path, control)
    }
    let name = target.name(volume: 0, of: 1)
    try Journal.commit(
      [("volume-1", name)], stale: existing.filter { $0 != name }, replaces: options.replaces,
      in: workspace)
  }

  var report: UpdatedMedium {
    UpdatedMedium(
      path: target.path, medium: target.medium?.name, bytes: size, filesKept: kept.files.count,
      isSession: false)
  }

  private static func contents(
    _ set: UpdatedFileSet, _ kept: KeptFiles, _ directory: VolumeFile, _ added: [VolumeFile],
    _ time: Int64
  ) -> VolumeContents {
    var files = [directory]
    for item in kept.files {
      var file = VolumeFile(
        path: item.path, content: .source { try set.open(item.file.path) }, size: item.file.size)
      file.hasFreeName = item.hasFreeName
      files.append(file)
    }
    let id = set.directory.fileSetID
    return VolumeContents(
      volumeIdentifier: (FileSetID(id) ?? FileSetID(mapping: id)).rawValue, files: files + added,
      checksumListPath: ChecksumLines.name, timestamp: time)
  }

  private static func size(_ contents: VolumeContents, _ target: OutputTarget) throws -> Int {
    switch target.output {
    case .image: try ISOImage.size(contents, target.iso)
    case .zip: try ZIPArchive.size(contents)
    case .folder, .inPlace:
      target.medium?.capacity == nil
        ? try FolderVolume.size(contents) : try FolderVolume.sizeOnFAT(contents)
    }
  }
}

/// Counts and hashes a DICOMDIR that is not written yet.
private struct DirectoryDigest: ByteSink {
  var hasher = SHA256Hasher()
  var count = 0

  mutating func write(_ bytes: [UInt8]) {
    hasher.update(bytes)
    count += bytes.count
  }
}

extension WriteControl {
  /// As the options and the user's interruption have it.
  static func of(
    _ options: CreateOptions, total: Int, _ progress: @escaping ProgressHandler
  ) -> WriteControl {
    var control = WriteControl()
    control.jobs = options.jobs
    control.isCancelled = { Interruption.isRequested }
    control.progress = { done in
      progress(Progress(phase: .writing, done: Int(done), total: total))
    }
    return control
  }
}
