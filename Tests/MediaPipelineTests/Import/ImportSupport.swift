import DICOMCore
import DiscMastering
import Foundation
import Synchronization

@testable import MediaPipeline

/// Imports and gives the report.
@discardableResult
func importing(
  _ medium: String, into folder: String, _ change: (inout ImportOptions) -> Void = { _ in }
) async throws -> ImportReport {
  var options = ImportOptions(medium: medium, destination: folder, jobs: 2)
  change(&options)
  return try await ImportJob(options).run()
}

/// The same from a medium that the test has made.
@discardableResult
func importing(
  _ medium: any MediumReader, into folder: String,
  _ change: (inout ImportOptions) -> Void = { _ in }
) async throws -> ImportReport {
  var options = ImportOptions(medium: "test medium", destination: folder, jobs: 2)
  change(&options)
  let inventory = try await MediumInventory.take(medium, jobs: 2)
  return try ImportJob(options).run(medium, inventory, folder: folder)
}

extension ImportReport {
  var countsAddUp: Bool {
    counts.filesOnMedium == counts.imported + counts.alreadyThere + counts.duplicates
      + counts.unreadable + counts.notSelected + counts.notDICOM + counts.directories
  }

  func file(_ path: String) -> File? { files.first { $0.path == path } }
}

/// A file whose sectors fail: some always, some a number of times.
final class ScratchedSource: ByteSource {
  let name: String
  let bytes: [UInt8]
  private let failures: Mutex<[Int: Int]>
  let reads = Mutex<[Range<Int>]>([])

  /// - Parameter failures: how often reading a sector of this number fails.
  init(_ bytes: [UInt8], name: String = "scratched", failures: [Int: Int]) {
    (self.bytes, self.name) = (bytes, name)
    self.failures = Mutex(failures)
  }

  var count: Int { bytes.count }

  func read(_ range: Range<Int>) throws -> [UInt8] {
    reads.withLock { $0.append(range) }
    guard !range.isEmpty else { return [] }
    let fails = failures.withLock { failures in
      let bad = (range.lowerBound / 2048...(range.upperBound - 1) / 2048).filter {
        failures[$0, default: 0] > 0
      }
      for sector in bad { failures[sector, default: 1] -= 1 }
      return !bad.isEmpty
    }
    if fails { throw MasteringError(.sourceUnreadable("Input/output error"), path: name) }
    return Array(bytes[range])
  }
}

/// A disc in memory: files one behind the other, in the order given.
struct MadeDisc: MediumReader {
  let kind = MediumKind.iso9660
  let sessions = [
    MediumSession(number: 1, firstSector: 0, volumeIdentifier: "MADE", trees: ["ISO 9660"])
  ]
  let problems: [MediumProblem] = []
  let files: [MediumFile]
  let sources: [String: any ByteSource]
  /// Paths in the order in which they were opened.
  let opened = Log()

  final class Log: Sendable {
    let paths = Mutex<[String]>([])
  }

  init(_ contents: [(path: String, source: any ByteSource)]) {
    var files: [MediumFile] = []
    var address = 65_536
    for (path, source) in contents {
      files.append(MediumFile(path: path, size: source.count, address: address))
      address += (source.count + 2047) / 2048 * 2048
    }
    self.files = files.sorted { $0.path < $1.path }
    sources = Dictionary(contents.map { ($0.path, $0.source) }) { $1 }
  }

  func source(at path: String) throws -> any ByteSource {
    guard let source = sources[path] else { throw MasteringError(.noSuchFile, path: path) }
    return source
  }

  func source(of file: MediumFile) throws -> any ByteSource {
    opened.paths.withLock { $0.append(file.path) }
    return try source(at: file.path)
  }
}
