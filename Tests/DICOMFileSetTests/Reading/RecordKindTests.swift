import DICOMCore
import Testing

@testable import DICOMFileSet

struct RecordKindTests {
  /// A patient, a study and a series, with one more record below `depth` of them.
  private func directory(_ record: MadeDirectory.Record) throws -> FileSetDirectory {
    var made = MadeDirectory.sample
    made.records = Array(made.records[..<4])
    if record.depth == 0 { made.records.append(record) } else { made.records[3] = record }
    return try FileSetDirectory(made.bytes())
  }

  private func record(_ type: String, depth: Int) -> MadeDirectory.Record {
    MadeDirectory.Record(type: type, depth: depth, keys: MadeDirectory.reference("X\\Y", "1.2.9"))
  }

  @Test func `every type of the standard that belongs to a series is read there`() throws {
    let types = DirectoryRecordType.all.filter { $0.mayStand(below: .series) && !$0.isRetired }
    #expect(types.count > 25)
    for type in types {
      let directory = try directory(record(type.rawValue, depth: 3))
      #expect(directory.findings.isEmpty, "\(type)")
      #expect(directory.records[3].type == type)
      #expect(directory.records[3].parent == 2)
      #expect(directory.reference(3)?.path == "X/Y")
    }
  }

  @Test func `every type of the standard that stands at the root is read there`() throws {
    let types = DirectoryRecordType.all.filter {
      $0.mayStand(below: nil) && !$0.isRetired && $0 != .patient && $0 != .privateRecord
    }
    #expect(types.contains(.hangingProtocol) && types.contains(.inventory))
    for type in types {
      let directory = try directory(record(type.rawValue, depth: 0))
      #expect(directory.findings.isEmpty, "\(type)")
      #expect(directory.records[4].type == type)
      #expect(directory.records[4].parent == nil)
    }
  }

  @Test func `retired types are kept and told`() throws {
    let types = DirectoryRecordType.all.filter { $0.isRetired && $0 != .mrdr }
    #expect(types.count > 10)
    for type in types {
      let depth = type.mayStand(below: .series) ? 3 : 0
      let directory = try directory(record(type.rawValue, depth: depth))
      let index = directory.records.count - 1
      #expect(directory.records[index].type == type)
      #expect(directory.reference(index)?.path == "X/Y", "\(type)")
      #expect(directory.finding(.recordTypeRetired)?.severity == .note, "\(type)")
      #expect(
        Set(directory.kinds).isSubset(of: [.recordTypeRetired, .recordMisplaced]), "\(type)")
    }
  }

  @Test(arguments: ["WSI IMAGE", "IMAGES", "X", "\u{E9}"])
  func `a type that the standard does not have is kept as it is`(name: String) throws {
    let directory = try directory(record(name, depth: 3))
    #expect(directory.kinds == [.recordTypeUnknown])
    #expect(directory.records[3].type.rawValue == name)
    #expect(directory.records[3].parent == 2)
    #expect(directory.reference(3)?.path == "X/Y")
  }

  @Test(arguments: ["image", "IMAGE  ", " IMAGE", "Image"])
  func `a type in another case or with other blanks is the one that is meant`(name: String) throws {
    let directory = try directory(record(name, depth: 3))
    #expect(directory.records[3].type == .image)
    #expect(directory.reference(3)?.path == "X/Y")
  }

  @Test func `a record without a type is kept`() throws {
    let directory = try directory(record("", depth: 3))
    #expect(directory.kinds == [.recordTypeUnknown])
    #expect(directory.reference(3)?.sopInstance == "1.2.9")
  }

  @Test(arguments: [0, 1, 2, 3])
  func `a private record stands anywhere, with a file or without`(depth: Int) throws {
    for hasFile in [true, false] {
      var made = MadeDirectory.sample
      var record = record("PRIVATE", depth: depth)
      if !hasFile { record.keys = [] }
      record.keys.append(MadeDirectory.text(0x0004_1432, "UI", "1.2.7"))
      made.records = Array(made.records[..<4])
      made.records.append(record)
      let directory = try FileSetDirectory(made.bytes())
      #expect(directory.findings.isEmpty, "\(depth)")
      #expect(directory.records[4].type == .privateRecord)
      #expect(directory.records[4].depth == depth)
      #expect(directory.reference(4)?.path == (hasFile ? "X/Y" : nil))
    }
  }

  @Test func `a record where its type may not stand is left there and told`() throws {
    var made = MadeDirectory.sample
    made.records = [made.records[0], MadeDirectory.image("A", "1.2.3.1")]
    made.records[1].depth = 1
    let directory = try FileSetDirectory(made.bytes())
    #expect(directory.kinds == [.recordMisplaced])
    #expect(directory.records.map(\.parent) == [nil, 0])
  }

  @Test func `what stands below an inactive record is not in use either`() throws {
    var made = MadeDirectory.sample
    made.records[1].inUse = 0
    let directory = try FileSetDirectory(made.bytes())
    #expect(directory.kinds == [.recordInactive])
    #expect(directory.finding(.recordInactive)?.count == 1)
    #expect(directory.records.map(\.isInUse) == (0..<18).map { $0 == 0 || $0 > 7 })
    // They are there, and what they reference can be asked for.
    #expect(directory.reference(3)?.path == "IMG/I101")
  }

  @Test func `a record without an in-use flag is in use`() throws {
    var made = MadeDirectory.sample
    made.records[3].inUse = nil
    let directory = try FileSetDirectory(made.bytes())
    #expect(directory.records[3].isInUse)
    #expect(directory.records.count == made.records.count)
  }

  @Test func `a record for a UID that its neighbour has is told, and both are kept`() throws {
    var made = MadeDirectory.sample
    made.records[4] = MadeDirectory.image("IMG\\OTHER", "1.2.3.1")
    let directory = try FileSetDirectory(made.bytes())
    #expect(directory.kinds == [.recordTwice])
    #expect(directory.finding(.recordTwice)?.record == 4)
    #expect(directory.reference(3)?.path == "IMG/I101")
    #expect(directory.reference(4)?.path == "IMG/OTHER")
    // Of an inactive record there may be a second one in use.
    made.records[3].inUse = 0
    #expect(try FileSetDirectory(made.bytes()).kinds == [.recordInactive])
  }
}
