internal import DICOMCore
internal import DiscMastering

/// Files that are not copied whole, written anew into the workspace before a volume is made.
struct Spool: Sendable {
  private var paths: [Int: String] = [:]

  /// - Parameter shop: what lies there already is not written again.
  init(_ shop: Workshop) { paths = shop.spooled }

  /// Writes every file of `numbers` that needs it.
  /// - Throws: `MasteringError` when a source has changed since its header was read.
  mutating func fill(
    _ sources: SourceTable, sizes: [Int: Int], in workspace: Workspace, jobs: Int,
    progress: @escaping ProgressHandler
  ) async throws {
    let numbers = sizes.keys.filter { paths[$0] == nil }.sorted()
    let total = numbers.reduce(0) { $0 + (sizes[$1] ?? 0) }
    var done = 0
    try await forEachOrdered(numbers, chunk: 1, width: jobs) { number in
      Result { try Self.write(number, sources, workspace.path(Workshop.name(number))) }
    } consume: { first, written in
      for (offset, result) in written.enumerated() {
        let size = try result.get()
        let number = numbers[first + offset]
        paths[number] = workspace.path(Workshop.name(number))
        done += size
      }
      progress(.init(phase: .encoding, done: done, total: total))
    }
  }

  /// Where the bytes of a source come from.
  func content(_ number: Int, _ sources: SourceTable) -> VolumeFile.Content {
    if let spooled = paths[number] { return .file(path: spooled, identity: nil) }
    let entry = sources.entries[number]
    if entry.coercion != nil {
      let input = sources.input(number)
      return .source { try input.open() }
    }
    guard let member = entry.member else {
      return .file(path: entry.path, identity: entry.identity)
    }
    return .source { try member.medium.source(of: member.file) }
  }

  private static func write(_ number: Int, _ sources: SourceTable, _ path: String) throws -> Int {
    let entry = sources.entries[number]
    let source = try sources.input(number).open()
    guard source.fileIdentity == entry.identity else {
      throw MasteringError(
        .sourceChanged(expected: "the file that was scanned", found: "another state of it"),
        path: entry.path)
    }
    var sink = try OutputSink(path: path)
    try Encoder.write(source, entry.treatment, to: &sink)
    try sink.finish(sync: false)
    guard try entry.member != nil || OpenedFile(sources.input(number)).identity == entry.identity
    else {
      throw MasteringError(
        .sourceChanged(expected: "the file that was scanned", found: "another state of it"),
        path: entry.path)
    }
    return sink.count
  }
}
