internal import DICOMCore
public import DICOMFileSet
internal import DiscMastering
internal import Glibc

/// Takes patients, studies, series or instances out of a file-set, with their files.
public struct RemoveJob: Sendable {
  let path: String
  private let removal: DirectoryRemoval
  private let target: UpdateTarget
  let options: CreateOptions
  let progress: ProgressHandler

  /// - Parameters:
  ///   - path: a folder; for another target than `.inPlace` also an image, an archive, a drive.
  ///   - options: the new medium, whether there may be nothing left, whether it is a dry run; their
  ///     input and output are not looked at.
  public init(
    _ path: String, _ removal: DirectoryRemoval,
    _ options: CreateOptions = CreateOptions(inputs: [], output: .folder(""), jobs: 1),
    to target: UpdateTarget = .inPlace, progress: @escaping ProgressHandler = { _ in }
  ) {
    self.path = path
    self.removal = removal
    self.options = options
    self.target = target
    self.progress = progress
  }

  private var isDryRun: Bool { options.isDryRun }

  /// - Throws: `PipelineError`, `CancellationError`: the file-set is then as it was, unless the error
  ///   says that a file could not be deleted.
  public func run() throws -> RemoveReport {
    if removal.isEmpty, !removal.compacts {
      throw PipelineError.usage(
        "say what to remove: --patient, --study, --series or --instance; or --compact")
    }
    if removal.keepsRecords, removal.compacts {
      throw PipelineError.usage("--keep-records and --compact are opposites; leave one out")
    }
    return
      switch target
    {
    case .inPlace: try runInPlace()
    case .session: try runSession()
    case .new(let output): try runAnew(output)
    }
  }

  private func runInPlace() throws -> RemoveReport {
    let folder = try UpdatedFileSet.folder(path)
    guard !isDryRun else { return try prepare(UpdatedFileSet(folder: folder)).report }
    let workspace = try Workspace(output: folder + "/DICOMDIR")
    do {
      let (set, update, deleted, report) = try prepare(UpdatedFileSet(folder: folder))
      if report.recordsRemoved + report.recordsRetired + report.recordsCompacted > 0 {
        try PreparedUpdate(set: set, update: update)
          .commit(placed: [], deleted: deleted, in: workspace)
      }
      workspace.removeUnlessUnfinished()
      return report
    } catch {
      workspace.removeUnlessUnfinished()
      throw error
    }
  }

  func prepare(_ set: UpdatedFileSet) throws -> (
    set: UpdatedFileSet, update: DirectoryUpdate, deleted: [String], report: RemoveReport
  ) {
    var update = DirectoryUpdate(set.directory)
    let result = update.remove(removal)
    if result.records == 0, !removal.isEmpty {
      throw PipelineError.nothingToWrite(
        "\(path): nothing in the file-set bears what was named; spindle list shows what is there")
    }
    var report = RemoveReport(
      isDryRun: isDryRun, path: set.folder, fileSetID: set.directory.fileSetID,
      fileSetUID: set.directory.fileSetUID?.rawValue ?? "")
    report.instancesRemoved = result.instances.count
    report.recordsRemoved = removal.keepsRecords ? 0 : result.records
    report.recordsRetired = removal.keepsRecords ? result.records : 0
    report.recordsCompacted = result.compacted
    report.privateRecordsRemoved = result.privateRecords
    var files = RemovedFiles(set, update, result.instances)
    report.instances = files.instancesLeft
    if report.instances == 0, !result.instances.isEmpty, !options.allowsEmpty {
      throw PipelineError.usage(
        "\(path): that would be the last instance, and the profiles of PS3.11 forbid an empty"
          + " file-set; delete it as a whole, or say --allow-empty")
    }
    let deleted = files.paths()
    report.filesDeleted = deleted.count
    report.filesMissing = files.missing
    report.bytesDeleted = files.bytes
    report.files = deleted
    report.findings = findings(result) + files.findings
    report.findings += DanglingReferences.findings(set, update, result.instances)
    report.conclude()
    return (set, update, deleted, report)
  }

  private func findings(_ result: DirectoryRemoval.Result) -> [Finding] {
    var findings: [Finding] = []
    if result.unmatched > 0 {
      findings.append(
        Finding(
          .warning,
          "of what was named, \(result.unmatched) is nowhere in the file-set and was passed over"))
    }
    if result.privateRecords > 0 {
      findings.append(
        Finding(
          .note,
          "\(result.privateRecords) private records stood below what was removed and went with it"))
    }
    if removal.keepsRecords {
      findings.append(
        Finding(
          .note,
          "the records stay with In-use Flag 0000H, which the standard has retired and not every"
            + " reader heeds; --compact removes them"))
    }
    return findings
  }
}
