internal import DICOMCore
internal import DICOMFileSet

/// The input as a file-set sees it: every file with its verdict, and the instances in their order.
struct Ingest: Sendable {
  var sources = SourceTable()
  var index = FileSetIndex()
  /// Things in the input that the user should know of.
  var findings: [Finding] = []

  /// Instances whose pixels are still to be worked on, in the order of the input.
  var tasks: [PixelStage.Task] = []
  /// What refers to what, where something may be coded with loss.
  var references = References()
  /// By one of these: what was rejected in its favour, the first before the next.
  var alternates: [Int: [Int]] = [:]

  /// Of a file-set that is added to, by SOP Instance UID.
  private(set) var known: @Sendable (UID) -> KnownInstance? = { _ in nil }

  /// Reads the headers of all `files`, gathers the instances, and works on those that need it.
  /// - Parameter known: what the file-set has already.
  static func run(
    _ files: [InputFile], judge: FileJudge, shop: Workshop, jobs: Int,
    known: @escaping @Sendable (UID) -> KnownInstance? = { _ in nil },
    progress: @escaping ProgressHandler
  ) async throws -> Ingest {
    shop.begin()
    var ingest = Ingest()
    ingest.known = known
    var builder = FileSetBuilder(icons: judge.icons?.spool)
    try await forEachOrdered(files, chunk: 64, width: jobs) {
      PlaceMemo()
    } transform: { file, memo in
      judge.judge(file, &memo)
    } consume: { first, verdicts in
      for (offset, verdict) in verdicts.enumerated() {
        try ingest.take(verdict, of: files[first + offset], into: &builder)
      }
      progress(.init(phase: .reading, done: first + verdicts.count, total: files.count))
    }
    let stage = PixelStage(judge: judge, shop: shop, jobs: jobs, progress: progress)
    try await stage.run(&ingest, &builder)
    try judge.icons?.spool.check()
    // The closure above holds `builder`: what finishing frees would stay with it.
    let gathered = builder
    builder = FileSetBuilder()
    ingest.index = try (consume gathered).finish()
    ingest.findings += ingest.index.remarks.compactMap { Finding($0, ingest.sources) }
    return ingest
  }

  private mutating func take(
    _ verdict: Verdict, of input: InputFile, into builder: inout FileSetBuilder
  ) throws {
    switch verdict {
    case .skipped(let reason): _ = sources.append(input, .skipped, reason: reason)
    case .notDICOM(let found): _ = sources.append(input, .notDICOM, reason: found)
    case .directory:
      _ = sources.append(input, .dicomdir, reason: "a DICOMDIR; a new one is made")
    case .rejected(let rejection): sources.append(input, rejection)
    case .instance(let candidate): try take(candidate, of: input, into: &builder)
    }
  }

  private mutating func take(
    _ candidate: Candidate, of input: InputFile, into builder: inout FileSetBuilder
  ) throws {
    let uid = candidate.summary.sopInstance
    if let known = known(uid) { return take(known, uid, of: input) }
    let warnings = (input.coercion?.warnings ?? []) + candidate.warnings
    findings += input.findings
    findings += warnings.map { Finding(.warning, $0, path: input.path) }
    findings += candidate.notes.map { Finding(.note, $0, path: input.path) }
    if candidate.hasProgram {
      let what = "the preamble held the beginning of a program; zeros stand in its place"
      findings.append(Finding(.note, what, path: input.path))
    }
    guard let first = builder.source(of: uid) else {
      let number = sources.append(input, candidate)
      try add(candidate, number, to: &builder)
      return
    }
    let firstPath = sources.entries[first].path
    if Twin.haveSameDataSet(sources.input(first), input) {
      _ = sources.append(input, .duplicate, reason: "the same instance as \(firstPath)")
      return
    }
    let entry = sources.entries[first]
    // Whole before cut short, lossless before lossy, then the order of paths.
    let better =
      (candidate.isDamaged ? 1 : 0, candidate.isLossy ? 1 : 0)
      < (entry.isDamaged ? 1 : 0, entry.isLossy ? 1 : 0)
    let reason = "another data set than that of the same SOP Instance UID in "
    if better {
      let number = sources.append(input, candidate)
      sources.reject(
        first,
        Rejection(
          reason: reason + input.path + ", which is better", sopInstance: uid.rawValue))
      builder.remove(uid)
      try add(candidate, number, to: &builder)
      replace(first, by: number)
    } else {
      sources.append(
        input,
        Rejection(reason: reason + firstPath + ", which is taken", sopInstance: uid.rawValue))
      keepAlternate(sources.entries.count - 1, of: first)
    }
  }

  /// An instance that the file-set has.
  private mutating func take(_ known: KnownInstance, _ uid: UID, of input: InputFile) {
    guard let file = known.file else {
      let reason =
        "the DICOMDIR names it as \(known.path), and that file is missing;"
        + " run spindle repair on the file-set first"
      return sources.append(input, Rejection(reason: reason, sopInstance: uid.rawValue))
    }
    if Twin.haveSameDataSet(file, input) {
      _ = sources.append(
        input, .duplicate, reason: "the file-set has the same instance as \(known.path)")
      return
    }
    sources.append(
      input,
      Rejection(
        reason: "the file-set has another data set of this SOP Instance UID as \(known.path);"
          + " remove that one first", sopInstance: uid.rawValue))
  }
}

/// An instance of the file-set that is added to.
struct KnownInstance: Sendable {
  /// Its File ID, with slashes.
  var path: String
  /// Nil when the file is not there.
  var file: InputFile?
}
