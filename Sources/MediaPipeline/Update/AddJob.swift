internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

/// Adds instances to a file-set in a folder: the File-set Updater's half that makes it larger.
/// - SeeAlso: PS3.10 §6.2, PS3.4 §I.3
public struct AddJob: Sendable {
  private let path: String
  let options: CreateOptions
  let progress: ProgressHandler

  /// - Parameter options: inputs, profiles, selection and the like; their output is not looked at.
  public init(
    _ path: String, _ options: CreateOptions, progress: @escaping ProgressHandler = { _ in }
  ) {
    self.path = path
    self.options = options
    self.progress = progress
  }

  /// - Throws: `PipelineError`, `MasteringError`, `NothingToAdd`, `CancellationError`: the file-set is
  ///   then as it was.
  public func run() async throws -> AddReport {
    let folder = try UpdatedFileSet.folder(path)
    try checkInputs(folder)
    // A dry run leaves alone what a killed run has left, too.
    guard !options.isDryRun else { return try await prepare(folder).report(options) }
    let workspace = try Workspace(output: folder + "/DICOMDIR")
    do {
      let addition = try await prepare(folder)
      if !addition.paths.isEmpty { try await write(addition, in: workspace) }
      workspace.removeUnlessUnfinished()
      return addition.report(options)
    } catch {
      workspace.removeUnlessUnfinished()
      throw error
    }
  }

  private func checkInputs(_ folder: String) throws {
    let own = InputWalker.resolve(Array(folder.utf8)) ?? []
    for input in options.inputs {
      if let kind = ContainerFile.name(input) {
        throw PipelineError.usage(
          "\(input): Spindle cannot take its input from a file that is a whole \(kind) yet;"
            + " mount or unpack it and give the folder")
      }
      guard let root = InputWalker.resolve(Array(input.utf8)) else { continue }
      if root == own || root.starts(with: own + [0x2F]) {
        throw PipelineError.usage(
          "\(input): what is added cannot lie in the file-set already; spindle repair names files"
            + " that lie there and are not in its DICOMDIR")
      }
    }
  }

  /// Everything up to the writing.
  private func prepare(_ folder: String) async throws -> Addition {
    let set = try UpdatedFileSet(folder: folder)
    let contents = SetContents(set.directory)
    let chosen = try SetProfiles(
      given: options.profiles, medium: options.medium, contents, set)
    var walker = InputWalker()
    walker.excluded = InputWalker.resolve(Array(folder.utf8)).map { [$0] } ?? []
    progress(Progress(phase: .searching, done: 0, total: 0))
    try walker.walk(options.inputs)
    var judging = options
    judging.output = .folder(folder)
    let judge = FileJudge(
      book: RecipeBook(profiles: chosen.profiles), profiles: chosen.profiles, options: judging)
    let directory = set.directory
    let ingest = try await Ingest.run(
      walker.files, judge: judge, jobs: options.jobs,
      known: { uid in
        contents.records[uid].map { Self.known($0, directory, folder) }
      }, progress: progress)
    let addition = try Addition(set, contents, chosen, ingest)
    if addition.isWithoutInstances { throw NothingToAdd(report: addition.report(options)) }
    return addition
  }

  private static func known(
    _ record: Int, _ directory: FileSetDirectory, _ folder: String
  ) -> KnownInstance {
    let path = directory.reference(record)?.path ?? ""
    var names = FoldedNames(root: folder)
    let file = names.file(path).map {
      InputFile(rawPath: Array((folder + "/" + $0).utf8), kind: .file)
    }
    return KnownInstance(path: path, file: file)
  }
}

/// The input of `add` holds no instance; the report says why of each file.
public struct NothingToAdd: Error, CustomStringConvertible {
  public var report: AddReport

  public var description: String {
    "nothing was added: there is no DICOM instance in the input that was asked for"
  }
}
