import DICOMCore
import Testing

@testable import DICOMFileSet

/// A DICOMDIR that a test writes byte by byte, sound or with whatever is to be wrong with it.
struct MadeDirectory {
  struct Element {
    var tag: DICOMCore.Tag
    var vr: String
    /// Little endian.
    var value: [UInt8]
    var wordSize = 1
  }

  struct Record {
    var type: String
    var depth: Int
    var keys: [Element] = []
    var inUse: UInt16? = 0xFFFF
    /// Instead of where it should lead; in bytes.
    var next: UInt32?
    var lower: UInt32?
    var lacksNext = false
    var lacksLower = false
    /// Added to the length of its item.
    var lengthError = 0
    /// Of the record before it, to be put between the two.
    var junk: [UInt8] = []
  }

  var records: [Record]
  /// Records in the order in which the file has them; nil is that of the tree.
  var order: [Int]?
  var isExplicit = true
  var isBigEndian = false
  var hasUndefinedSequence = false
  var hasUndefinedItems = false
  var isDeflated = false
  var transferSyntax = "1.2.840.10008.1.2.1"
  var sopClass = "1.2.840.10008.1.3.10"
  /// Added to every offset that is not 0.
  var shift = 0
  var hasOffsets = true
  var hasPreamble = true
  var hasMeta = true
  var metaLengthError: Int? = 0
  var flag: UInt16 = 0
  var first: UInt32?
  var last: UInt32?
  var hasInformation = true
  var hasSequence = true
  var sequenceLengthError = 0
  var trailing: [UInt8] = []

  /// Two patients, three studies, four series, eight images and a hanging protocol.
  static var sample: MadeDirectory {
    var records: [Record] = []
    var number = 0
    func patient(_ name: String) -> Record {
      Record(
        type: "PATIENT", depth: 0,
        keys: [text(0x0010_0010, "PN", name), text(0x0010_0020, "LO", "ID" + name)])
    }
    func study(_ uid: String) -> Record {
      Record(
        type: "STUDY", depth: 1,
        keys: [text(0x0008_0020, "DA", "20260101"), text(0x0020_000D, "UI", uid)])
    }
    func series(_ uid: String, _ count: Int) -> [Record] {
      var made = [
        Record(
          type: "SERIES", depth: 2,
          keys: [text(0x0008_0060, "CS", "MR"), text(0x0020_000E, "UI", uid)])
      ]
      for _ in 0..<count {
        number += 1
        made.append(image("IMG\\I\(100 + number)", "1.2.3.\(number)"))
      }
      return made
    }
    records.append(patient("Eins"))
    records.append(study("1.2.1.1"))
    records += series("1.2.2.1", 3) + series("1.2.2.2.22", 1)
    records.append(study("1.2.1.22222"))
    records += series("1.2.2.3", 2)
    records.append(patient("Zwei und Zwanzig"))
    records.append(study("1.2.1.3"))
    records += series("1.2.2.4", 2)
    records.append(Record(type: "HANGING PROTOCOL", depth: 0, keys: reference("HP1", "1.2.4.1")))
    return MadeDirectory(records: records)
  }

  static func text(_ tag: UInt32, _ vr: String, _ value: String) -> Element {
    var bytes = Array(value.utf8)
    if bytes.count % 2 == 1 { bytes.append(vr == "UI" ? 0 : 0x20) }
    return Element(tag: DICOMCore.Tag(rawValue: tag), vr: vr, value: bytes)
  }

  static func number(_ tag: UInt32, _ value: UInt32) -> Element {
    Element(
      tag: DICOMCore.Tag(rawValue: tag), vr: "UL", value: littleEndianBytes(value), wordSize: 4)
  }

  static func short(_ tag: UInt32, _ value: UInt16) -> Element {
    Element(
      tag: DICOMCore.Tag(rawValue: tag), vr: "US", value: littleEndianBytes(value), wordSize: 2)
  }

  static func reference(_ fileID: String, _ uid: String) -> [Element] {
    [
      text(0x0004_1500, "CS", fileID), text(0x0004_1510, "UI", "1.2.840.10008.5.1.4.1.1.4"),
      text(0x0004_1511, "UI", uid), text(0x0004_1512, "UI", "1.2.840.10008.1.2.1"),
    ]
  }

  static func image(_ fileID: String, _ uid: String) -> Record {
    Record(
      type: "IMAGE", depth: 3, keys: reference(fileID, uid) + [text(0x0020_0013, "IS", "1")])
  }
}

extension MadeDirectory {
  /// Where the record of that number in the tree begins.
  func offset(_ record: Int) -> Int { layout().offsets[record] }

  /// The whole file.
  func bytes() throws -> [UInt8] {
    let (offsets, total, headCount) = layout()
    var body = head(offsets, total)
    #expect(body.count + preface.count == headCount)
    for index in order ?? Array(records.indices) {
      body += records[index].junk + item(index, offsets)
    }
    if hasUndefinedSequence, hasSequence { body += header(0xFFFE_E0DD, nil, 0) }
    body += trailing
    guard isDeflated else { return preface + body }
    return preface + deflated(body)
  }

  private func layout() -> (offsets: [Int], total: Int, head: Int) {
    let head = preface.count + head([Int](repeating: 0, count: records.count), 0).count
    var offsets = [Int](repeating: 0, count: records.count)
    var at = head
    for index in order ?? Array(records.indices) {
      at += records[index].junk.count
      offsets[index] = at
      at += item(index, nil).count
    }
    return (offsets, at - head, head)
  }

  /// Preamble and meta information.
  private var preface: [UInt8] {
    var bytes = hasPreamble ? [UInt8](repeating: 0, count: 128) + Array("DICM".utf8) : []
    guard hasMeta else { return bytes }
    var meta = MadeDirectory(records: [])
    meta.isExplicit = true
    var rest = meta.encode(
      Element(tag: DICOMCore.Tag(2, 1), vr: "OB", value: [0, 1]))
    rest += meta.encode(Self.text(0x0002_0002, "UI", sopClass))
    rest += meta.encode(Self.text(0x0002_0003, "UI", "2.25.42"))
    rest += meta.encode(Self.text(0x0002_0010, "UI", transferSyntax))
    if let metaLengthError {
      bytes += meta.encode(
        Self.number(0x0002_0000, UInt32(truncatingIfNeeded: rest.count + metaLengthError)))
    }
    return bytes + rest
  }

  private func head(_ offsets: [Int], _ total: Int) -> [UInt8] {
    let roots = records.indices.filter { records[$0].depth == 0 }
    func link(_ record: Int?) -> UInt32 {
      guard hasOffsets, let record else { return 0 }
      return UInt32(truncatingIfNeeded: offsets[record] + shift)
    }
    var bytes = encode(Self.text(0x0004_1130, "CS", "MADE"))
    if hasInformation {
      bytes += encode(Self.number(0x0004_1200, first ?? link(roots.first)))
      bytes += encode(Self.number(0x0004_1202, last ?? link(roots.last)))
      bytes += encode(Self.short(0x0004_1212, flag))
    }
    guard hasSequence else { return bytes }
    let length = hasUndefinedSequence ? 0xFFFF_FFFF : total + sequenceLengthError
    return bytes + header(0x0004_1220, "SQ", length)
  }

  private func item(_ index: Int, _ offsets: [Int]?) -> [UInt8] {
    let record = records[index]
    func link(_ given: UInt32?, _ target: Int?) -> UInt32 {
      if let given { return given }
      guard hasOffsets, let target, let offsets else { return 0 }
      return UInt32(truncatingIfNeeded: offsets[target] + shift)
    }
    var body: [UInt8] = []
    if !record.lacksNext {
      body += encode(Self.number(0x0004_1400, link(record.next, next(index))))
    }
    if let inUse = record.inUse { body += encode(Self.short(0x0004_1410, inUse)) }
    if !record.lacksLower {
      body += encode(Self.number(0x0004_1420, link(record.lower, lower(index))))
    }
    body += encode(Self.text(0x0004_1430, "CS", record.type))
    for key in record.keys { body += encode(key) }
    if hasUndefinedItems {
      return header(0xFFFE_E000, nil, 0xFFFF_FFFF) + body + header(0xFFFE_E00D, nil, 0)
    }
    return header(0xFFFE_E000, nil, body.count + record.lengthError) + body
  }

  private func next(_ index: Int) -> Int? {
    let depth = records[index].depth
    let after = records.indices.dropFirst(index + 1).first { records[$0].depth <= depth }
    return after.flatMap { records[$0].depth == depth ? $0 : nil }
  }

  private func lower(_ index: Int) -> Int? {
    guard index + 1 < records.count, records[index + 1].depth > records[index].depth else {
      return nil
    }
    return index + 1
  }

  func encode(_ element: Element) -> [UInt8] {
    var value = element.value
    if isBigEndian, element.wordSize > 1 {
      value = stride(from: 0, to: value.count, by: element.wordSize)
        .flatMap { value[$0..<$0 + element.wordSize].reversed() }
    }
    return header(element.tag.rawValue, element.vr, value.count) + value
  }

  private func header(_ tag: UInt32, _ vr: String?, _ length: Int) -> [UInt8] {
    func word<Word: FixedWidthInteger>(_ value: Word) -> [UInt8] {
      isBigEndian ? littleEndianBytes(value).reversed() : littleEndianBytes(value)
    }
    let start = word(UInt16(tag >> 16)) + word(UInt16(tag & 0xFFFF))
    let long = UInt32(truncatingIfNeeded: length)
    guard isExplicit, let vr else { return start + word(long) }
    if VR(name: vr)?.hasLongLength ?? false {
      return start + Array(vr.utf8) + [0, 0] + word(long)
    }
    return start + Array(vr.utf8) + word(UInt16(truncatingIfNeeded: length))
  }
}

/// A raw deflate stream of stored blocks.
private func deflated(_ bytes: [UInt8]) -> [UInt8] {
  var stream: [UInt8] = []
  var at = 0
  repeat {
    let part = bytes[at..<min(at + 65_535, bytes.count)]
    at += part.count
    let count = UInt16(part.count)
    stream += [at == bytes.count ? 1 : 0] + littleEndianBytes(count) + littleEndianBytes(~count)
    stream += part
  } while at < bytes.count
  return stream
}

extension FileSetDirectory {
  init(_ bytes: [UInt8]) throws { try self.init(MemorySource(bytes)) }

  /// Depth, type and SOP instance of each record, in the order of the tree.
  var outline: [String] {
    records.indices.map { index in
      let record = records[index]
      return "\(record.depth) \(record.type) \(reference(index)?.sopInstance?.rawValue ?? "-")"
    }
  }

  var kinds: [DirectoryFinding.Kind] { findings.map(\.kind) }

  func finding(_ kind: DirectoryFinding.Kind) -> DirectoryFinding? {
    findings.first { $0.kind == kind }
  }
}
