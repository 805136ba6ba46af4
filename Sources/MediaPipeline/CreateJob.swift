internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

/// From folders of DICOM files to finished volumes: ingest, file-set, plan, master.
public struct CreateJob: Sendable {
  let options: CreateOptions
  let progress: ProgressHandler

  /// Name and version, for the README and the application identifier.
  public static let maker = "Spindle 0.1"

  public init(_ options: CreateOptions, progress: @escaping ProgressHandler = { _ in }) {
    self.options = options
    self.progress = progress
  }

  /// - Throws: `PipelineError`, `MasteringError`, `CancellationError`: then nothing was changed.
  public func run() async throws -> CreateReport {
    var walker = InputWalker()
    walker.excluded = try excludedFromInput()
    progress(Progress(phase: .searching, done: 0, total: 0))
    try walker.walk(options.inputs)
    guard case .image = options.output, options.medium == nil else {
      return try await run(walker.files, OutputTarget(options, medium: options.medium))
    }
    return try await runWithAutomaticMedium(walker.files)
  }

  /// Tries the medium that the input's size suggests, and another when the plan says so.
  private func runWithAutomaticMedium(_ files: [InputFile]) async throws -> CreateReport {
    var tried: Set<Medium> = []
    let largest = Medium.bdDualLayer
    var medium = Medium.smallest(holding: InputWalker.totalSize(files)) ?? largest
    while true {
      tried.insert(medium)
      let target = try OutputTarget(options, medium: medium)
      let prepared = try await prepare(files, target)
      // The files of the input that are no instances count for nothing.
      let needed = prepared.plan.volumes.count > 1 ? nil : prepared.plan.volumes.first?.size ?? 0
      let better =
        needed.map { Medium.smallest(holding: $0) ?? largest }
        ?? Medium.optical.first { ($0.capacity ?? 0) > (medium.capacity ?? 0) } ?? medium
      if better == medium || tried.contains(better) || options.onePatientAVolume {
        return try await finish(prepared)
      }
      medium = better
    }
  }

  private func run(_ files: [InputFile], _ target: OutputTarget) async throws -> CreateReport {
    try await finish(prepare(files, target))
  }

  /// Everything up to the plan: nothing is written.
  private func prepare(_ files: [InputFile], _ target: OutputTarget) async throws -> PreparedSet {
    if !options.replaces, !options.isDryRun, let name = try target.existing().first {
      throw PipelineError.outputExists(target.folder + "/" + name)
    }
    let judge = FileJudge(
      book: RecipeBook(profiles: target.profiles), profiles: target.profiles, options: options)
    let ingest = try await Ingest.run(files, judge: judge, jobs: options.jobs, progress: progress)
    return try PreparedSet(ingest, target: target, options: options)
  }

  private func finish(_ prepared: PreparedSet) async throws -> CreateReport {
    if prepared.ingest.index.instances.isEmpty,
      !(options.allowsEmpty && prepared.target.profiles.isEmpty)
    {
      throw NothingToWrite(report: prepared.report(uids: []))
    }
    guard !options.isDryRun else { return prepared.report(uids: []) }
    let writer = SetWriter(prepared: prepared, options: options, progress: progress)
    return try await writer.write()
  }

  /// The output as it is now, when it lies within the input.
  private func excludedFromInput() throws -> [[UInt8]] {
    let path: String
    switch options.output {
    case .inPlace: return []
    case .folder(let folder): path = folder
    case .image(let file), .zip(let file): path = file
    }
    guard let output = InputWalker.resolve(Array(path.utf8)) else { return [] }
    for input in options.inputs {
      guard let root = InputWalker.resolve(Array(input.utf8)) else { continue }
      if root == output || root.starts(with: output + [UInt8(ascii: "/")]) {
        throw PipelineError.usage(
          "\(path): the output cannot be the input or a folder around it; choose another place")
      }
    }
    return [output]
  }
}

/// The input holds nothing that a file-set could be made of; the report says why of each file.
public struct NothingToWrite: Error, CustomStringConvertible {
  public var report: CreateReport

  public var description: String {
    report.counts.rejected > 0
      ? "nothing was written: every instance of the input was rejected"
      : "nothing was written: there is no DICOM instance in the input"
  }
}
