import Foundation
import Testing

@testable import MediaPipeline

struct ChoiceTests {
  /// Three patients, the last two of one Patient ID.
  private func medium() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (number, id, name) in [(1, "A", "Ant"), (2, "B", "Bee"), (3, "B", "Cow")] {
      try folder.write(
        TestInstance(number) {
          $0.patientID = id
          $0.patientName = name
          $0.study = "1.2.\(number)"
          $0.series = "1.2.\(number).1"
          $0.modality = number == 1 ? "MR" : "CT"
        }, "in/\(number)")
    }
    return folder
  }

  @Test func `of several patients none is imported without a choice`() async throws {
    let folder = try medium()
    let error = await #expect(throws: PatientChoiceNeeded.self) {
      try await importing(folder.file("in"), into: folder.file("out"))
    }
    #expect(error?.report.patients.count == 3)
    #expect(error?.report.patients.allSatisfy { $0.name == nil && $0.id == nil } == true)
    #expect(error?.report.exitCode == 2)
    #expect(!folder.exists("out"))
  }

  @Test func `names are told only when asked for`() async throws {
    let folder = try medium()
    let error = await #expect(throws: PatientChoiceNeeded.self) {
      try await importing(folder.file("in"), into: folder.file("out")) { $0.showsPatients = true }
    }
    #expect(Set(error?.report.patients.compactMap(\.name) ?? []) == ["Ant", "Bee", "Cow"])
  }

  @Test func `one is chosen by ID, by number, all together, or by study and modality`()
    async throws
  {
    let folder = try medium()
    let byID = try await importing(folder.file("in"), into: folder.file("id")) {
      $0.choice.patientIDs = ["A"]
    }
    #expect(byID.counts.imported == 1)
    #expect(byID.counts.notSelected == 2)
    #expect(byID.countsAddUp)
    #expect(byID.exitCode == 0)
    let number = byID.patients.first { !$0.isChosen }?.number
    let byNumber = try await importing(folder.file("in"), into: folder.file("number")) {
      $0.choice.patientNumbers = [number ?? 0]
    }
    #expect(byNumber.counts.imported == 1)
    let all = try await importing(folder.file("in"), into: folder.file("all")) {
      $0.choice.allPatients = true
    }
    #expect(all.counts.imported == 3)
    let byStudy = try await importing(folder.file("in"), into: folder.file("study")) {
      $0.choice.allPatients = true
      $0.choice.studies = ["1.2.3"]
    }
    #expect(byStudy.counts.imported == 1)
    #expect(folder.exists("study/1.2.3/1.2.3.1/1.2.3.4.3.dcm"))
    let byModality = try await importing(folder.file("in"), into: folder.file("modality")) {
      $0.choice.allPatients = true
      $0.choice.modalities = ["CT"]
    }
    #expect(byModality.counts.imported == 2)
  }

  @Test func `a Patient ID of two people, an unknown one, and a wrong number are refused`()
    async throws
  {
    let folder = try medium()
    for change in [
      { $0.choice.patientIDs = ["B"] }, { $0.choice.patientIDs = ["Z"] },
      { $0.choice.patientNumbers = [4] }, { $0.choice.patientNumbers = [0] },
    ] as [(inout ImportOptions) -> Void] {
      await #expect(throws: PipelineError.self) {
        try await importing(folder.file("in"), into: folder.file("out"), change)
      }
    }
    #expect(!folder.exists("out"))
  }

  @Test func `a dry run writes nothing`() async throws {
    let folder = try medium()
    let report = try await importing(folder.file("in"), into: folder.file("out")) {
      $0.choice.allPatients = true
      $0.isDryRun = true
    }
    #expect(report.files.count { $0.status == "wouldBeImported" } == 3)
    #expect(!folder.exists("out"))
  }

  @Test(arguments: ["dicom://archive:104", "http://archive/dicom-web", "HTTPS://x"])
  func `an archive in the network is recognised and refused`(place: String) async throws {
    let folder = try medium()
    let error = await #expect(throws: PipelineError.self) {
      try await importing(folder.file("in"), into: place) { $0.choice.allPatients = true }
    }
    #expect(error?.description.contains("comes with the network") == true)
  }

  @Test func `the copies do not go onto the medium itself`() async throws {
    let folder = try medium()
    for place in ["in", "in/out"] {
      await #expect(throws: PipelineError.self) {
        try await importing(folder.file("in"), into: folder.file(place)) {
          $0.choice.allPatients = true
        }
      }
    }
  }
}
