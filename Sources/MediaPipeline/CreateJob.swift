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
    try checkOptions()
    var walker = InputWalker()
    walker.excluded = try excludedFromInput()
    progress(Progress(phase: .searching, done: 0, total: 0))
    try walker.walk(options.inputs)
    let shop = Workshop(output: options.isDryRun ? nil : options.output.workPlace)
    defer { shop.close() }
    let files = try await Intake(options, shop, progress).files(walker.files)
    guard case .image = options.output, options.medium == nil else {
      return try await run(files, OutputTarget(options, medium: options.medium), shop)
    }
    return try await runWithAutomaticMedium(files, shop)
  }

  /// Tries the medium that the input's size suggests, and another when the plan says so.
  private func runWithAutomaticMedium(
    _ files: [InputFile], _ shop: Workshop
  ) async throws -> CreateReport {
    let media = mediaOfProfiles()
    guard var medium = media.smallest(holding: InputWalker.totalSize(files)) else {
      // The sentence says what the profiles are of.
      return try await run(files, OutputTarget(options, medium: nil), shop)
    }
    var tried: Set<Medium> = []
    while true {
      tried.insert(medium)
      let prepared = try await prepare(files, OutputTarget(options, medium: medium), shop)
      let better = try media.smallest(holding: prepared.sizeWithoutLimit()) ?? medium
      let isLarger = (better.capacity ?? 0) > (medium.capacity ?? 0)
      // Two profiles may each send the instances to the other's medium: the larger one holds them.
      if better == medium || tried.contains(better) && !isLarger {
        return try await finish(prepared, files, shop)
      }
      if tried.contains(better) {
        return try await run(files, OutputTarget(options, medium: better), shop)
      }
      medium = better
    }
  }

  /// What `auto` may choose.
  private func mediaOfProfiles() -> [Medium] {
    Medium.optical.filter { medium in
      (options.profiles ?? []).allSatisfy { $0.media.contains(medium.name) }
    }
  }

  private func run(
    _ files: [InputFile], _ target: OutputTarget, _ shop: Workshop
  ) async throws -> CreateReport {
    try await finish(prepare(files, target, shop), files, shop)
  }

  /// Everything up to the plan: nothing is written but the spool.
  func prepare(
    _ files: [InputFile], _ target: OutputTarget, _ shop: Workshop,
    _ compression: FitCompression? = nil
  ) async throws -> PreparedSet {
    var options = options
    options.compression = compression
    if !options.isDryRun { _ = try target.replaced(options.replaces) }
    let judge = FileJudge(
      book: RecipeBook(profiles: target.profiles), profiles: target.profiles, options: options,
      icons: try IconMaker(target.profiles, options, folder: target.folder))
    let ingest = try await Ingest.run(
      files, judge: judge, shop: shop, jobs: options.jobs, progress: progress)
    return try PreparedSet(ingest, target: target, options: options)
  }

  private func finish(
    _ prepared: PreparedSet, _ files: [InputFile], _ shop: Workshop
  ) async throws -> CreateReport {
    let prepared = try await fitted(prepared, files, shop)
    let counts = prepared.ingest.sources.counts
    let isEmpty = (counts[.written] ?? 0) + (counts[.converted] ?? 0) == 0
    // Rejected ones make no empty file-set, which nobody asked for.
    if isEmpty,
      counts[.rejected] ?? 0 > 0
        || !(options.allowsEmpty && prepared.target.profiles.isEmpty)
    {
      var report = prepared.report(uids: [])
      report.volumes = []
      throw NothingToWrite(
        report: report, isEmptyAllowed: options.allowsEmpty,
        hasSelection: options.selection.isNarrow)
    }
    guard !options.isDryRun else { return prepared.report(uids: []) }
    let writer = SetWriter(
      prepared: prepared, shop: shop, options: options, progress: progress)
    return try await writer.write()
  }

  /// What is known to be wrong before anything is read.
  private func checkOptions() throws {
    if let wanted = options.fileSetID, wanted.isEmpty || FileSetID(wanted) == nil {
      throw PipelineError.usage(
        "\(wanted) cannot be a File-set ID: 1 to 16 of A-Z, 0-9 and _ can")
    }
    if case .inPlace = options.output, options.onePatientAVolume {
      throw PipelineError.usage("--in-place makes one volume; leave out --per-patient")
    }
    if case .inPlace = options.output, options.conversion != nil {
      throw PipelineError.usage(
        "--in-place touches nothing but the DICOMDIR; for --convert make a new file-set with -o")
    }
    if case .inPlace = options.output, options.coercion != nil {
      throw PipelineError.usage("--in-place changes no file; leave out --coerce, or give -o")
    }
    try OutputTarget.checkPlace(options)
  }

  /// The volumes of the output as they are now, when they lie within the input.
  private func excludedFromInput() throws -> [[UInt8]] {
    if case .inPlace = options.output { return [] }
    let target = try OutputTarget(options, medium: options.medium, checksProfiles: false)
    let names = Set(target.existing() + [PathName(target.path).name])
    let outputs = names.sorted().compactMap {
      InputWalker.resolve(Array((target.folder + "/" + $0).utf8))
    }
    for input in options.inputs {
      guard let root = InputWalker.resolve(Array(input.utf8)) else { continue }
      for output in outputs where root == output || root.starts(with: output + [0x2F]) {
        throw PipelineError.usage(
          "\(input): the output cannot be the input or a folder around it; choose another place")
      }
    }
    return outputs
  }
}

/// The input holds nothing that a file-set could be made of; the report says why of each file.
public struct NothingToWrite: Error, CustomStringConvertible {
  public var report: CreateReport
  var isEmptyAllowed = false
  var hasSelection = false

  public var description: String {
    if report.counts.rejected > 0 {
      let first = report.files.first { $0.status == SourceTable.Status.rejected.name }
      let why = first.map { " (the first: \($0.path): \($0.reason ?? ""))" } ?? ""
      return "nothing was written: every instance of the input was rejected\(why)"
    }
    if isEmptyAllowed {
      return "nothing was written: profiles forbid an empty file-set; add --profile none"
    }
    return hasSelection && report.counts.skipped > 0
      ? "nothing was written: no instance of the input is among what was asked for"
      : "nothing was written: there is no DICOM instance in the input"
  }
}

extension [Medium] {
  /// The first that holds so many bytes, else the last.
  fileprivate func smallest(holding bytes: Int) -> Medium? {
    first { ($0.capacity ?? 0) >= bytes } ?? last
  }
}
