import DICOMCore
import Foundation
import Testing

@testable import DICOMFileSet

struct DirectoryLinkTests {
  private let sound = MadeDirectory.sample

  private func outline() throws -> [String] { try FileSetDirectory(sound.bytes()).outline }

  @Test func `a sound directory has no finding`() throws {
    let directory = try FileSetDirectory(sound.bytes())
    #expect(directory.findings.isEmpty)
    #expect(directory.outline == sound.records.map { "\($0.depth) \($0.type) \(uid($0))" })
    #expect(directory.records.map(\.offset) == sound.records.indices.map { sound.offset($0) })
    #expect(directory.records.allSatisfy { $0.origin == .linked && $0.isInUse })
    #expect(directory.children(of: nil).count == 3)
    #expect(directory.children(of: 0) == [1, 8])
    #expect(directory.ancestors(of: 3) == [2, 1, 0])
    #expect(directory.fileSetID == "MADE")
    #expect(directory.fileSetUID == "2.25.42")
    #expect(directory.hasDirectoryInformation)
    #expect(directory.consistencyFlag == 0)
  }

  private func uid(_ record: MadeDirectory.Record) -> String {
    let element = record.keys.first { $0.tag.rawValue == 0x0004_1511 }
    return element.map { String(decoding: $0.value.filter { $0 != 0 }, as: UTF8.self) } ?? "-"
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func `records in any order of the file make the same tree`(seed: UInt64) throws {
    var made = sound
    var random = Seeded(seed)
    made.order = Array(made.records.indices).shuffled(using: &random)
    let directory = try FileSetDirectory(made.bytes())
    #expect(directory.findings.isEmpty)
    #expect(try directory.outline == outline())
  }

  @Test(arguments: [8, -8, 12, -12, 132, -132, 22, -22, 1, -37, 1000, -250, 4096])
  func `offsets that are wrong by one amount are followed with it taken off`(shift: Int) throws {
    var made = sound
    made.shift = shift
    let directory = try FileSetDirectory(made.bytes())
    #expect(directory.kinds == [.offsetsShifted])
    #expect(directory.findings.first?.detail.contains("\(abs(shift)) bytes") == true)
    #expect(try directory.outline == outline())
  }

  @Test(arguments: [[-8], [6], [-8, -14], [2, 10, 4]])
  func `offsets that are wrong from a record on are followed piece by piece`(
    shifts: [Int]
  ) throws {
    // Records that became longer or shorter in place, while nobody mended the offsets.
    let places = stride(from: 2, to: 2 + 4 * shifts.count, by: 4).map { sound.offset($0) }
    let directory = try FileSetDirectory(
      withOffsets(of: try sound.bytes()) { offset in
        offset + (Array(zip(places, shifts)).last { offset > $0.0 }?.1 ?? 0)
      })
    #expect(directory.kinds == [.offsetsShifted])
    #expect(directory.findings.first?.detail.hasPrefix("some offsets are") == true)
    #expect(try directory.outline == outline())
    #expect(directory.records.allSatisfy { $0.origin == .linked })
  }

  /// The next and lower offsets of all records, changed.
  private func withOffsets(of bytes: [UInt8], _ change: (Int) -> Int) -> [UInt8] {
    var bytes = bytes
    for at in 0..<bytes.count - 12
    where [0x00, 0x20].contains(bytes[at + 2])
      && bytes[at..<at + 8].elementsEqual([4, 0, bytes[at + 2], 0x14, 0x55, 0x4C, 4, 0])
    {
      let offset = bytes[at + 8..<at + 12].reversed().reduce(0) { $0 << 8 | Int($1) }
      guard offset > 0 else { continue }
      bytes.replaceSubrange(
        at + 8..<at + 12, with: littleEndianBytes(UInt32(truncatingIfNeeded: change(offset))))
    }
    return bytes
  }

  @Test func `a link from the end of the tree to its beginning is a loop`() throws {
    var made = sound
    made.records[16].next = UInt32(made.offset(0))
    let directory = try FileSetDirectory(made.bytes())
    #expect(directory.kinds == [.linkLoop])
    #expect(try directory.outline == outline())
  }

  @Test func `a link to a multi-referenced record that is not there is broken`() throws {
    var made = sound
    made.records[3].keys = [MadeDirectory.number(0x0004_1504, 77_777)]
    let directory = try FileSetDirectory(made.bytes())
    #expect(directory.kinds.contains(.linkBroken))
    #expect(directory.finding(.linkBroken)?.record == 3)
  }

  @Test func `of a directory that is cut off nothing is said but that`() throws {
    let bytes = try sound.bytes()
    for record in [0, 3, 8, 12, 17] {
      for more in [0, 30] {
        let directory = try FileSetDirectory(Array(bytes[..<(sound.offset(record) + more)]))
        #expect(directory.kinds == [.truncated], "record \(record), byte \(more)")
      }
    }
  }

  @Test func `without offsets the tree comes from the order of the records`() throws {
    var made = sound
    made.hasOffsets = false
    let directory = try FileSetDirectory(made.bytes())
    #expect(directory.kinds == [.offsetsMissing])
    #expect(try directory.outline == outline())
    #expect(directory.records.allSatisfy { $0.origin == .inferred })
  }

  @Test func `without offsets children in front of their parents find them`() throws {
    var made = MadeDirectory(records: [
      .init(type: "PATIENT", depth: 0), .init(type: "STUDY", depth: 1),
      .init(type: "SERIES", depth: 2), MadeDirectory.image("A", "1.2"),
      MadeDirectory.image("B", "1.3"),
    ])
    made.hasOffsets = false
    made.order = [3, 4, 2, 1, 0]
    let directory = try FileSetDirectory(made.bytes())
    #expect(
      directory.outline == ["0 PATIENT -", "1 STUDY -", "2 SERIES -", "3 IMAGE 1.2", "3 IMAGE 1.3"])
  }

  @Test func `without offsets a record that names its parent stands below it`() throws {
    var made = MadeDirectory(records: [
      .init(type: "PATIENT", depth: 0, keys: [MadeDirectory.text(0x0010_0020, "LO", "A")]),
      .init(type: "PATIENT", depth: 0, keys: [MadeDirectory.text(0x0010_0020, "LO", "B")]),
      .init(type: "STUDY", depth: 1, keys: [MadeDirectory.text(0x0010_0020, "LO", "A")]),
      .init(type: "STUDY", depth: 1, keys: [MadeDirectory.text(0x0010_0020, "LO", "B")]),
    ])
    made.hasOffsets = false
    let directory = try FileSetDirectory(made.bytes())
    #expect(directory.outline == ["0 PATIENT -", "1 STUDY -", "0 PATIENT -", "1 STUDY -"])
  }

  @Test func `a study of no series takes none of the patient before it`() throws {
    var made = MadeDirectory(records: [
      .init(type: "PATIENT", depth: 0), .init(type: "STUDY", depth: 1),
      .init(type: "PATIENT", depth: 0), .init(type: "SERIES", depth: 1),
      .init(type: "IMAGE", depth: 2),
    ])
    made.hasOffsets = false
    let directory = try FileSetDirectory(made.bytes())
    #expect(directory.records.map(\.parent) == [nil, 0, nil, 2, 3])
    #expect(directory.kinds.contains(.recordMisplaced))
  }

  @Test func `a link that leads nowhere loses nothing`() throws {
    var made = sound
    made.records[1].lower = 5
    let directory = try FileSetDirectory(made.bytes())
    #expect(directory.kinds == [.linkBroken, .recordOrphaned])
    #expect(directory.finding(.linkBroken)?.record == 1)
    #expect(directory.finding(.linkBroken)?.offset == made.offset(1))
    #expect(directory.finding(.recordOrphaned)?.count == 2)
    #expect(try directory.outline == outline())
  }

  @Test func `records that no offset leads to stand below those in front of them`() throws {
    var made = sound
    made.records[0].next = 0
    let directory = try FileSetDirectory(made.bytes())
    // The second patient and the hanging protocol next to it.
    #expect(directory.finding(.recordOrphaned)?.count == 2)
    #expect(directory.finding(.recordOrphaned)?.record == 12)
    #expect(directory.records[13].origin == .linked)
    #expect(try directory.outline == outline())
  }

  @Test func `without the offset of the root reading begins at the first record`() throws {
    for first in [0, 3] as [UInt32] {
      var made = sound
      made.first = first
      let directory = try FileSetDirectory(made.bytes())
      #expect(directory.kinds == [.linkBroken])
      #expect(try directory.outline == outline())
    }
  }

  @Test func `an offset of the last record that is wrong changes nothing`() throws {
    var made = sound
    made.last = UInt32(made.offset(0))
    let directory = try FileSetDirectory(made.bytes())
    #expect(directory.kinds == [.lastRootWrong])
    #expect(try directory.outline == outline())
  }

  @Test func `loops end`() throws {
    for (record, target) in [(3, 3), (4, 3), (5, 3), (2, 2), (12, 0), (13, 12)] {
      for isNext in [true, false] {
        var made = sound
        let offset = UInt32(made.offset(target))
        if isNext {
          made.records[record].next = offset
        } else {
          made.records[record].lower = offset
        }
        let directory = try FileSetDirectory(made.bytes())
        #expect(directory.records.count == made.records.count)
        #expect(
          directory.kinds.contains { [.linkLoop, .recordShared, .linkBroken].contains($0) },
          "\(record) to \(target)")
        #expect(Set(directory.outline) == Set(try outline()))
      }
    }
  }

  @Test func `a child of two parents stays with the first`() throws {
    var made = sound
    made.records[6].lower = UInt32(made.offset(3))
    let directory = try FileSetDirectory(made.bytes())
    #expect(directory.kinds == [.recordShared, .recordOrphaned])
    #expect(directory.records[3].parent == 2)
    #expect(try directory.outline == outline())
  }

  @Test func `a chain that leads into another entity is not followed there`() throws {
    var made = sound
    made.records[2].next = UInt32(made.offset(4))
    let directory = try FileSetDirectory(made.bytes())
    #expect(directory.kinds == [.linkBroken, .recordOrphaned])
    #expect(try directory.outline == outline())
  }

  @Test func `a chain of a thousand levels is cut at the limit and every record kept`() throws {
    var made = MadeDirectory(
      records: (0..<1000).map { MadeDirectory.Record(type: "PRIVATE", depth: $0) })
    made.flag = 0
    let directory = try FileSetDirectory(made.bytes())
    #expect(directory.records.count == 1000)
    #expect(directory.finding(.limit) != nil)
    #expect(directory.records.allSatisfy { $0.depth < 64 })
  }

  @Test func `a file referenced by way of another record is the file of that`() throws {
    var made = sound
    made.records.append(
      .init(type: "MRDR", depth: 0, keys: MadeDirectory.reference("SHARED", "1.2.5.1")))
    let offset = UInt32(made.offset(18))
    for index in [3, 4] {
      made.records[index].keys = [MadeDirectory.number(0x0004_1504, offset)]
    }
    // Sizes have changed.
    let moved = UInt32(made.offset(18))
    for index in [3, 4] {
      made.records[index].keys = [MadeDirectory.number(0x0004_1504, moved)]
    }
    made.records[17].next = 0
    made.last = UInt32(made.offset(17))
    let directory = try FileSetDirectory(made.bytes())
    #expect(directory.kinds == [.recordMultiReferenced])
    #expect(directory.reference(3)?.path == "SHARED")
    #expect(directory.reference(4)?.sopInstance == "1.2.5.1")
    let standIn = try #require(directory.records.firstIndex { $0.type == .mrdr })
    #expect(directory.reference(standIn) == nil)
    let body = try DataSet(explicitVRLittleEndian: #require(try directory.body(3)))
    #expect(body.strings(.referencedFileID) == ["SHARED"])
    #expect(body[DICOMCore.Tag(0x0004, 0x1504)] == nil)
  }

  @Test func `hostile links to one record cost no more than sound ones`() throws {
    var records = (0..<20_000).map { _ in MadeDirectory.Record(type: "PRIVATE", depth: 0) }
    for index in records.indices { (records[index].next, records[index].lower) = (4, 4) }
    var made = MadeDirectory(records: records)
    let target = UInt32(made.offset(10_000))
    for index in records.indices {
      (made.records[index].next, made.records[index].lower) = (target, target)
    }
    let directory = try FileSetDirectory(made.bytes())
    #expect(directory.records.count == 20_000)
    #expect(directory.findings.count < 100)
  }
}

/// The same numbers for one seed everywhere.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }
  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
