import Foundation
import Testing

@testable import MediaPipeline

struct InPlaceTests {
  @Test(arguments: ["", "/", "//", "/."])
  func `only a DICOMDIR is written, and every file stays as it was`(ending: String) async throws {
    let folder = try TemporaryFolder()
    for number in 1...3 { try folder.write(TestInstance(number), "SET/DIR\(number)/IM\(number)") }
    let before = try folder.tree("SET")
    let times = try run("find", ".", "-type", "f", "-printf", "%p %T@ %i\n", in: folder.file("SET"))
    let report = try await createInPlace(folder.file("SET") + ending)
    #expect(report.exitCode == 0)
    var after = try folder.tree("SET")
    #expect(after.removeValue(forKey: "DICOMDIR") != nil)
    #expect(after == before)
    let now = try run(
      "find", ".", "-type", "f", "!", "-name", "DICOMDIR", "-printf", "%p %T@ %i\n",
      in: folder.file("SET"))
    #expect(now == times)
    #expect(try instancesByPydicom(folder.file("SET")) == 3)
    let dump = try run("dcmdump", folder.file("SET/DICOMDIR"))
    #expect(!dump.contains("E:"))
    #expect(dump.contains("[DIR2\\IM2]"))
    #expect(Set(report.files.compactMap(\.fileID)) == ["DIR1/IM1", "DIR2/IM2", "DIR3/IM3"])
    #expect(try folder.names == ["SET"])
  }

  @Test(arguments: ["lower", "WITH.DCM", "NINECHARS", "A/B/C/D/E/F/G/H/I", "Ä"])
  func `a name that cannot stand in a DICOMDIR is rejected`(name: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1), "SET/GOOD")
    try folder.write(TestInstance(2), "SET/" + name)
    let report = try await createInPlace(folder.file("SET"))
    #expect(report.counts.rejected == 1)
    #expect(report.file(name)?.reason?.contains("name") == true)
    #expect(report.exitCode == 1)
    #expect(try instancesByPydicom(folder.file("SET")) == 1)
  }

  @Test func `a file that would have to be changed is rejected`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1), "SET/GOOD")
    try folder.write(TestInstance(2) { $0.hasMeta = false }, "SET/BARE")
    let report = try await createInPlace(folder.file("SET"))
    #expect(report.file("BARE")?.status == "rejected")
    #expect(report.exitCode == 1)
  }

  @Test func `a DICOMDIR that is there stays unless it may be replaced`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1), "SET/GOOD")
    try folder.write([1, 2, 3], "SET/DICOMDIR")
    await #expect(throws: PipelineError.self) { try await createInPlace(folder.file("SET")) }
    #expect(try folder.bytes("SET/DICOMDIR") == [1, 2, 3])
    _ = try await createInPlace(folder.file("SET")) { $0.replaces = true }
    #expect(try instancesByPydicom(folder.file("SET")) == 1)
    let again = try await createInPlace(folder.file("SET")) { $0.replaces = true }
    #expect(again.counts.dicomdir == 1)
    #expect(again.exitCode == 0)
  }

  @Test func `two people with one Patient ID do not both fit, and the report says who does not`()
    async throws
  {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1), "SET/A")
    try folder.write(
      TestInstance(2) {
        $0.patientName = "Anders^Anton"
        $0.birthDate = "19991231"
        $0.study = "1.2.7"
        $0.series = "1.2.7.1"
      }, "SET/B")
    let report = try await createInPlace(folder.file("SET"))
    #expect(report.counts.written == 1)
    #expect(report.counts.rejected == 1)
    #expect(report.exitCode == 1)
    #expect(try instancesByPydicom(folder.file("SET")) == 1)
  }

  @Test func `a file, or volumes for each patient, cannot be in place`() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(TestInstance(1), "SET/A")
    await #expect(throws: PipelineError.self) { try await createInPlace(path) }
    await #expect(throws: PipelineError.self) {
      try await createInPlace(folder.file("SET")) { $0.onePatientAVolume = true }
    }
    #expect(try folder.tree("SET").count == 1)
  }
}
