import DICOMCore
import Foundation
import Testing

@testable import MediaPipeline

struct ImportRulesTests {
  private func ask(_ path: String, _ expression: String) throws -> String {
    try python(
      "import sys, pydicom\nd = pydicom.dcmread(sys.argv[1])\nprint(\(expression))", path)
  }

  @Test func `rules come first, then what is set for the import`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1), "in/A")
    let order = try CoercionStageTests.order(
      folder,
      #"""
      {"rules": [{"name": "r", "keepOriginal": true, "match": {"PatientID": "PATID4711"},
      "actions": [{"set": {"PatientID": "RULE", "StationName": "S"}}]}]}
      """#)
    let report = try await importing(folder.file("in"), into: folder.file("out")) { options in
      options.rules = order
      options.epoch = 1_700_000_000
      try? options.coercion.set("PatientID=SET")
    }
    #expect(report.counts.coerced == 1 && report.exitCode == 0)
    #expect(report.files.first?.reason?.contains("coerced by r") == true)
    let answer = try ask(
      folder.file("out/1.2.3/1.2.3.4/1.2.3.4.1.dcm"),
      "d.PatientID, d.StationName, [i.ModifiedAttributesSequence[0].PatientID"
        + " for i in d.OriginalAttributesSequence]")
    #expect(answer == "SET S ['PATID4711', 'RULE']")
  }

  @Test func `new UIDs name the copies, and an import taken up again makes the same`()
    async throws
  {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1), "in/A")
    try folder.write(TestInstance(2), "in/B")
    let rules = CoercionStageTests.rule(#"{"newUID": ["StudyInstanceUID", "SOPInstanceUID"]}"#)
    var lists: [[String]] = []
    for _ in 0..<2 {
      let order = try CoercionStageTests.order(folder, rules, epoch: nil)
      let report = try await importing(folder.file("in"), into: folder.file("out")) {
        $0.rules = order
      }
      #expect(report.countsAddUp && report.exitCode == 0)
      lists.append(report.files.compactMap(\.target).sorted())
    }
    #expect(lists[0] == lists[1] && lists[0].count == 2)
    for path in lists[0] {
      let names = try ask(
        folder.file("out/" + path), "d.StudyInstanceUID, d.SeriesInstanceUID, d.SOPInstanceUID")
      #expect(path == names.replacing(" ", with: "/") + ".dcm")
      #expect(path.hasPrefix("2.25."))
    }
  }

  @Test func `what cannot be coerced is saved apart`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1), "in/A")
    let order = try CoercionStageTests.order(
      folder, CoercionStageTests.rule(#"{"delete": ["Modality"]}"#))
    let report = try await importing(folder.file("in"), into: folder.file("out")) {
      $0.rules = order
    }
    #expect(report.counts.notCoerced == 1 && report.exitCode == 1)
    #expect(folder.exists("out/NOT-COERCED/1.2.3/1.2.3.4/1.2.3.4.1.dcm"))
    #expect(report.files.first?.reason?.contains("Type 1") == true)
  }
}
