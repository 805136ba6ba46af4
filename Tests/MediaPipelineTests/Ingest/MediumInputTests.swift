import DICOMFileSet
import Foundation
import Testing

@testable import MediaPipeline

/// Files of images and archives as the input of a new file-set.
struct MediumInputTests {
  @Test(arguments: ["out.iso", "out.zip"], ["new", "new.iso", "new.zip"])
  func `what is on a medium goes to a new file-set byte for byte`(
    name: String, output: String
  ) async throws {
    let made = try await MadeMedium(name, instances: 3)
    let report = try await create([made.path], made.folder.file(output))
    #expect(report.counts.written == 3)
    #expect(report.counts.dicomdir == 1)
    #expect(report.counts.notDICOM == 2)
    #expect(report.countsAddUp)
    #expect(report.exitCode == 0)
    #expect(report.file(made.fileIDs[1] ?? "none")?.path.hasPrefix(made.path + "/") == true)
    let verified = try await VerifyJob(made.folder.file(output), jobs: 2).run()
    #expect(verified.differences == [])
    #expect(verified.recordsCompared == 3)
    if output == "new" {
      let bytes = try made.folder.tree("new").filter { $0.key.hasPrefix("DICOM/") }.map(\.value)
      #expect(Set(bytes) == Set((1...3).map { Data(TestInstance($0).file()) }))
    }
  }

  @Test func `media, folders and files are taken together, each instance once`() async throws {
    let made = try await MadeMedium("out.zip", instances: 2)
    try made.folder.write(TestInstance(1), "more/1")
    try made.folder.write(TestInstance(2) { $0.seed = 7 }, "more/2")
    let single = try made.folder.write(TestInstance(3), "three")
    let report = try await create(
      [made.path, made.folder.file("more"), single], made.folder.file("new"))
    #expect(report.counts.written == 3)
    #expect(report.counts.duplicate == 1)
    #expect(report.counts.rejected == 1)
    #expect(report.countsAddUp)
  }

  @Test func `a file of a medium is written anew where it must be`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1) { $0.hasMeta = false }, "in/1")
    try folder.write(TestInstance(2) { $0.encoding = .implicitLittle }, "in/2")
    try run("zip", "-q", "-0", "-r", "in.zip", "in", in: folder.path)
    let fromFolder = try await create([folder.file("in")], folder.file("a"))
    let fromMedium = try await create([folder.file("in.zip")], folder.file("b"))
    #expect(fromFolder.counts.converted == fromMedium.counts.converted)
    #expect(fromFolder.counts.written == fromMedium.counts.written)
    func instances(_ name: String) throws -> Set<Data> {
      Set(try folder.tree(name).filter { $0.key.hasPrefix("DICOM/") }.values)
    }
    #expect(try instances("a") == instances("b"))
  }

  @Test func `a damaged medium is an error with a sentence`() async throws {
    let folder = try TemporaryFolder()
    try folder.write([0x50, 0x4B, 0x03, 0x04, 1, 2, 3], "broken.zip")
    await #expect(throws: (any Error).self) {
      _ = try await create([folder.file("broken.zip")], folder.file("out"))
    }
    #expect(try folder.names == ["broken.zip"])
  }
}
