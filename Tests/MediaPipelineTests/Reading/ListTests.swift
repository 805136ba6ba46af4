import Foundation
import Testing

@testable import MediaPipeline

struct ListTests {
  @Test(arguments: ["out", "out.iso", "out.zip"])
  func `patients, studies, series and sizes are those of the input`(name: String) async throws {
    let folder = try TemporaryFolder()
    for number in 1...3 { try folder.write(TestInstance(number), "in/\(number)") }
    try folder.write(
      TestInstance(4) {
        $0.patientID = "OTHER"
        $0.patientName = "Anders^Anton"
        $0.study = "1.2.9"
        $0.series = "1.2.9.1"
        $0.modality = "MR"
      }, "in/4")
    _ = try await create([folder.file("in")], folder.file(name))
    let report = try await ListJob(folder.file(name), showsPatients: false).run()
    #expect(report.exitCode == 0)
    #expect(report.counts.instances == 4)
    #expect(report.counts.present == 4)
    #expect(
      report.patients.map { $0.studies.map { $0.series.map(\.instances.count) } } == [[[1]], [[3]]])
    #expect(report.patients.allSatisfy { $0.name == nil && $0.id == nil })
    #expect(
      report.bytes
        == (1...4).reduce(0) { sum, number in
          sum + ((try? folder.bytes("in/\(number)").count) ?? 0)
        })
    let named = try await ListJob(folder.file(name), showsPatients: true).run()
    #expect(Set(named.patients.compactMap(\.id)) == ["OTHER", "PATID4711"])
    #expect(Set(named.patients.compactMap(\.name)) == ["Anders^Anton", "Geheim^Gisela"])
  }

  @Test func `a file that the DICOMDIR names and that is not there is a problem`() async throws {
    let folder = try TemporaryFolder()
    for number in 1...2 { try folder.write(TestInstance(number), "in/\(number)") }
    let made = try await create([folder.file("in")], folder.file("out"))
    let id = try #require(made.files.compactMap(\.fileID).first)
    try FileManager.default.removeItem(atPath: folder.file("out/" + id))
    let report = try await ListJob(folder.file("out"), showsPatients: false).run()
    #expect(report.findings.contains { $0.kind == "instance-missing" && $0.path == id })
    #expect(report.counts.missing == 1)
    #expect(report.exitCode == 1)
  }
}
