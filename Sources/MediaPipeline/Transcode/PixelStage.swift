internal import DICOMCore
internal import DICOMFileSet
internal import DICOMPixels
internal import DiscMastering

/// The work on pixels between the judging of all headers and the plan: what is decoded or coded anew
/// is written into the spool, once, and its size and attributes are known from then on.
///
/// Small images are worked on side by side, a large one by itself with several of its frames at once.
/// Results are taken in the order of the input, so that they do not depend on how many work.
struct PixelStage: Sendable {
  let judge: FileJudge
  let shop: Workshop
  let jobs: Int
  let progress: ProgressHandler

  /// An instance that is to be worked on.
  struct Task: Sendable {
    /// In the source table.
    var number: Int
    var sopInstance: UID
    /// What it may become, what is wanted most first.
    var forms: [Form]
    /// Worth the work of all on its frames.
    var isLarge: Bool
    /// Bytes of the input.
    var size: Int
  }

  /// A source that is worked on, with what was known of it.
  private struct Piece: Sendable {
    var task: Task
    var input: InputFile
    var identity: FileIdentity?
  }

  /// - Throws: `PipelineError`, `CancellationError`, `MasteringError` when a source has changed since
  ///   it was judged; what is wrong with an instance is told of it.
  func run(_ ingest: inout Ingest, _ builder: inout FileSetBuilder) async throws {
    while !ingest.tasks.isEmpty {
      // Of those in whose place a better file stands nothing is left.
      let tasks = ingest.tasks.filter { ingest.sources.entries[$0.number].status != .rejected }
      ingest.tasks = []
      try await run(tasks, &ingest, &builder)
      try ingest.takeAlternates(of: tasks, judge, into: &builder)
    }
    try await follow(&ingest, &builder)
  }

  private func run(
    _ tasks: [Task], _ ingest: inout Ingest, _ builder: inout FileSetBuilder
  ) async throws {
    guard !tasks.isEmpty else { return }
    _ = try shop.workspace()
    let total = tasks.reduce(0) { $0.addingClamped($1.size) }
    var done = 0
    let pieces = tasks.map { piece($0, ingest) }
    try await forEachOrdered(pieces, width: jobs) {
      $0.task.isLarge
    } work: {
      try await withIcon(outcome(of: $0, width: $1), $0)
    } consume: { index, verdict in
      try ingest.take(verdict, of: tasks[index], into: &builder)
      done = done.addingClamped(tasks[index].size)
      progress(.init(phase: .encoding, done: done, total: total))
    }
  }

  private func piece(_ task: Task, _ ingest: Ingest) -> Piece {
    Piece(
      task: task, input: ingest.sources.input(task.number),
      identity: ingest.sources.entries[task.number].identity)
  }

  private func outcome(of piece: Piece, width: Int) async throws -> Verdict {
    if let verdict = try earlier(piece) { return verdict }
    var attempts = Attempts(piece.task.forms)
    while true {
      switch attempts.next() {
      case .work(let coding):
        do {
          var work = try PixelWork(open(piece), coding, proves: judge.options.proves)
          try await work.make(width: width, streams: path(piece).map { $0 + "-streams" })
          var sink = try PieceSink(path(piece))
          try await work.write(to: &sink, width: width)
          if let verdict = try finish(piece, coding, work, &sink, &attempts) { return verdict }
        } catch {
          try fail(piece, coding, error, &attempts)
        }
      case .end(let end): return verdict(piece, end)
      }
    }
  }

  /// - Returns: nil when the profiles do not take it so and something else can be tried.
  private func finish(
    _ piece: Piece, _ coding: Coding, _ work: PixelWork, _ sink: inout PieceSink,
    _ attempts: inout Attempts
  ) throws -> Verdict? {
    try sink.finish()
    _ = try open(piece)
    let made = Workshop.Made(
      coding: coding, size: sink.count, warnings: work.doubts,
      notes: attempts.notes(coding) + work.notes, replacement: work.replacement)
    let verdict = judge.finished(work.file.dataSet, made)
    if case .rejected(let rejection) = verdict, !attempts.isLast {
      attempts.refuse(rejection.reason)
      return nil
    }
    shop.keep(Workshop.Piece(forms: piece.task.forms, outcome: .made(made)), of: piece.task.number)
    return verdict
  }

  private func fail(
    _ piece: Piece, _ coding: Coding, _ error: any Error, _ attempts: inout Attempts
  ) throws {
    if let path = try path(piece) { FileTree.removeFile(path) }
    try attempts.fail(error, coding)
  }

  /// What becomes of it when nothing can be made of it.
  private func verdict(_ piece: Piece, _ end: Attempts.End) -> Verdict {
    let outcome: Workshop.Outcome =
      switch end {
      case .stay(let reason): .unchanged(reason)
      case .fail(let reason): .failed(reason)
      }
    shop.keep(Workshop.Piece(forms: piece.task.forms, outcome: outcome), of: piece.task.number)
    return verdict(piece, outcome)
  }

  private func verdict(_ piece: Piece, _ outcome: Workshop.Outcome) -> Verdict {
    switch outcome {
    case .unchanged(let reason): judge.unchanged(piece.input, because: reason)
    case .failed(let reason): judge.unworked(piece.input, because: reason)
    case .made(let made): judge.finished(DataSet(), made)
    }
  }

  /// What was made of it in a plan that was given up.
  private func earlier(_ piece: Piece) throws -> Verdict? {
    guard let known = shop.piece(piece.task.number, for: piece.task.forms) else { return nil }
    guard case .made(let made) = known.outcome else { return verdict(piece, known.outcome) }
    guard let path = try path(piece) else { return nil }
    let file = try DICOMFile.read(OpenedFile(path: path), options: judge.reading)
    return judge.finished(file.dataSet, made)
  }

  /// The icon is made of the pixels as they were.
  private func withIcon(_ verdict: Verdict, _ piece: Piece) throws -> Verdict {
    guard case .instance(let candidate) = verdict, judge.icons != nil else { return verdict }
    return judge.withIcon(candidate, try open(piece))
  }

  /// Where it is written; nil: nowhere.
  private func path(_ piece: Piece) throws -> String? {
    try shop.workspace()?.path(Workshop.name(piece.task.number))
  }

  /// The source, in the state in which it was judged.
  private func open(_ piece: Piece) throws -> any ByteSource {
    let source = try piece.input.open()
    guard source.fileIdentity == piece.identity else {
      throw MasteringError(
        .sourceChanged(expected: "the file that was scanned", found: "another state of it"),
        path: piece.input.path)
    }
    return source
  }
}
