import DICOMCore
import DICOMFileSet
import DiscMastering
import Glibc
import MediaPipeline

/// Reads a mutant in every way that Spindle reads such a file.
enum Reading {
  static func read(_ mutant: Mutant) async -> Outcome {
    var outcome = Outcome()
    let source = MemorySource(mutant.bytes, name: "mutant")
    switch mutant.kind {
    case .directory:
      await outcome.time("directory") { try directory(source, &$0) }
    case .instance:
      await outcome.time("instance") { _ in try instance(source) }
    case .iso, .udf, .zip, .tar:
      await outcome.time("medium") { _ in try await medium(source) }
    }
    if !mutant.members.isEmpty {
      await outcome.time("inventory") { _ in
        _ = try await MediumInventory.take(MemoryMedium(mutant.members), jobs: 1)
      }
    }
    return outcome
  }

  private static func directory(_ source: MemorySource, _ outcome: inout Outcome) throws {
    let directory = try FileSetDirectory(source)
    for record in directory.records.indices {
      _ = directory.item(record).elements.count
      _ = directory.reference(record)?.components.count
      _ = try directory.body(record)?.count
    }
    try update(directory, &outcome)
  }

  /// Takes out a study, writes the rest, and reads that: it has to be sound.
  private static func update(_ directory: FileSetDirectory, _ outcome: inout Outcome) throws {
    var removal = DirectoryRemoval()
    removal.compacts = true
    removal.studies =
      directory.records.indices.first { directory.records[$0].type == .study }
      .flatMap { directory.item($0).string(.studyInstanceUID) }.map { [$0] } ?? []
    var update = DirectoryUpdate(directory)
    _ = update.remove(removal)
    let records = try update.records()
    var sink = MemorySink()
    try update.write(records, to: &sink)
    let written = try FileSetDirectory(MemorySource(sink.bytes))
    if written.records.count != records.count {
      outcome.wrong.append("\(records.count) records written, \(written.records.count) read")
    }
  }

  private static func instance(_ source: MemorySource) throws {
    _ = try? DICOMFile.read(source, options: ReadOptions(stopBefore: .pixelData))
    _ = try DICOMFile.read(source)
  }

  private static func medium(_ source: MemorySource) async throws {
    let medium = try MediumOpener.open(source)
    for file in medium.files.prefix(64) {
      guard let content = try? medium.source(of: file) else { continue }
      _ = try? content.read(0..<min(content.count, 65_536))
      _ = try? content.read(max(0, content.count - 4096)..<content.count)
    }
    _ = try await MediumInventory.take(medium, jobs: 1)
  }
}

/// How the reading of a mutant went.
struct Outcome {
  /// Nothing was thrown by the first thing that was done with it.
  var isRead = true
  /// What was done, and the seconds of the processor that it took: others may be at work, too.
  var steps: [(name: String, seconds: Double)] = []
  /// What must not be, said in words.
  var wrong: [String] = []

  var slowest: (name: String, seconds: Double) {
    steps.max { $0.seconds < $1.seconds } ?? ("nothing", 0)
  }

  /// That it ends is what is tested, not how.
  mutating func time(_ name: String, _ body: (inout Outcome) async throws -> Void) async {
    let start = Self.processorSeconds
    do {
      try await body(&self)
    } catch {
      if steps.isEmpty { isRead = false }
    }
    steps.append((name, Self.processorSeconds - start))
  }

  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
