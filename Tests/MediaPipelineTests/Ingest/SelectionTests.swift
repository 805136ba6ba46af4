import DICOMFileSet
import Foundation
import Testing

@testable import MediaPipeline

struct SelectionTests {
  private func input() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for number in 1...4 {
      try folder.write(
        TestInstance(number) {
          $0.patientID = number < 3 ? "ONE" : "TWO"
          $0.study = "1.2.\(number)"
          $0.series = "1.2.\(number).1"
          $0.modality = number == 4 ? "MR" : "CT"
        }, "in/\(number)")
    }
    return folder
  }

  @Test func `only what is asked for is taken`() async throws {
    let cases: [(String, [String], (inout Selection) -> Void)] = [
      ("patient", ["1", "2"], { $0.patients = ["ONE"] }),
      ("study", ["2", "3"], { $0.studies = ["1.2.2", "1.2.3"] }),
      ("series", ["4"], { $0.series = ["1.2.4.1"] }),
      ("modality", ["4"], { $0.modalities = ["MR"] }),
      (
        "both", ["3"],
        {
          $0.patients = ["TWO"]
          $0.modalities = ["CT"]
        }
      ),
    ]
    for (name, taken, change) in cases {
      let folder = try input()
      let report = try await create([folder.file("in")], folder.file("out")) {
        change(&$0.selection)
      }
      let names = report.files.filter { $0.status == "written" }.map { String($0.path.suffix(1)) }
      #expect(names == taken, "\(name)")
      #expect(report.counts.skipped == 4 - taken.count)
      #expect(report.exitCode == 0)
      #expect(try instancesByPydicom(folder.file("out")) == taken.count)
    }
  }

  @Test func `a selection of nothing writes nothing and says so`() async throws {
    let folder = try input()
    let error = await #expect(throws: NothingToWrite.self) {
      _ = try await create([folder.file("in")], folder.file("out")) {
        $0.selection.patients = ["NOBODY"]
      }
    }
    #expect(error?.description.contains("asked for") == true)
    #expect(error?.report.isDryRun == false)
    #expect(try folder.names == ["in"])
  }

  @Test func `each patient gets volumes of its own`() async throws {
    let folder = try input()
    let report = try await create([folder.file("in")], folder.file("out")) {
      $0.onePatientAVolume = true
    }
    #expect(report.volumes.map(\.patients) == [1, 1])
    #expect(report.volumes.map(\.path) == [folder.file("out-1of2"), folder.file("out-2of2")])
    #expect(report.volumes.map(\.fileSetID) == ["OUT_1_2", "OUT_2_2"])
    for volume in report.volumes { #expect(try instancesByPydicom(volume.path) == 2) }
  }

  @Test func `an empty file-set is made only without a profile and when asked for`() async throws {
    let folder = try TemporaryFolder()
    try folder.make("in")
    for (allowed, profiles) in [(false, []), (true, nil)] as [(Bool, [ApplicationProfile]?)] {
      await #expect(throws: NothingToWrite.self) {
        _ = try await create([folder.file("in")], folder.file("out"), profiles: profiles) {
          $0.allowsEmpty = allowed
        }
      }
    }
    for name in ["out", "out.iso", "out.zip"] {
      let report = try await create([folder.file("in")], folder.file(name)) {
        $0.allowsEmpty = true
      }
      #expect(report.exitCode == 0)
      #expect(report.volumes.count == 1)
      #expect(try await VerifyJob(folder.file(name), jobs: 1).run().differences == [])
    }
    #expect(try !run("dcmdump", folder.file("out/DICOMDIR")).contains("E:"))
  }

  @Test(arguments: ["", "lower", "SEVENTEEN_LETTERS", "A-B"])
  func `a File-set ID of other characters is a usage error`(id: String) async throws {
    let folder = try input()
    await #expect(throws: PipelineError.self) {
      _ = try await create([folder.file("in")], folder.file("out")) { $0.fileSetID = id }
    }
  }

  @Test func `the folder given may be a link, and links in it are counted`() async throws {
    let folder = try input()
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link"), withDestinationPath: folder.file("in"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("in/loop"), withDestinationPath: folder.file("in"))
    let report = try await create([folder.file("link")], folder.file("out"))
    #expect(report.counts.written == 4)
    #expect(report.counts.skipped == 1)
  }
}
