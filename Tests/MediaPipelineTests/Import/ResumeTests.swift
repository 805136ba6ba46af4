import DICOMCore
import DiscMastering
import Foundation
import Synchronization
import Testing

@testable import MediaPipeline

struct ResumeTests {
  @Test func `files of the journal are not read again while their copies are there`() async throws {
    let folder = try TemporaryFolder()
    let disc = MadeDisc((1...4).map { ("F\($0)", MemorySource(TestInstance($0).file())) })
    try await importing(disc, into: folder.file("out"))
    // The state that a killed run leaves: a journal of two, one of them gone meanwhile.
    let key = ImportRecord.key(of: disc, rules: CoercionRules())
    try folder.make("out/.spindle-import")
    var journal = try ImportJournal(path: folder.file("out/.spindle-import/\(key).journal"))
    try journal.append(
      [1, 2].map { number in
        let bytes = TestInstance(number).file()
        var hasher = SHA256Hasher()
        hasher.update(bytes)
        return ImportJournal.Entry(
          isSound: true, path: "F\(number)", sourceSize: bytes.count, sourceSum: hasher.finish(),
          target: "1.2.3/1.2.3.4/1.2.3.4.\(number).dcm", size: bytes.count, sum: hasher.finish())
      })
    for number in 2...4 {
      try FileManager.default.removeItem(
        atPath: folder.file("out/1.2.3/1.2.3.4/1.2.3.4.\(number).dcm"))
    }
    let inventory = try await MediumInventory.take(disc, jobs: 1)
    disc.opened.paths.withLock { $0 = [] }
    let options = ImportOptions(medium: "disc", destination: folder.file("out"), jobs: 2)
    let report = try ImportJob(options).run(disc, inventory, folder: folder.file("out"))
    #expect(disc.opened.paths.withLock { $0 } == ["F2", "F3", "F4"])
    #expect(report.counts.alreadyThere == 1)
    #expect(report.counts.imported == 3)
    #expect(try folder.tree("out/1.2.3/1.2.3.4").count == 4)
  }

  @Test func `a journal survives a torn line, and names with any character`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("journal")
    var hasher = SHA256Hasher()
    hasher.update([1])
    func entry(_ name: String) -> ImportJournal.Entry {
      ImportJournal.Entry(
        isSound: true, path: name, sourceSize: 1, sourceSum: hasher.finish(), target: name + "%",
        size: 1, sum: hasher.finish())
    }
    var journal = try ImportJournal(path: path)
    try journal.append([entry("a\tb\nc%0A"), entry("d")])
    let whole = try folder.bytes("journal")
    try folder.write(Array(whole.dropLast(5)), "journal")
    var again = try ImportJournal(path: path)
    #expect(again.entries.keys.sorted() == ["a\tb\nc%0A"])
    #expect(again.entries["a\tb\nc%0A"]?.target == "a\tb\nc%0A%")
    try again.append([entry("e")])
    #expect(try ImportJournal(path: path).entries.count == 2)
  }

  @Test func `two imports into one folder at once are refused`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1), "in/A")
    try folder.make("out")
    let lock = try FolderLock(
      folder.file("out/.spindle-import"), output: folder.file("out"))
    await #expect(throws: PipelineError.outputBusy(folder.file("out"))) {
      try await importing(folder.file("in"), into: folder.file("out"))
    }
    withExtendedLifetime(lock) {}
  }

  @Test func `two media share a folder and its checksum list`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1), "one/A")
    try folder.write(TestInstance(2), "two/A")
    try await importing(folder.file("one"), into: folder.file("out"))
    try await importing(folder.file("two"), into: folder.file("out"))
    let list = String(decoding: try folder.bytes("out/SHA256.TXT"), as: UTF8.self)
    #expect(list.split(separator: "\n").count == 2)
    try run("sha256sum", "-c", "--quiet", "SHA256.TXT", in: folder.file("out"))
  }

  @Test func `files that differ from the medium's checksums are imported and reported`()
    async throws
  {
    let folder = try TemporaryFolder()
    for number in 1...2 { try folder.write(TestInstance(number), "in/DICOM/F\(number)") }
    let list = try run("sha256sum", "DICOM/F1", in: folder.file("in"))
    let wrong = String(repeating: "0", count: 64) + "  DICOM/F2\n"
    try folder.write(Array((list + wrong).utf8), "in/SHA256.TXT")
    let report = try await importing(folder.file("in"), into: folder.file("out"))
    #expect(report.counts.differing == 1)
    #expect(report.counts.imported == 2)
    #expect(report.exitCode == 1)
    #expect(report.file("DICOM/F2")?.status == "differing")
    #expect(report.file("DICOM/F1")?.status == "imported")
  }

  @Test func `MD5 lists are compared with as well`() async throws {
    let folder = try TemporaryFolder()
    for number in 1...2 { try folder.write(TestInstance(number), "in/DICOM/F\(number)") }
    try folder.write(
      Array(try run("md5sum", "DICOM/F1", "DICOM/F2", in: folder.file("in")).utf8), "in/MD5_SUMS")
    let sound = try await importing(folder.file("in"), into: folder.file("out"))
    #expect(sound.exitCode == 0)
    #expect(sound.checksumLists == ["MD5_SUMS"])
    try folder.write(TestInstance(2) { $0.seed = 3 }, "in/DICOM/F2")
    let report = try await importing(folder.file("in"), into: folder.file("out2"))
    #expect(report.counts.differing == 1)
  }
}
