import DICOMCore
import DICOMFileSet
import Foundation
import Testing

/// One instance of each Storage SOP Class, judged by pydicom against the tables of the standard.
struct EveryClassTests {
  /// One profile of each table of additional keys, and none.
  static let profiles = [
    "", "STD-XABC-CD", "STD-XA1K-CD", "STD-GEN-CD", "STD-CTMR-MOD41", "STD-GEN-DVD-JPEG",
    "STD-DVD-MPEG2-MPML",
  ]

  @Test func `each table of additional keys is among those tested`() {
    let tables = ApplicationProfile.all.filter { Self.profiles.contains($0.identifier) }
      .compactMap(\.additionalKeys?.rawValue)
    let all = Set(ApplicationProfile.all.compactMap(\.additionalKeys?.rawValue))
    #expect(all.subtracting(tables).isEmpty, "\(all)")
  }

  @Test(arguments: profiles)
  func `every class has its record and every key`(profile: String) throws {
    let sources = try MadeFileSet.newFolder()
    defer { try? FileManager.default.removeItem(at: sources) }
    let script = repository.appending(path: "Fixtures/every_class.py").path
    try #require(runTool("python3", [script, sources.path]).status == 0)
    let made = try MadeFileSet(of: sources, profiles: [profile])
    defer { made.remove() }
    #expect(made.index.instances.count == 199)
    let acceptance = repository.appending(path: "Tests/Acceptance").path
    let judged = try runTool(
      "python3",
      [
        acceptance + "/check_records.py", made.directory, sources.path,
        acceptance + "/record-keys.json",
      ])
    #expect(judged.status == 0, "\(judged.output)\(judged.errors)")
  }

  @Test(arguments: ["none", "STD-GEN-CD"])
  func `the studies of Fixtures have a directory without a fault`(profile: String) throws {
    let made = try MadeFileSet(
      of: repository.appending(path: "Fixtures/studies"), profiles: [profile])
    defer { made.remove() }
    #expect(made.index.instances.count == 28)
    // dciodvfy asks for items in two sequences of type 2.
    let found = try complaints(made.directory, accepted: ["HangingProtocolDirectoryRecord"])
    #expect(found.isEmpty)
  }
}
