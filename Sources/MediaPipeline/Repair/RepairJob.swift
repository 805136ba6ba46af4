internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering
internal import Glibc

/// A new, right DICOMDIR for a file-set that has a broken one or none.
///
/// In place only the DICOMDIR is written, by rename; as a new file-set the medium is read as the
/// input of `create`. Either way it is made of the files: what the old one says of them is not
/// trusted, only compared and reported.
public struct RepairJob: Sendable {
  private let path: String
  private var options: CreateOptions
  private let backup: String?
  private let progress: ProgressHandler

  /// - Parameters:
  ///   - options: the output, `.inPlace(path)` for the file-set itself; `inputs` are set here.
  ///   - backup: where the old DICOMDIR is copied to before it is replaced.
  public init(
    _ path: String, options: CreateOptions, backup: String? = nil,
    progress: @escaping ProgressHandler = { _ in }
  ) {
    self.path = path
    self.options = options
    self.options.inputs = [path]
    self.backup = backup
    self.progress = progress
  }

  private var isInPlace: Bool {
    if case .inPlace = options.output { true } else { false }
  }

  /// - Throws: `PipelineError`, `MasteringError`, `NothingToWrite`, `CancellationError`: then
  ///   nothing was changed.
  public func run() async throws -> RepairReport {
    if isInPlace, !FileTree.isFolder(path) {
      throw PipelineError.usage(
        "\(path) cannot be repaired in place, because it is no folder: say -o for a new file-set")
    }
    let medium = try MediumOpener.open(path: path)
    let inventory = try await MediumInventory.take(
      medium, jobs: options.jobs, progress: progress)
    var options = options
    keepIdentity(of: inventory, in: &options)
    options.replaces = options.replaces || isInPlace
    // What is cut short is on the medium and stays listed: leaving it out would lose it.
    options.onError = .keep
    options.listsFilesAsTheyAre = isInPlace
    let saved = try saveOldDirectory()
    let made = try await CreateJob(options, progress: progress).run()
    var report = RepairReport(
      path: path, isInPlace: isInPlace, backup: saved,
      instancesFound: inventory.instances.count { $0.file != nil },
      instancesListed: made.counts.written + made.counts.converted,
      defects: (inventory.findings + droppedRecords(inventory, medium)).map(defect), made: made)
    report.conclude()
    return report
  }

  /// A file-set that is mended stays the same one; a new one has its name and a UID of its own.
  private func keepIdentity(of inventory: MediumInventory, in options: inout CreateOptions) {
    let root = inventory.directories.first { $0.folder.isEmpty } ?? inventory.directories.first
    guard let old = root?.content else { return }
    if options.fileSetID == nil, !old.fileSetID.isEmpty, FileSetID(old.fileSetID) != nil {
      options.fileSetID = old.fileSetID
    }
    if isInPlace, let uid = old.fileSetUID, uid.isValid { options.fileSetUID = uid }
  }

  private func defect(_ finding: MediumFinding) -> RepairReport.Defect {
    let resolution = RepairResolution.of(finding.kind, inPlace: isInPlace)
    return RepairReport.Defect(
      kind: finding.kind, severity: finding.severity.rawValue, path: finding.path,
      offset: finding.offset, count: finding.count, message: finding.message,
      outcome: resolution.outcome, resolution: resolution.words)
  }

  /// Records that stand for no patient, study, series or instance: private ones above all.
  private func droppedRecords(
    _ inventory: MediumInventory, _ medium: any MediumReader
  ) -> [MediumFinding] {
    let entities: [DirectoryRecordType] = [.patient, .study, .series]
    return inventory.directories.flatMap { directory -> [MediumFinding] in
      guard let content = directory.content else { return [] }
      let path =
        medium.files.indices.contains(directory.file)
        ? medium.files[directory.file].path : "DICOMDIR"
      return content.records.indices.compactMap { index in
        let record = content.records[index]
        guard record.isInUse, !entities.contains(record.type), content.reference(index) == nil
        else { return nil }
        return MediumFinding(
          kind: "record-dropped", severity: .warning, path: path, offset: record.offset,
          message: "the \(record.type) record references no file")
      }
    }
  }

  /// - Returns: where it is now; nil when there is none, or it was not asked for.
  private func saveOldDirectory() throws -> String? {
    guard isInPlace, !options.isDryRun, let backup,
      let old = try? OpenedFile(path: path + "/DICOMDIR")
    else { return nil }
    guard !FileTree.exists(backup) else { throw PipelineError.outputExists(backup) }
    var sink = try OutputSink(path: backup + ".part")
    var offset = 0
    while offset < old.count {
      let end = min(offset + 1_048_576, old.count)
      try sink.write(old.read(offset..<end))
      offset = end
    }
    try sink.finish(sync: true)
    guard rename(backup + ".part", backup) == 0 else {
      throw PipelineError.output(backup, reason: "it cannot be written (\(systemMessage()))")
    }
    return backup
  }
}
