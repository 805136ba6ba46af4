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
    var coding: Coding
    /// Worth the work of all on its frames.
    var isLarge: Bool
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
  }

  private func run(
    _ tasks: [Task], _ ingest: inout Ingest, _ builder: inout FileSetBuilder
  ) async throws {
    guard !tasks.isEmpty else { return }
    _ = try shop.workspace()
    let sizes = tasks.map { ingest.sources.entries[$0.number].identity?.size ?? 0 }
    let total = sizes.reduce(0) { $0.addingClamped($1) }
    var done = 0
    var next = 0
    while next < tasks.count {
      if Interruption.isRequested { throw CancellationError() }
      if tasks[next].isLarge {
        let verdict = try await outcome(of: piece(tasks[next], ingest), width: jobs)
        try ingest.take(verdict, of: tasks[next], into: &builder)
        done = done.addingClamped(sizes[next])
        progress(.init(phase: .encoding, done: done, total: total))
        next += 1
        continue
      }
      let first = next
      while next < tasks.count, !tasks[next].isLarge { next += 1 }
      let pieces = tasks[first..<next].map { piece($0, ingest) }
      try await forEachOrdered(pieces, chunk: 1, width: jobs) { piece in
        Result { try outcome(of: piece) }
      } consume: { start, verdicts in
        for (offset, verdict) in verdicts.enumerated() {
          let place = first + start + offset
          try ingest.take(try verdict.get(), of: tasks[place], into: &builder)
          done = done.addingClamped(sizes[place])
        }
        progress(.init(phase: .encoding, done: done, total: total))
      }
    }
  }

  private func piece(_ task: Task, _ ingest: Ingest) -> Piece {
    Piece(
      task: task, input: ingest.sources.input(task.number),
      identity: ingest.sources.entries[task.number].identity)
  }

  private func outcome(of piece: Piece) throws -> Verdict {
    if let verdict = try earlier(piece) { return verdict }
    do {
      let work = try PixelWork(open(piece), piece.task.coding)
      var sink = try PieceSink(shop.workspace()?.path(Workshop.name(piece.task.number)))
      try work.write(to: &sink)
      return try finish(piece, work, &sink)
    } catch {
      return try failure(error, of: piece)
    }
  }

  private func outcome(of piece: Piece, width: Int) async throws -> Verdict {
    if let verdict = try earlier(piece) { return verdict }
    do {
      let work = try PixelWork(open(piece), piece.task.coding)
      var sink = try PieceSink(shop.workspace()?.path(Workshop.name(piece.task.number)))
      try await work.write(to: &sink, width: width)
      return try finish(piece, work, &sink)
    } catch {
      return try failure(error, of: piece)
    }
  }

  private func finish(
    _ piece: Piece, _ work: PixelWork, _ sink: inout PieceSink
  ) throws -> Verdict {
    try sink.finish()
    _ = try open(piece)
    shop.keep(
      Workshop.Piece(coding: piece.task.coding, size: sink.count, warnings: work.doubts),
      of: piece.task.number)
    return judge.finished(
      work.file.dataSet, piece.task.coding, size: sink.count, warnings: work.doubts)
  }

  /// What was made of it in a plan that was given up.
  private func earlier(_ piece: Piece) throws -> Verdict? {
    guard let known = shop.piece(piece.task.number), known.coding == piece.task.coding else {
      return nil
    }
    if let failure = known.failure { return judge.unworked(piece.input, because: failure) }
    guard let path = try shop.workspace()?.path(Workshop.name(piece.task.number)) else {
      return nil
    }
    let file = try DICOMFile.read(OpenedFile(path: path), options: judge.reading)
    return judge.finished(
      file.dataSet, piece.task.coding, size: known.size, warnings: known.warnings)
  }

  /// - Throws: what is not the instance's fault.
  private func failure(_ error: any Error, of piece: Piece) throws -> Verdict {
    let reason: String
    switch error {
    case let error as CodecError: reason = piece.task.coding.failure("\(error)")
    case let error as PixelError: reason = piece.task.coding.failure("\(error)")
    case var error as DICOMError:
      error.file = ""
      reason = piece.task.coding.failure("\(error)")
    case let error as FileError: reason = "cannot be read (\(error.reason))"
    case var error as MasteringError:
      if case .sourceChanged = error.reason { throw error }
      error.path = ""
      reason = error.description
    default: throw error
    }
    if let path = try shop.workspace()?.path(Workshop.name(piece.task.number)) {
      FileTree.removeFile(path)
    }
    shop.keep(
      Workshop.Piece(coding: piece.task.coding, size: 0, warnings: [], failure: reason),
      of: piece.task.number)
    return judge.unworked(piece.input, because: reason)
  }

  /// The source, in the state in which it was judged.
  private func open(_ piece: Piece) throws -> any ByteSource {
    let source = try piece.input.open()
    guard (source as? OpenedFile)?.identity == piece.identity else {
      throw MasteringError(
        .sourceChanged(expected: "the file that was scanned", found: "another state of it"),
        path: piece.input.path)
    }
    return source
  }
}

/// A file of the spool; in a dry run only its size.
private struct PieceSink: ByteSink {
  private var file: OutputSink?
  private(set) var count = 0

  init(_ path: String?) throws { file = try path.map { try OutputSink(path: $0) } }

  mutating func write(_ bytes: [UInt8]) throws {
    count += bytes.count
    try file?.write(bytes)
  }

  mutating func finish() throws { try file?.finish(sync: false) }
}

extension Coding {
  /// The sentence for an image with which nothing can be done.
  fileprivate func failure(_ reason: String) -> String {
    isNative
      ? "its pixels cannot be decompressed: \(reason)"
      : "its pixels cannot be written in \(TransferSyntax(syntax)?.name ?? ""): \(reason)"
  }
}
