import DICOMFileSet
import Foundation
import Testing

@testable import MediaPipeline

struct AddTests {
  private let folder: TemporaryFolder
  private var set: String { folder.file("set") }

  init() throws { folder = try TemporaryFolder() }

  /// A file-set of two series of one study.
  private func make() async throws {
    for number in 1...3 { try folder.write(slice(number), "first/\(number)") }
    try folder.write(slice(1, series: 2), "first/4")
    _ = try await create([folder.file("first")], set)
  }

  @Test func `new instances are hung under the records that there are`() async throws {
    try await make()
    let before = try recordsByPydicom(set)
    try folder.write(slice(4), "more/1")
    try folder.write(slice(1, series: 3), "more/2")
    try folder.write(slice(1, series: 1, study: 2), "more/3")
    try folder.write(slice(1, patient: 2), "more/4")
    let report = try await add([folder.file("more")], to: set)
    #expect(report.exitCode == 0)
    let added = report.added
    let counts = [added.patients, added.studies, added.series, added.instances]
    #expect(counts == [1, 2, 3, 4] as [Int])
    #expect(
      Set(report.files.compactMap(\.fileID)) == [
        "DICOM/PA000001/ST000001/SE000001/IM000004", "DICOM/PA000001/ST000001/SE000003/IM000001",
        "DICOM/PA000001/ST000002/SE000001/IM000001", "DICOM/PA000002/ST000001/SE000001/IM000001",
      ])
    let after = try recordsByPydicom(set)
    #expect(after.filter(before.contains) == before)
    #expect(after.map { $0.prefix(3) } != before.map { $0.prefix(3) })
    let verdict = try thirdParties(set)
    #expect(verdict.instances == 8)
    #expect(verdict.complaints.isEmpty)
    let verified = try await VerifyJob(set, jobs: 1).run()
    #expect(verified.exitCode == 0, "\(verified.differences)")
    #expect(try folder.names.allSatisfy { !$0.hasPrefix(".") })
  }

  @Test func `the File-set UID and ID stay`() async throws {
    try await make()
    let before = try FileSetDirectory(OpenedFile(path: set + "/DICOMDIR"))
    try folder.write(slice(9), "more/1")
    _ = try await add([folder.file("more")], to: set)
    let after = try FileSetDirectory(OpenedFile(path: set + "/DICOMDIR"))
    #expect(after.fileSetUID == before.fileSetUID)
    #expect(after.fileSetID == before.fileSetID)
  }

  @Test func `what was added and removed again leaves every byte as it was`() async throws {
    try await make()
    let before = try folder.tree("set")
    for number in 1...4 { try folder.write(slice(number, series: 7), "more/\(number)") }
    _ = try await add([folder.file("more")], to: set)
    #expect(try folder.tree("set").count == before.count + 4)
    let report = try remove(set) { $0.series = ["1.2.3.1.1.7"] }
    #expect(report.instancesRemoved == 4)
    #expect(try folder.tree("set") == before)
    #expect(!folder.exists("set/DICOM/PA000001/ST000001/SE000003"))
  }

  @Test func `an instance that is there already is a duplicate, another of its UID is rejected`()
    async throws
  {
    try await make()
    let before = try folder.tree("set")
    try folder.write(slice(1), "same")
    let same = try await add([folder.file("same")], to: set)
    #expect(same.counts.duplicate == 1)
    #expect(same.exitCode == 0)
    try folder.write(slice(1) { $0.seed = 5 }, "other")
    let other = try await add([folder.file("other")], to: set)
    #expect(other.counts.rejected == 1)
    #expect(other.exitCode == 1)
    #expect(other.file("other")?.reason?.contains("remove that one first") == true)
    #expect(try folder.tree("set") == before)
  }

  @Test func `an instance whose file is missing is no duplicate`() async throws {
    try await make()
    try FileManager.default.removeItem(atPath: set + "/DICOM/PA000001/ST000001/SE000001/IM000001")
    try folder.write(slice(1), "same")
    let report = try await add([folder.file("same")], to: set)
    #expect(report.exitCode == 1)
    #expect(report.file("same")?.reason?.contains("spindle repair") == true)
  }

  @Test func `one ID of two people is rejected with the way out`() async throws {
    try await make()
    try folder.write(slice(1, study: 5) { $0.patientName = "Another^Person" }, "more/1")
    try folder.write(slice(1, series: 9), "more/2")
    let report = try await add([folder.file("more")], to: set)
    #expect(report.exitCode == 1)
    #expect(report.added.instances == 1)
    #expect(report.file("more/1")?.reason?.contains("spindle create") == true)
    #expect(report.file("more/1")?.reason?.contains("ID1") == false)
    #expect(try thirdParties(set).instances == 5)
  }

  @Test func `a study of another patient and a series of another study are rejected`() async throws
  {
    try await make()
    try folder.write(slice(7) { ($0.patientID, $0.patientName) = ("X", "X^X") }, "more/1")
    // On its own: of one input the series would go with most of its instances.
    try folder.write(slice(8) { $0.study = "1.2.3.99" }, "other/2")
    let before = try folder.tree("set")
    let patient = try await add([folder.file("more")], to: set)
    #expect(patient.counts.rejected == 1)
    #expect(patient.file("more/1")?.reason?.contains("another patient") == true)
    let study = try await add([folder.file("other")], to: set)
    #expect(study.counts.rejected == 1)
    #expect(study.file("other/2")?.reason?.contains("another study") == true)
    #expect(try folder.tree("set") == before)
  }

  @Test func `nothing of the input that is DICOM is an error`() async throws {
    try await make()
    try folder.write(Array("text".utf8), "more/1")
    await #expect(throws: NothingToAdd.self) {
      _ = try await add([folder.file("more")], to: set)
    }
  }

  @Test func `a dry run changes nothing and says the same`() async throws {
    try await make()
    let before = try folder.tree("set")
    try folder.write(slice(9), "more/1")
    let dry = try await add([folder.file("more")], to: set) { $0.isDryRun = true }
    #expect(try folder.tree("set") == before)
    let done = try await add([folder.file("more")], to: set)
    #expect(dry.files.map(\.fileID) == done.files.map(\.fileID))
  }

  @Test func `input within the file-set is refused`() async throws {
    try await make()
    let error = await #expect(throws: PipelineError.self) {
      _ = try await add([set + "/DICOM"], to: set)
    }
    #expect(error?.description.contains("cannot lie in the file-set") == true)
  }

  @Test func `instances of no patient stand at the root`() async throws {
    try await make()
    let report = try await add([folder.file("first")], to: set)
    #expect(report.counts.duplicate == 4)
    let studies = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/studies").path
    let all = try await add([studies], to: set, profiles: [])
    #expect(all.files.contains { $0.fileID == "DICOM/NP000001/IM000002" })
    let verdict = try thirdParties(set)
    #expect(verdict.instances == all.instances)
    #expect(verdict.complaints.isEmpty)
  }
}

extension AddReport {
  func file(_ end: String) -> CreateReport.File? { files.first { $0.path.hasSuffix(end) } }
}
