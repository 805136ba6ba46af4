import DICOMCore
import DICOMFileSet
import DiscMastering
import MediaPipeline

/// Reads a mutant in every way that Spindle reads such a file.
enum Reading {
  /// How it ended; that it ends is what is tested.
  enum Outcome: String {
    case read, refused
  }

  static func read(_ mutant: Mutant) async -> Outcome {
    let source = MemorySource(mutant.bytes, name: "mutant")
    do {
      switch mutant.kind {
      case .directory: try directory(source)
      case .instance: try instance(source)
      case .iso, .udf, .zip, .tar: try await medium(source)
      }
      return .read
    } catch {
      return .refused
    }
  }

  private static func directory(_ source: MemorySource) throws {
    let directory = try FileSetDirectory(source)
    var count = 0
    for record in directory.records.indices {
      count += directory.item(record).elements.count
      count += directory.reference(record)?.components.count ?? 0
      count += try directory.body(record)?.count ?? 0
    }
    precondition(count >= 0)
  }

  private static func instance(_ source: MemorySource) throws {
    _ = try DICOMFile.read(source)
    _ = try DICOMFile.read(source, options: ReadOptions(stopBefore: .pixelData))
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
