import DICOMCore
import DiscMastering
import Synchronization
import Testing

@testable import MediaPipeline

/// A file that claims to be larger than what there is of it.
private final class ClaimingSource: ByteSource {
  let name = "claiming"
  let count: Int
  let missing: [Range<Int>]
  let reads = Mutex(0)

  init(count: Int, missing: [Range<Int>]) { (self.count, self.missing) = (count, missing) }

  func read(_ range: Range<Int>) throws -> [UInt8] {
    reads.withLock { $0 += 1 }
    guard !missing.contains(where: { $0.overlaps(range) }) else {
      throw DICOMError(.truncated(needed: range.count, available: 0))
    }
    return [UInt8](repeating: 1, count: range.count)
  }
}

struct MissingBytesTests {
  @Test(arguments: [1 << 40, 1 << 62, Int.max])
  func `what is known to be missing is passed over in one step`(count: Int) throws {
    let source = ClaimingSource(count: count, missing: [5000..<count])
    var sweep = FileSweep(source)
    var (read, bad) = (0, BadRanges())
    while let piece = sweep.next() {
      switch piece {
      case .bytes(let bytes, _): read += bytes.count
      case .unreadable(let range): bad.append(range)
      }
    }
    #expect(read == 5000)
    #expect(bad == BadRanges([5000..<count]))
    #expect(source.reads.withLock { $0 } == 1)
  }

  @Test func `a rescue does not try what is known to be missing`() throws {
    let source = ClaimingSource(count: 1 << 50, missing: [100..<300_000, 400_000..<1 << 50])
    var found = BadRanges()
    let bad = try SectorRescue(source: source).run(BadRanges([0..<1 << 50])) { offset, bytes in
      found.append(offset..<offset + bytes.count)
    }
    #expect(found == BadRanges([0..<100, 300_000..<400_000]))
    #expect(bad == BadRanges([100..<300_000, 400_000..<1 << 50]))
    #expect(source.reads.withLock { $0 } < 20)
  }

  @Test func `pieces end at sectors and at gaps`() {
    let source = ClaimingSource(count: 10_000, missing: [3000..<4000, 5000..<5001])
    let missing = MissingBytes(source)
    #expect(missing.next(in: 0..<10_000, size: 2048) == (0..<2048, false))
    #expect(missing.next(in: 2048..<10_000, size: 2048) == (2048..<3000, false))
    #expect(missing.next(in: 3000..<10_000, size: 2048) == (3000..<4000, true))
    #expect(missing.next(in: 3500..<3600, size: 2048) == (3500..<3600, true))
    #expect(missing.next(in: 4000..<10_000, size: 2048) == (4000..<4096, false))
    #expect(missing.next(in: 5000..<10_000, size: 2048) == (5000..<5001, true))
    #expect(missing.next(in: 9000..<10_000, size: 4096) == (9000..<10_000, false))
  }

  @Test func `a file of which next to nothing is there is not filled up with zeros`() async throws {
    let folder = try TemporaryFolder()
    let whole = TestInstance(1) { $0.size = 600 }.file()
    let disc = MadeDisc([("A", CutSource(whole, count: 1 << 45))])
    let report = try await importing(disc, into: folder.file("out"))
    #expect(report.exitCode == 1)
    #expect(report.counts.damaged == 1)
    #expect(try folder.bytes("out/1.2.3/1.2.3.4/1.2.3.4.1.dcm") == whole)
  }

  private final class CutSource: ByteSource {
    let name = "cut"
    let bytes: [UInt8]
    let count: Int
    var missing: [Range<Int>] { [bytes.count..<count] }

    init(_ bytes: [UInt8], count: Int) { (self.bytes, self.count) = (bytes, count) }

    func read(_ range: Range<Int>) throws -> [UInt8] {
      guard range.upperBound <= bytes.count else {
        throw DICOMError(.truncated(needed: range.count, available: 0))
      }
      return Array(bytes[range])
    }
  }
}

/// A medium whose files are larger, together, than any number.
private struct BoundlessDisc: MediumReader {
  let kind = MediumKind.udf
  let sessions: [MediumSession] = []
  let problems: [MediumProblem] = []
  let files = ["A", "B", "C"].map { MediumFile(path: $0, size: Int.max) }
  let head: [UInt8]

  func source(at path: String) throws -> any ByteSource { Source(head) }
  func source(of file: MediumFile) throws -> any ByteSource { Source(head) }

  final class Source: ByteSource {
    let name = "boundless"
    let count = Int.max
    let head: [UInt8]
    var missing: [Range<Int>] { [head.count..<count] }

    init(_ head: [UInt8]) { self.head = head }

    func read(_ range: Range<Int>) throws -> [UInt8] {
      guard range.upperBound <= head.count else {
        throw DICOMError(.truncated(needed: range.count, available: 0))
      }
      return Array(head[range])
    }
  }
}

struct BoundlessTests {
  @Test func `sizes that cannot be added up trap nothing`() async throws {
    let folder = try TemporaryFolder()
    let disc = BoundlessDisc(head: TestInstance(1) { $0.size = 600 }.file())
    let inventory = try await MediumInventory.take(disc, jobs: 1)
    #expect(inventory.instances.count == 3)
    let list = ListReport(inventory, of: disc, path: "disc", showsPatients: false)
    #expect(list.bytes == .max)
    let options = ImportOptions(medium: "disc", destination: folder.file("out"), jobs: 2)
    let report = try ImportJob(options).run(disc, inventory, folder: folder.file("out"))
    #expect(report.exitCode == 1)
  }
}
