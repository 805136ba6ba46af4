import DICOMCore
import DiscMastering
import Foundation
import Synchronization
import Testing

@testable import MediaPipeline

struct RescueTests {
  private static let bytes = (0..<2048 * 512 + 700).map { UInt8(truncatingIfNeeded: $0 / 7) }

  /// What a rescue of all of a source saves, as the file that it would be.
  private func rescue(
    _ source: ScratchedSource, retries: Int = 2
  ) throws -> (bad: BadRanges, saved: [UInt8]) {
    var saved = [UInt8](repeating: 0, count: source.count)
    let rescue = SectorRescue(source: source, retries: retries)
    let bad = try rescue.run(BadRanges([0..<source.count])) { offset, bytes in
      saved.replaceSubrange(offset..<offset + bytes.count, with: bytes)
    }
    return (bad, saved)
  }

  @Test(arguments: [[0], [512], [5, 6, 7, 300], [31, 32], Array(10...90)])
  func `all but the bad sectors is saved`(sectors: [Int]) throws {
    let source = ScratchedSource(
      Self.bytes, failures: Dictionary(uniqueKeysWithValues: sectors.map { ($0, Int.max) }))
    let (bad, saved) = try rescue(source)
    #expect(
      bad
        == BadRanges(sectors.map { $0 * 2048..<min($0 * 2048 + 2048, Self.bytes.count) }))
    for sector in 0...512 where !sectors.contains(sector) {
      let range = sector * 2048..<min(sector * 2048 + 2048, Self.bytes.count)
      #expect(saved[range] == Self.bytes[range])
    }
  }

  @Test func `a sector that can be read at the third attempt is read`() throws {
    // The whole, its piece, itself, and twice more.
    let source = ScratchedSource(Self.bytes, failures: [77: 3])
    #expect(try rescue(source, retries: 2).bad.isEmpty)
    let lessPatient = ScratchedSource(Self.bytes, failures: [77: 4])
    #expect(try rescue(lessPatient, retries: 0).bad.count == 2048)
  }

  @Test func `a bad region takes no longer than it may`() throws {
    let clock = Mutex(0.0)
    let source = ScratchedSource(
      Self.bytes, failures: Dictionary(uniqueKeysWithValues: (0...512).map { ($0, Int.max) }))
    var rescue = SectorRescue(source: source, retries: 5)
    // Each look at the clock stands for ten seconds of the drive.
    rescue.now = {
      clock.withLock {
        $0 += 10
        return $0
      }
    }
    let bad = try rescue.run(BadRanges([0..<source.count])) { _, _ in }
    #expect(bad.count == source.count)
    #expect(source.reads.withLock { $0.count } < 10)
  }

  @Test func `the good files of a scratched disc come first, the bad ones as far as they can`()
    async throws
  {
    let folder = try TemporaryFolder()
    let whole = TestInstance(1) { $0.size = 600 }.file()
    let scratched = TestInstance(2) { $0.size = 600 }.file()
    let disc = MadeDisc([
      ("A", ScratchedSource(scratched, failures: [100: .max, 101: .max, 200: 4])),
      ("B", MemorySource(whole)),
    ])
    let report = try await importing(disc, into: folder.file("out"))
    #expect(report.exitCode == 1)
    #expect(report.counts.imported == 2)
    #expect(report.counts.damaged == 1)
    #expect(report.countsAddUp)
    #expect(try folder.bytes("out/1.2.3/1.2.3.4/1.2.3.4.1.dcm") == whole)
    var expected = scratched
    expected.replaceSubrange(
      100 * 2048..<102 * 2048, with: [UInt8](repeating: 0, count: 4096))
    #expect(try folder.bytes("out/1.2.3/1.2.3.4/1.2.3.4.2.dcm") == expected)
    #expect(report.unreadable.map(\.offset) == [100 * 2048])
    #expect(report.unreadable.map(\.length) == [4096])
    #expect(report.unreadable.first?.mediumOffset == 65_536 + 100 * 2048)
    #expect(report.file("A")?.reason?.contains("4096 bytes unreadable") == true)
    try run("sha256sum", "-c", "--quiet", "SHA256.TXT", in: folder.file("out"))
  }

  @Test func `after cleaning only the damaged file is read again, and takes the old one's place`()
    async throws
  {
    let folder = try TemporaryFolder()
    let (one, two) = (
      TestInstance(1) { $0.size = 600 }.file(), TestInstance(2) { $0.size = 600 }.file()
    )
    let dirty = MadeDisc([
      ("A", ScratchedSource(one, failures: [100: .max])), ("B", MemorySource(two)),
    ])
    try await importing(dirty, into: folder.file("out"))
    let clean = MadeDisc([("A", MemorySource(one)), ("B", MemorySource(two))])
    let inventory = try await MediumInventory.take(clean, jobs: 1)
    clean.opened.paths.withLock { $0 = [] }
    let options = ImportOptions(medium: "disc", destination: folder.file("out"), jobs: 2)
    let report = try ImportJob(options).run(clean, inventory, folder: folder.file("out"))
    #expect(clean.opened.paths.withLock { $0 } == ["A"])
    #expect(report.exitCode == 0)
    #expect(report.counts.alreadyThere == 1)
    #expect(report.counts.imported == 1)
    #expect(
      try folder.tree("out/1.2.3/1.2.3.4") == [
        "1.2.3.4.1.dcm": Data(one), "1.2.3.4.2.dcm": Data(two),
      ])
    #expect(!folder.exists("out/.spindle-import"))
  }

  @Test func `a duplicate comes in the place of a file that cannot be read`() async throws {
    let folder = try TemporaryFolder()
    let bytes = TestInstance(1) { $0.size = 600 }.file()
    // The inventory has to read it whole to call the other one its duplicate.
    let source = FailingLater(bytes)
    let disc = MadeDisc([("A", source), ("B", MemorySource(bytes))])
    let inventory = try await MediumInventory.take(disc, jobs: 1)
    source.fails.store(true, ordering: .relaxed)
    #expect(inventory.instances.map(\.status).contains(.duplicate))
    let options = ImportOptions(medium: "disc", destination: folder.file("out"), jobs: 2)
    let report = try ImportJob(options).run(disc, inventory, folder: folder.file("out"))
    #expect(report.countsAddUp)
    #expect(try folder.bytes("out/1.2.3/1.2.3.4/1.2.3.4.1.dcm") == bytes)
  }

  private final class FailingLater: ByteSource {
    let name = "later"
    let bytes: [UInt8]
    let fails = Atomic(false)
    var count: Int { bytes.count }

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func read(_ range: Range<Int>) throws -> [UInt8] {
      if fails.load(ordering: .relaxed) {
        throw MasteringError(.sourceUnreadable("Input/output error"), path: name)
      }
      return Array(bytes[range])
    }
  }
}
