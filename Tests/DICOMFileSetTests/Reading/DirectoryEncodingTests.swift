import DICOMCore
import Foundation
import Testing

@testable import DICOMFileSet

struct DirectoryEncodingTests {
  private let sound = MadeDirectory.sample

  private func check(
    _ made: MadeDirectory, _ kinds: [DirectoryFinding.Kind], _ comment: Comment? = nil
  ) throws {
    let directory = try FileSetDirectory(made.bytes())
    #expect(directory.kinds == kinds, comment)
    #expect(try directory.outline == FileSetDirectory(sound.bytes()).outline, comment)
  }

  @Test func `lengths may be defined or not`() throws {
    for (sequence, items) in [(true, false), (false, true), (true, true)] {
      var made = sound
      (made.hasUndefinedSequence, made.hasUndefinedItems) = (sequence, items)
      try check(made, [])
    }
  }

  @Test func `implicit VR, big endian and deflated directories are read`() throws {
    var implicit = sound
    (implicit.isExplicit, implicit.transferSyntax) = (false, "1.2.840.10008.1.2")
    try check(implicit, [.encoding])
    var big = sound
    (big.isBigEndian, big.transferSyntax) = (true, "1.2.840.10008.1.2.2")
    try check(big, [.encoding])
    var deflated = sound
    (deflated.isDeflated, deflated.transferSyntax) = (true, "1.2.840.10008.1.2.1.99")
    let directory = try FileSetDirectory(deflated.bytes())
    #expect(directory.kinds.first == .encoding)
    #expect(try directory.outline == FileSetDirectory(sound.bytes()).outline)
    var jpeg = sound
    jpeg.transferSyntax = "1.2.840.10008.1.2.4.50"
    try check(jpeg, [.encoding])
    var wrong = sound
    wrong.isExplicit = false
    let found = try FileSetDirectory(wrong.bytes())
    #expect(Set(found.kinds) == [.encoding])
    #expect(found.transferSyntax == .implicitVRLittleEndian)
  }

  @Test func `what is wrong with preamble and meta information is told`() throws {
    var made = sound
    made.hasPreamble = false
    try check(made, [.preambleMissing])
    made.hasMeta = false
    try check(made, [.preambleMissing, .metaDamaged])
    made = sound
    made.metaLengthError = 6
    try check(made, [.metaDamaged])
    made.metaLengthError = nil
    try check(made, [.metaDamaged])
    made = sound
    made.sopClass = "1.2.840.10008.5.1.4.1.1.4"
    try check(made, [.sopClass])
  }

  @Test func `what follows the records is left alone`() throws {
    var made = sound
    made.trailing = [UInt8](repeating: 0, count: 700)
    try check(made, [.trailingBytes])
    made.hasUndefinedSequence = true
    try check(made, [.trailingBytes])
    made.trailing = Array("0123456789".utf8)
    try check(made, [.trailingBytes])
    // Data Set Trailing Padding is an element.
    made.trailing = [0xFC, 0xFF, 0xFC, 0xFF, 0x4F, 0x42, 0, 0, 2, 0, 0, 0, 0, 0]
    try check(made, [])
  }

  @Test func `wrong lengths of items are got over`() throws {
    for error in [-30, -8, -2, 2, 8, 14, 200, 1_000_000] {
      for record in [0, 3, 16] {
        var made = sound
        made.records[record].lengthError = error
        let directory = try FileSetDirectory(made.bytes())
        #expect(directory.kinds == [.damaged], "\(error) in \(record)")
        #expect(try directory.outline == FileSetDirectory(sound.bytes()).outline)
      }
    }
  }

  @Test func `a wrong length of the sequence is got over`() throws {
    for error in [-400, -20, -1, 20, 3000] {
      var made = sound
      made.sequenceLengthError = error
      let directory = try FileSetDirectory(made.bytes())
      #expect(directory.findings.count == 1, "\(error)")
      #expect(try directory.outline == FileSetDirectory(sound.bytes()).outline)
    }
  }

  @Test func `bytes between records are stepped over`() throws {
    var made = sound
    made.records[4].junk = [UInt8](repeating: 0x41, count: 37)
    try check(made, [.damaged])
    made.hasUndefinedSequence = true
    try check(made, [.damaged])
  }

  @Test func `a directory cut anywhere keeps what stands in front of the cut`() throws {
    for isUndefined in [false, true] {
      var made = sound
      (made.hasUndefinedSequence, made.hasUndefinedItems) = (isUndefined, isUndefined)
      let bytes = try made.bytes()
      let whole = try FileSetDirectory(bytes)
      let offsets = made.records.indices.map { made.offset($0) }
      let all = whole.records.indices.compactMap { whole.reference($0)?.path }
      for end in stride(from: offsets[0], to: bytes.count - 1, by: 5) {
        let directory = try FileSetDirectory(Array(bytes[..<end]))
        #expect(directory.records.count == offsets.count { $0 + 8 <= end }, "cut at \(end)")
        #expect(directory.finding(.truncated) != nil, "cut at \(end)")
        let paths = directory.records.indices.compactMap { directory.reference($0)?.path }
        #expect(paths == Array(all.prefix(paths.count)))
        for index in directory.records.indices where directory.records[index].depth > 0 {
          #expect(directory.records[index].parent == whole.records[index].parent)
        }
      }
    }
  }

  @Test func `a directory without records is sound, one without their sequence is not`() throws {
    var made = MadeDirectory(records: [])
    #expect(try FileSetDirectory(made.bytes()).findings.isEmpty)
    made.hasUndefinedSequence = true
    #expect(try FileSetDirectory(made.bytes()).findings.isEmpty)
    made.hasSequence = false
    #expect(try FileSetDirectory(made.bytes()).kinds == [.sequenceMissing])
    made.hasInformation = false
    let directory = try FileSetDirectory(made.bytes())
    #expect(directory.kinds == [.informationMissing, .sequenceMissing].reversed())
    #expect(!directory.hasDirectoryInformation)
  }

  @Test func `other DICOM files and files of 4 GiB are refused`() throws {
    var made = MadeDirectory(records: [])
    (made.hasSequence, made.sopClass) = (false, "1.2.840.10008.5.1.4.1.1.4")
    #expect(throws: DICOMError.self) { try FileSetDirectory(made.bytes()) }
    #expect(throws: DICOMError.self) { try FileSetDirectory(Array("no DICOM at all".utf8)) }
    final class Huge: ByteSource {
      let name = "DICOMDIR"
      let count = 1 << 32
      func read(_ range: Range<Int>) throws -> [UInt8] { [] }
    }
    let error = #expect(throws: DICOMError.self) { try FileSetDirectory(Huge()) }
    #expect(error?.description.contains("the DICOMDIR is larger than the limit") == true)
  }

  @Test func `a directory that is not held is read the same`() throws {
    var records = MadeDirectory.sample.records
    for _ in 0..<8 { records += records }
    let bytes = try MadeDirectory(records: records).bytes()
    let held = try FileSetDirectory(bytes)
    let source = MemorySource(bytes)
    var scanner = RecordScanner(
      ScanWindow(try DirectoryBytes(source, heldLimit: 1000)),
      ScanEncoding(.explicitVRLittleEndian),
      log: FindingLog())
    scanner.scan(from: held.records[0].offset, statedLength: bytes.count - held.records[0].offset)
    #expect(scanner.records.map { Int($0.offset) } == held.records.map(\.offset))
    #expect(scanner.log.findings.isEmpty)
  }

  @Test func `an unreadable sector costs only its records`() throws {
    final class Damaged: ByteSource {
      let name = "DICOMDIR"
      let bytes: [UInt8]
      var count: Int { bytes.count }
      init(_ bytes: [UInt8]) { self.bytes = bytes }
      func read(_ range: Range<Int>) throws -> [UInt8] {
        guard !range.overlaps(6144..<8192) else {
          throw DICOMError(.truncated(needed: 1, available: 0))
        }
        return Array(bytes[range])
      }
    }
    var records = MadeDirectory.sample.records
    for _ in 0..<3 { records += records }
    let bytes = try MadeDirectory(records: records).bytes()
    let directory = try FileSetDirectory(Damaged(bytes))
    #expect(directory.finding(.damaged)?.count == 2048)
    #expect(directory.records.count > records.count - 20)
  }
}
