import DICOMCore
import DICOMFileSet
import DiscMastering
import Foundation
import Synchronization
import Testing

@testable import MediaPipeline

struct ImportTests {
  @Test(arguments: ["disc", "disc.iso", "disc.zip"])
  func `every instance comes out byte for byte under its UIDs`(output: String) async throws {
    let folder = try TemporaryFolder()
    for number in 1...20 { try folder.write(TestInstance(number), "in/\(number)") }
    _ = try await create([folder.file("in")], folder.file(output))
    let report = try await importing(folder.file(output), into: folder.file("out"))
    #expect(report.exitCode == 0)
    #expect(report.counts.imported == 20)
    #expect(report.countsAddUp)
    for number in 1...20 {
      #expect(
        try folder.bytes("out/1.2.3/1.2.3.4/1.2.3.4.\(number).dcm")
          == TestInstance(number).file())
    }
    try run("sha256sum", "-c", "--quiet", "SHA256.TXT", in: folder.file("out"))
    #expect(!folder.exists("out/.spindle-import"))
    #expect(report.checksumLists == ["SHA256.TXT"])
  }

  @Test func `one width and four bring the same`() async throws {
    let folder = try TemporaryFolder()
    for number in 1...30 { try folder.write(TestInstance(number), "in/\(number)") }
    for jobs in [1, 4] {
      try await importing(folder.file("in"), into: folder.file("out\(jobs)")) { $0.jobs = jobs }
    }
    #expect(try folder.tree("out1") == folder.tree("out4"))
  }

  @Test func `a disc is read in the order in which its files lie`() async throws {
    let folder = try TemporaryFolder()
    let numbers = [7, 3, 9, 1, 5, 2]
    let disc = MadeDisc(
      numbers.map { ("F\($0)", MemorySource(TestInstance($0).file(), name: "F\($0)")) })
    let inventory = try await MediumInventory.take(disc, jobs: 1)
    disc.opened.paths.withLock { $0 = [] }
    let options = ImportOptions(medium: "disc", destination: folder.file("out"), jobs: 4)
    _ = try ImportJob(options).run(disc, inventory, folder: folder.file("out"))
    #expect(disc.opened.paths.withLock { $0 } == numbers.map { "F\($0)" })
  }

  @Test func `identical files come once, files that only share a UID both`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1), "in/A")
    try folder.write(TestInstance(1), "in/B")
    try folder.write(TestInstance(1) { $0.seed = 99 }, "in/C")
    let report = try await importing(folder.file("in"), into: folder.file("out"))
    #expect(report.counts.duplicates == 1)
    #expect(report.counts.imported == 2)
    #expect(report.countsAddUp)
    #expect(report.exitCode == 1)
    let saved = try folder.tree("out/1.2.3/1.2.3.4")
    #expect(saved.keys.sorted() == ["1.2.3.4.1.dcm", "1.2.3.4.1~2.dcm"])
    #expect(
      Set(saved.values) == [
        Data(TestInstance(1).file()), Data(TestInstance(1) { $0.seed = 99 }.file()),
      ])
  }

  @Test func `UIDs that are paths lead nowhere`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1) { $0.uid = "../../../../evil" }, "in/A")
    try folder.write(TestInstance(2) { $0.study = "../up" }, "in/B")
    try folder.write(
      TestInstance(3) { $0.series = String(repeating: "1.", count: 40) + "1" }, "in/C")
    let report = try await importing(folder.file("in"), into: folder.file("out")) {
      $0.choice.allPatients = true
    }
    #expect(report.counts.imported == 3)
    #expect(try folder.names == ["in", "out"])
    for path in try folder.tree("out").keys where path != "SHA256.TXT" {
      #expect(path.split(separator: "/").count == 3)
      #expect(!path.contains(".."))
    }
  }

  @Test func `what is there already is not brought in twice`() async throws {
    let folder = try TemporaryFolder()
    for number in 1...3 { try folder.write(TestInstance(number), "in/\(number)") }
    try await importing(folder.file("in"), into: folder.file("out"))
    let before = try folder.tree("out")
    let report = try await importing(folder.file("in"), into: folder.file("out"))
    #expect(report.counts.alreadyThere == 3)
    #expect(report.counts.imported == 0)
    #expect(report.exitCode == 0)
    #expect(try folder.tree("out") == before)
  }

  @Test func `other data of the same UID at the destination is kept, and the new beside it`()
    async throws
  {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1), "in/A")
    try folder.write(TestInstance(1) { $0.seed = 5 }, "in2/A")
    try await importing(folder.file("in"), into: folder.file("out"))
    let report = try await importing(folder.file("in2"), into: folder.file("out"))
    #expect(report.counts.keptBeside == 1)
    #expect(report.file("A")?.target == "1.2.3/1.2.3.4/1.2.3.4.1~2.dcm")
    #expect(try folder.bytes("out/1.2.3/1.2.3.4/1.2.3.4.1.dcm") == TestInstance(1).file())
    try run("sha256sum", "-c", "--quiet", "SHA256.TXT", in: folder.file("out"))
  }

  @Test func `files that are not DICOM are counted, and copied when asked for`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1), "in/DICOM/A")
    try folder.write(Array("read me".utf8), "in/README.TXT")
    try folder.write(Array("%PDF-1.4".utf8), "in/DOC/REPORT.PDF")
    let report = try await importing(folder.file("in"), into: folder.file("out"))
    #expect(report.counts.notDICOM == 2)
    #expect(report.file("README.TXT")?.status == "notDICOM")
    #expect(!folder.exists("out/OTHER"))
    let again = try await importing(folder.file("in"), into: folder.file("out")) {
      $0.takesOtherFiles = true
    }
    #expect(again.counts.otherFilesCopied == 2)
    #expect(again.countsAddUp)
    #expect(try folder.bytes("out/OTHER/DOC/REPORT.PDF") == Array("%PDF-1.4".utf8))
  }

  @Test func `missing and truncated instances are named, the rest of them saved`() async throws {
    let folder = try TemporaryFolder()
    for number in 1...3 { try folder.write(TestInstance(number) { $0.size = 32 }, "in/\(number)") }
    _ = try await create([folder.file("in")], folder.file("disc"))
    let files = try folder.tree("disc/DICOM").keys.sorted()
    try FileManager.default.removeItem(atPath: folder.file("disc/DICOM/\(files[0])"))
    let whole = try folder.bytes("disc/DICOM/\(files[1])")
    try folder.write(Array(whole.dropLast(100)), "disc/DICOM/\(files[1])")
    try FileManager.default.removeItem(atPath: folder.file("disc/SHA256.TXT"))
    let report = try await importing(folder.file("disc"), into: folder.file("out"))
    #expect(report.exitCode == 1)
    #expect(report.counts.missing == 1)
    #expect(report.counts.damaged == 1)
    #expect(report.counts.imported == 2)
    #expect(report.countsAddUp)
    let damaged = report.files.first { $0.status == "damaged" }
    #expect(damaged?.reason?.contains("short by 100 bytes") == true)
    #expect(report.files.first { $0.status == "missing" }?.studyInstanceUID == "1.2.3")
  }

  @Test func `an empty file is reported and not saved`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1), "in/A")
    _ = try await create([folder.file("in")], folder.file("disc"))
    let name = try #require(try folder.tree("disc/DICOM").keys.first)
    try folder.write([], "disc/DICOM/\(name)")
    let report = try await importing(folder.file("disc"), into: folder.file("out"))
    #expect(report.counts.unreadable == 1)
    #expect(report.counts.imported == 0)
    #expect(report.exitCode == 1)
  }
}
