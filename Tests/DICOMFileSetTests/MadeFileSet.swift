import DICOMCore
import Foundation

@testable import DICOMFileSet

/// A file-set on disc, made of instances that a test has made, with every file in a flat folder.
struct MadeFileSet {
  let folder: URL
  let index: FileSetIndex

  var directory: String { folder.appending(path: "DICOMDIR").path }

  /// Reads every file below `sources` and writes a DICOMDIR of them with copies of the files.
  init(of sources: URL, profiles: [String] = []) throws {
    let known = ApplicationProfile.all.filter { profiles.contains($0.identifier) }
    let book = RecipeBook(profiles: known)
    var builder = FileSetBuilder()
    var files: [URL] = []
    let names =
      FileManager.default.enumerator(atPath: sources.path)?
      .compactMap { $0 as? String } ?? []
    for name in names.sorted() {
      let file = sources.appending(path: name)
      guard let bytes = try? Data(contentsOf: file),
        let read = try? DICOMFile.read(
          MemorySource([UInt8](bytes)), options: ReadOptions(keep: book.tags)),
        let summary = try? InstanceSummary(
          read.dataSet, transferSyntax: read.transferSyntax.uid, book: book),
        builder.source(of: summary.sopInstance) == nil
      else { continue }
      try builder.add(summary, source: files.count, size: bytes.count)
      files.append(file)
    }
    index = try builder.finish()
    folder = try Self.newFolder()
    try write { number, name in
      try FileManager.default.copyItem(
        at: files[index.instances[number].source], to: folder.appending(path: name))
    }
  }

  /// Writes the DICOMDIR alone.
  init(_ index: FileSetIndex) throws {
    self.index = index
    folder = try Self.newFolder()
    try write { _, _ in }
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  static func newFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "fileset-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  private func write(file: (Int, String) throws -> Void) throws {
    var sink = MemorySink()
    try DICOMDIRWriter(fileSetID: FileSetID(mapping: "made"), fileSetUID: "2.25.987654321")
      .write(index.records, to: &sink)
    try Data(sink.bytes).write(to: URL(fileURLWithPath: directory))
    for number in index.instances.indices { try file(number, FileSetIndex.name(number)) }
  }
}

extension FileSetIndex {
  static func name(_ instance: Int) -> String { "IM\(100_000 + instance)" }

  /// In the order of a directory.
  var records: [DirectoryRecord] {
    var records: [DirectoryRecord] = []
    func add(_ instances: Range<Int>, depth: Int) {
      for number in instances {
        records.append(
          DirectoryRecord(depth: depth, body: self.instances[number].body(path: Self.name(number))))
      }
    }
    for patient in patients {
      records.append(DirectoryRecord(depth: 0, body: patient.body))
      for study in studies[patient.studies] {
        records.append(DirectoryRecord(depth: 1, body: study.body))
        for series in series[study.series] {
          records.append(DirectoryRecord(depth: 2, body: series.body))
          add(series.instances, depth: 3)
        }
      }
    }
    add(nonPatient, depth: 0)
    return records
  }
}

/// What is wrong with a DICOMDIR in the eyes of three programs; lines of `accepted` are left out.
func complaints(_ directory: String, accepted: [String] = []) throws -> [String] {
  let programs = [
    ("dcmdump", ["E: ", "W: ", "F: "]), ("dcdirdmp", ["Error", "Warning"]),
    ("dciodvfy", ["Error", "Assertion"]),
  ]
  return try programs.flatMap { name, signs in
    let result = try runTool(name, [directory])
    return (result.output + result.errors).split(separator: "\n").map(String.init)
      .filter { line in signs.contains { line.contains($0) } }
      .filter { line in !accepted.contains { line.contains($0) } }
  }
}

/// The top of the repository.
let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()
