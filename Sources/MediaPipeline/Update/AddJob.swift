internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

/// Adds instances to a file-set: the File-set Updater's half that makes it larger.
/// - SeeAlso: PS3.10 §6.2, PS3.4 §I.3
public struct AddJob: Sendable {
  let path: String
  private let target: UpdateTarget
  let options: CreateOptions
  let progress: ProgressHandler

  /// - Parameters:
  ///   - path: a folder; for another target than `.inPlace` also an image, an archive, a drive.
  ///   - options: inputs, profiles, selection and the like; their output is not looked at.
  public init(
    _ path: String, _ options: CreateOptions, to target: UpdateTarget = .inPlace,
    progress: @escaping ProgressHandler = { _ in }
  ) {
    self.path = path
    self.target = target
    self.options = options
    self.progress = progress
  }

  /// - Throws: `PipelineError`, `MasteringError`, `NothingToAdd`, `CancellationError`: the file-set is
  ///   then as it was.
  public func run() async throws -> AddReport {
    switch target {
    case .inPlace: try await runInPlace()
    case .session: try await runSession()
    case .new(let output): try await runAnew(output)
    }
  }

  private func runInPlace() async throws -> AddReport {
    let folder = try UpdatedFileSet.folder(path)
    try checkInputs(folder)
    // A dry run leaves alone what a killed run has left, too.
    guard !options.isDryRun else {
      return try await prepare(UpdatedFileSet(folder: folder), Workshop(output: nil), options)
        .report(options)
    }
    let output = folder + "/DICOMDIR"
    let workspace = try Workspace(output: output)
    let shop = Workshop(output: output, workspace)
    do {
      let addition = try await prepare(UpdatedFileSet(folder: folder), shop, options)
      if !addition.paths.isEmpty { try await write(addition, shop, in: workspace) }
      workspace.removeUnlessUnfinished()
      return addition.report(options)
    } catch {
      workspace.removeUnlessUnfinished()
      throw error
    }
  }

  func checkInputs(_ folder: String) throws {
    let own = InputWalker.resolve(Array(folder.utf8)) ?? []
    for input in options.inputs {
      guard let root = InputWalker.resolve(Array(input.utf8)) else { continue }
      if root == own || root.starts(with: own + [0x2F]) {
        throw PipelineError.usage(
          "\(input): what is added cannot lie in the file-set already; spindle repair names files"
            + " that lie there and are not in its DICOMDIR")
      }
    }
  }

  /// Everything up to the writing.
  func prepare(
    _ set: UpdatedFileSet, _ shop: Workshop, _ options: CreateOptions
  ) async throws -> Addition {
    var walker = InputWalker()
    walker.excluded = InputWalker.resolve(Array(set.folder.utf8)).map { [$0] } ?? []
    if case .new = target { walker.excluded += try NewPlace.excluded(options) }
    progress(Progress(phase: .searching, done: 0, total: 0))
    try walker.walk(options.inputs)
    let files = try await CoercionStage(options, progress: progress).run(walker.files)
    return try await prepare(set, files, shop, options)
  }

  private func prepare(
    _ set: UpdatedFileSet, _ files: [InputFile], _ shop: Workshop, _ options: CreateOptions
  ) async throws -> Addition {
    var judging = options
    if let medium = set.medium, case .new = target {
      judging.medium = NewPlace.medium(
        options, old: medium, added: InputWalker.totalSize(files))
    }
    let contents = SetContents(set.directory)
    let chosen = try SetProfiles(
      given: options.profiles, medium: judging.medium, contents, set, target: target)
    judging.output = .folder(set.folder)
    let judge = FileJudge(
      book: RecipeBook(profiles: chosen.profiles), profiles: chosen.profiles, options: judging,
      icons: try IconMaker(chosen.profiles, judging, folder: folderOfOutput(set)))
    let ingest = try await Ingest.run(
      files, judge: judge, shop: shop, jobs: options.jobs,
      known: { uid in
        contents.records[uid].map { Self.known($0, set) }
      }, progress: progress)
    let addition = try Addition(set, contents, chosen, ingest, judging.medium)
    if addition.isWithoutInstances { throw NothingToAdd(report: addition.report(options)) }
    return addition
  }

  /// Where there will be as much room as the result takes.
  private func folderOfOutput(_ set: UpdatedFileSet) throws -> String {
    switch target {
    case .inPlace: set.folder
    case .session: try PathName(SessionImage.resolved(path)).parent
    case .new(.image(let output)), .new(.zip(let output)), .new(.folder(let output)):
      PathName(output).parent
    case .new(.inPlace(let folder)): folder
    }
  }

  private static func known(_ record: Int, _ set: UpdatedFileSet) -> KnownInstance {
    let path = set.directory.reference(record)?.path ?? ""
    var names = set.names
    return KnownInstance(path: path, file: names.file(path).flatMap(set.input))
  }
}

/// The input of `add` holds no instance; the report says why of each file.
public struct NothingToAdd: Error, CustomStringConvertible {
  public var report: AddReport

  public var description: String {
    "nothing was added: there is no DICOM instance in the input that was asked for"
  }
}
