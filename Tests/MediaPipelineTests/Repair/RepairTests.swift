import DICOMCore
import DICOMFileSet
import DiscMastering
import Foundation
import Testing

@testable import MediaPipeline

struct RepairTests {
  /// A file-set with a DICOMDIR of its own, in a folder.
  private func fileSet(_ folder: TemporaryFolder, instances: Int = 4) async throws -> String {
    for number in 1...instances { try folder.write(TestInstance(number), "IN/\(number)") }
    _ = try await create([folder.file("IN")], folder.file("SET"))
    return folder.file("SET")
  }

  private func repair(
    _ path: String, to output: String? = nil, backup: String? = nil,
    _ change: (inout CreateOptions) -> Void = { _ in }
  ) async throws -> RepairReport {
    var options = CreateOptions(
      inputs: [], output: output.map { .folder($0) } ?? .inPlace(path), jobs: 2)
    options.profiles = []
    change(&options)
    return try await RepairJob(path, options: options, backup: backup).run()
  }

  /// Every finding of the medium is in the report, with what became of it.
  private func checkAccount(_ report: RepairReport, of findings: [MediumFinding]) {
    for finding in findings {
      #expect(
        report.defects.contains {
          $0.kind == finding.kind && $0.path == finding.path && $0.count == finding.count
            && $0.message == finding.message
        }, "\(finding.kind)")
    }
    #expect(report.defects.allSatisfy { !$0.resolution.isEmpty })
    let isLeft = report.defects.contains { $0.outcome != .resolved && $0.severity != "note" }
    #expect(report.exitCode == (isLeft || report.made.exitCode != 0 ? 1 : 0))
  }

  private func findings(_ path: String) async throws -> [MediumFinding] {
    try await MediumInventory.take(MediumOpener.open(path: path), jobs: 2).findings
  }

  /// Whether pydicom and dcdirdmp read the DICOMDIR and all that it lists.
  private func check(_ path: String, instances: Int) throws {
    #expect(try instancesByPydicom(path) == instances)
    let dump = try run("dcdirdmp", path + "/DICOMDIR")
    #expect(!dump.contains("Error") && !dump.contains("Warning"), "\(dump)")
    #expect(dump.components(separatedBy: "IMAGE").count - 1 == instances)
  }

  @Test func `the list of checksums has the sum of the new DICOMDIR`() async throws {
    let folder = try TemporaryFolder()
    let path = try await fileSet(folder)
    let before = try folder.bytes("SET/SHA256.TXT")
    _ = try await repair(path) { $0.fileSetID = "OTHER" }
    let report = try await VerifyJob(path, jobs: 2).run()
    #expect(report.exitCode == 0)
    let after = try folder.bytes("SET/SHA256.TXT")
    #expect(before != after && before.count == after.count)
    // Another list than one of checksums stays as it is.
    try folder.write(Array("none of yours".utf8), "SET/SHA256.TXT")
    _ = try await repair(path)
    #expect(try folder.bytes("SET/SHA256.TXT") == Array("none of yours".utf8))
  }

  @Test func `a sound file-set is repaired to the same, with nothing to tell`() async throws {
    let folder = try TemporaryFolder()
    let path = try await fileSet(folder)
    let uid = try FileSetDirectory(FileSource(path: path + "/DICOMDIR")).fileSetUID
    let report = try await repair(path)
    #expect(report.exitCode == 0)
    #expect(report.defects.isEmpty)
    #expect((report.instancesFound, report.instancesListed) == (4, 4))
    try check(path, instances: 4)
    #expect(try FileSetDirectory(FileSource(path: path + "/DICOMDIR")).fileSetUID == uid)
  }

  @Test(arguments: ["cut", "zeros", "garbage", "offsets", "none"])
  func `in place only the DICOMDIR changes, and it is right again`(damage: String) async throws {
    let folder = try TemporaryFolder()
    let path = try await fileSet(folder)
    var bytes = try folder.bytes("SET/DICOMDIR")
    switch damage {
    case "cut": bytes = Array(bytes[..<(bytes.count * 2 / 3)])
    case "zeros": bytes.replaceSubrange(600..<900, with: repeatElement(0, count: 300))
    case "garbage": bytes = Array("no DICOMDIR".utf8)
    case "offsets":
      for place in bytes.indices.dropLast(12)
      where bytes[place...].starts(with: [4, 0, 0x20, 0x14, 0x55, 0x4C, 4, 0]) {
        bytes[place + 8] ^= 0x30
      }
    default: break
    }
    if damage == "none" {
      try FileManager.default.removeItem(atPath: path + "/DICOMDIR")
    } else {
      try folder.write(bytes, "SET/DICOMDIR")
    }
    let before = try folder.tree("SET")
    let found = try await findings(path)
    #expect(!found.isEmpty)
    let report = try await repair(path)
    checkAccount(report, of: found)
    #expect(report.isInPlace)
    #expect((report.instancesFound, report.instancesListed) == (4, 4))
    try check(path, instances: 4)
    var after = try folder.tree("SET")
    // The list of checksums has another sum of the DICOMDIR.
    #expect(try await VerifyJob(path, jobs: 2).run().exitCode == 0)
    for name in ["DICOMDIR", "SHA256.TXT"] { after[name] = before[name] }
    #expect(after == before)
    let left = try await findings(path)
    #expect(left.filter { $0.kind != "file-unlisted" }.isEmpty, "\(left)")
  }

  @Test func `a missing and an unlisted instance are told and the rest is listed`() async throws {
    let folder = try TemporaryFolder()
    let path = try await fileSet(folder)
    let directory = try FileSetDirectory(FileSource(path: path + "/DICOMDIR"))
    let names = directory.records.indices.compactMap { directory.reference($0)?.path }
    let gone = try #require(names.first)
    try FileManager.default.removeItem(atPath: path + "/" + gone)
    try folder.write(TestInstance(9), "SET/EXTRA/NINE")
    let found = try await findings(path)
    let report = try await repair(path)
    checkAccount(report, of: found)
    #expect(report.defects.first { $0.kind == "instance-missing" }?.outcome == .lost)
    #expect(report.defects.first { $0.kind == "instance-unlisted" }?.outcome == .resolved)
    #expect(report.exitCode == 1)
    try check(path, instances: 4)
  }

  @Test func `a folder without a DICOMDIR becomes a file-set, in place or anew`() async throws {
    let folder = try TemporaryFolder()
    for number in 1...3 { try folder.write(TestInstance(number), "BARE/a name \(number).dcm") }
    let before = try folder.tree("BARE")
    let anew = try await repair(folder.file("BARE"), to: folder.file("NEW"))
    #expect((anew.instancesFound, anew.instancesListed) == (3, 3))
    #expect(!anew.isInPlace)
    #expect(try folder.tree("BARE") == before)
    try check(folder.file("NEW"), instances: 3)
    // Such names cannot stand in a DICOMDIR, and nothing is renamed in place.
    let inPlace = try? await repair(folder.file("BARE"))
    #expect(inPlace?.exitCode != 0)
    var after = try folder.tree("BARE")
    after["DICOMDIR"] = nil
    #expect(after == before)
  }

  @Test func `a dry run writes nothing and tells the same`() async throws {
    let folder = try TemporaryFolder()
    let path = try await fileSet(folder)
    try folder.write(Array(folder.bytes("SET/DICOMDIR").dropLast(700)), "SET/DICOMDIR")
    let before = try folder.tree("SET")
    let dry = try await repair(path, backup: folder.file("old")) { $0.isDryRun = true }
    #expect(try folder.tree("SET") == before)
    #expect(dry.made.isDryRun && dry.backup == nil && !folder.exists("old"))
    let wet = try await repair(path)
    #expect(dry.defects.map(\.kind) == wet.defects.map(\.kind))
    #expect(dry.instancesListed == wet.instancesListed)
  }

  @Test func `the old DICOMDIR is kept where that is asked for, and nothing overwritten`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = try await fileSet(folder)
    let broken = Array(try folder.bytes("SET/DICOMDIR").dropLast(500))
    try folder.write(broken, "SET/DICOMDIR")
    let report = try await repair(path, backup: folder.file("old"))
    #expect(report.backup == folder.file("old"))
    #expect(try folder.bytes("old") == broken)
    let mended = try folder.bytes("SET/DICOMDIR")
    await #expect(throws: PipelineError.self) {
      try await repair(path, backup: folder.file("old"))
    }
    #expect(try folder.bytes("SET/DICOMDIR") == mended)
    #expect(try folder.bytes("old") == broken)
  }

  @Test func `an image is not repaired in place but as a new file-set`() async throws {
    let folder = try TemporaryFolder()
    for number in 1...3 { try folder.write(TestInstance(number), "IN/\(number)") }
    _ = try await create([folder.file("IN")], folder.file("disc.iso"))
    let image = try folder.bytes("disc.iso")
    await #expect(throws: PipelineError.self) { try await repair(folder.file("disc.iso")) }
    let report = try await repair(folder.file("disc.iso"), to: folder.file("NEW"))
    #expect((report.instancesFound, report.instancesListed) == (3, 3))
    try check(folder.file("NEW"), instances: 3)
    #expect(try folder.bytes("disc.iso") == image)
  }

  @Test(arguments: [true, false])
  func `every kind of finding has words for what becomes of it`(inPlace: Bool) {
    let kinds = DirectoryFinding.Kind.allCases.map(\.rawValue) + ["something new"]
    for kind in kinds {
      #expect(!RepairResolution.of(kind, inPlace: inPlace).words.isEmpty, "\(kind)")
    }
  }
}
