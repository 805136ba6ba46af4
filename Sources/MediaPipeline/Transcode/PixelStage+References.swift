internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

extension PixelStage {
  /// A file whose references have been written anew.
  private enum Followed: Sendable {
    case file(Verdict)
    /// Of a dry run: nothing but its size is another.
    case growth(Int)
  }

  /// Lets everything that refers to what was coded with loss refer to what that is now.
  func follow(_ ingest: inout Ingest, _ builder: inout FileSetBuilder) async throws {
    guard !ingest.references.coded.isEmpty else { return }
    let sources = ingest.sources
    let (replaced, results) = try await ingest.references.follow(
      by: judge.options.coding.text, width: jobs
    ) { task, replaced in
      try follow(task, replaced, sources)
    }
    var rewritten: [Int] = []
    for (number, result) in results {
      guard let uid = ingest.references.links[number]?.uid else { continue }
      switch result {
      case .growth(let bytes):
        builder.resize(ingest.references.coded[uid]?.uid ?? uid, by: bytes)
      case .file(let verdict):
        rewritten.append(number)
        try ingest.takeFollowed(
          verdict, number, was: ingest.references.coded[uid]?.uid ?? uid, into: &builder)
      }
    }
    shop.keepRewritten(rewritten)
    ingest.tellKept(replaced)
  }

  private func follow(
    _ task: References.Task, _ replaced: ReplacedInstances, _ sources: SourceTable
  ) throws -> Followed {
    let entry = sources.entries[task.number]
    let made = try shop.path(task.number)
    let source: any ByteSource
    if let made {
      source = try OpenedFile(path: made)
    } else {
      source = try sources.input(task.number).open()
      guard source.fileIdentity == entry.identity else {
        throw MasteringError(
          .sourceChanged(expected: "the file that was scanned", found: "another state of it"),
          path: entry.path)
      }
      // Its pixels were coded and forgotten.
      if entry.treatment.isTranscode { return .growth(try replaced.growth(source)) }
    }
    let path = try shop.workspace()?.path(Workshop.rewrittenName(task.number))
    var sink = try PieceSink(path)
    let file = try replaced.write(source, as: made == nil ? entry.treatment.syntax : nil, to: &sink)
    try sink.finish()
    let syntax =
      made == nil ? entry.treatment.syntax ?? file.transferSyntax.uid : file.transferSyntax.uid
    let result = Workshop.Made(
      coding: Coding(syntax), size: sink.count, warnings: [],
      notes: [References.note])
    return .file(judge.finished(file.dataSet, result))
  }
}

extension Treatment {
  /// In which the data set is encoded anew; nil where it stays.
  fileprivate var syntax: UID? {
    switch self {
    case .copy, .wrap: nil
    case .encode(let syntax): syntax
    case .transcode(let coding): coding.syntax
    }
  }
}

extension Ingest {
  /// An instance with other references, and with another UID.
  fileprivate mutating func takeFollowed(
    _ verdict: Verdict, _ number: Int, was uid: UID, into builder: inout FileSetBuilder
  ) throws {
    let icon = builder.icon(of: uid)
    builder.remove(uid)
    switch verdict {
    case .instance(var candidate):
      // Its pixels are what they were.
      candidate.summary.icon = icon
      let isCoded = candidate.summary.sopInstance == uid
      if isCoded { candidate.notes = [] }
      let path = sources.entries[number].path
      if let twin = twin(of: candidate.summary.sopInstance, builder) {
        sources.change(
          number, to: .duplicate, reason: "with its new references the same instance as \(twin)")
        return
      }
      findings += candidate.notes.map { Finding(.note, $0, path: path) }
      sources.change(number, to: candidate)
      try builder.add(candidate.summary, source: number, size: candidate.size, isNoted: true)
    case .rejected(let rejection): sources.reject(number, rejection)
    case .notDICOM(let reason), .skipped(let reason):
      sources.change(number, to: .rejected, reason: reason)
    case .directory: break
    }
  }

  /// Of what should have followed, and stays.
  fileprivate mutating func tellKept(_ replaced: ReplacedInstances) {
    var numbers: [UID: Int] = [:]
    for (number, link) in references.links { numbers[link.uid] = number }
    for kept in replaced.kept {
      let path = numbers[kept.uid].map { sources.entries[$0].path }
      findings.append(Finding(.warning, kept.description, path: path))
    }
  }
}
