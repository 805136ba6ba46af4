internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering
internal import Glibc

/// From a medium of any kind to a folder of its instances.
public struct ImportJob: Sendable {
  private let options: ImportOptions
  private let progress: ProgressHandler
  private let announce: @Sendable (ImportReport) -> Void

  /// - Parameter announce: is told what is on the medium before anything is imported.
  public init(
    _ options: ImportOptions, progress: @escaping ProgressHandler = { _ in },
    announce: @escaping @Sendable (ImportReport) -> Void = { _ in }
  ) {
    self.options = options
    self.progress = progress
    self.announce = announce
  }

  /// - Throws: `PatientChoiceNeeded`, `PipelineError`, `MasteringError`, `CancellationError`: what
  ///   has come by then is taken up again by the next run.
  public func run() async throws -> ImportReport {
    let folder = try ImportPlace.folder(options.destination)
    try options.coercion.check()
    let medium = try open()
    try refuseWithin(medium, folder)
    let inventory = try await MediumInventory.take(
      medium, jobs: options.jobs, progress: progress)
    return try run(medium, inventory, folder: folder)
  }

  func run(
    _ medium: any MediumReader, _ inventory: MediumInventory, folder: String
  ) throws -> ImportReport {
    var report = ImportReport(inventory, of: medium, options: options)
    if inventory.patients.count > 1, !options.choice.namesPatients {
      report.exitCode = 2
      throw PatientChoiceNeeded(report: report)
    }
    let selection = try ImportSelection(options.choice, of: inventory)
    guard selection.patients.count <= 1 || !options.coercion.mergesPatients else {
      throw PipelineError.usage(
        "--set would give \(selection.patients.count) patients one identity: choose one of them,"
          + " or give each its own with --map")
    }
    report.choose(selection)
    announce(report)
    let plan = ImportPlan(
      inventory, files: medium.files, selection: selection, rules: options.coercion,
      takesOtherFiles: options.takesOtherFiles)
    guard !plan.items.isEmpty || !plan.spares.isEmpty || !plan.missing.isEmpty else {
      throw PipelineError.nothingToWrite(
        inventory.instances.isEmpty
          ? "nothing was imported: there is no DICOM instance on the medium"
          : "nothing was imported: no instance on the medium is among what was asked for")
    }
    report.noteUnmapped(plan, inventory, selection, options.coercion)
    if !options.isDryRun {
      let run = ImportRun(
        plan: plan, inventory: inventory, medium: medium, options: options, progress: progress)
      try run.copy(into: folder, &report)
    }
    report.addRest(plan, inventory, files: medium.files, namesAll: options.reportsEveryFile)
    report.conclude()
    return report
  }

  private func open() throws -> any MediumReader {
    guard FileTree.exists(options.medium) else {
      throw PipelineError.inputMissing(
        options.medium, reason: "there is no such file, folder or device")
    }
    do {
      return try MediumOpener.open(path: options.medium)
    } catch var error as MasteringError {
      if error.path == options.medium { error.path = "" }
      throw PipelineError.medium(options.medium, reason: error.description)
    }
  }

  /// The copies would be found on the medium by the next run.
  private func refuseWithin(_ medium: any MediumReader, _ folder: String) throws {
    guard medium.kind == .folder, let root = InputWalker.resolve(Array(options.medium.utf8)) else {
      return
    }
    let parent = PathName(folder).parent
    let target =
      InputWalker.resolve(Array(folder.utf8))
      ?? InputWalker.resolve(Array(parent.utf8)).map {
        $0 + [0x2F] + Array(PathName(folder).name.utf8)
      }
    guard let target, target == root || target.starts(with: root + [0x2F]) else { return }
    throw PipelineError.usage(
      "\(folder): the copies cannot go onto the medium itself; choose another folder")
  }
}
