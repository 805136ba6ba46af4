import Foundation
import Testing

@testable import MediaPipeline

struct ExplainTests {
  private static let rules = #"""
    {"key": "0123456789abcdef", "rules": [
      {"name": "local", "match": {"PatientID": "PATID*"}, "actions": [
        {"set": {"PatientID": "L-1"}}, {"delete": ["AccessionNumber"]},
        {"default": {"StationName": "X"}}]},
      {"name": "none", "match": {"Modality": "US"}, "actions": [{"set": {"StudyID": "9"}}]},
      {"name": "refusing", "match": {"PatientID": "BAD"}, "actions": [{"delete": ["Modality"]}]}
    ]}
    """#

  private func explain(_ folder: TemporaryFolder, showsPatients: Bool) async throws
    -> CoercionExplanation
  {
    for number in 1...3 { try folder.write(TestInstance(number), "in/\(number)") }
    try folder.write(TestInstance(4) { $0.patientID = "BAD" }, "in/4")
    try folder.write(Array("none".utf8), "in/5")
    let order = try CoercionStageTests.order(folder, Self.rules)
    return try await ExplainJob(
      [folder.file("in")], order, jobs: 2, showsPatients: showsPatients
    ).run()
  }

  @Test func `what each rule would do is counted, and values are not told`() async throws {
    let folder = try TemporaryFolder()
    let explanation = try await explain(folder, showsPatients: false)
    #expect(explanation.files == 5 && explanation.instances == 4 && explanation.changed == 3)
    #expect(explanation.rules.map(\.name) == ["local", "none", "refusing"])
    #expect(explanation.rules.map(\.matched) == [3, 0, 1])
    #expect(explanation.rules.map(\.changed) == [3, 0, 0])
    let told = explanation.rules[0].attributes.map { "\($0.kind) \($0.attribute) \($0.instances)" }
    #expect(
      told == [
        "changed AccessionNumber (0008,0050) 3", "changed PatientID (0010,0020) 3",
        "added StationName (0008,1010) 3",
      ])
    #expect(explanation.refused.count == 1 && explanation.exitCode == 1)
    let json = String(decoding: try JSONEncoder().encode(explanation), as: UTF8.self)
    #expect(!json.contains("PATID4711") && !json.contains("L-1"))
    #expect(try folder.names.sorted() == ["in", "rules.json"])
  }

  @Test func `who asks for patients sees values`() async throws {
    let folder = try TemporaryFolder()
    let explanation = try await explain(folder, showsPatients: true)
    let examples = explanation.rules[0].attributes[1].examples
    #expect(examples == [.init(before: "PATID4711", after: "L-1")])
  }
}
