import DICOMCore
import Testing

/// A DICOMDIR that a test writes byte by byte, sound or with whatever is to be wrong with it.
struct MadeDirectory: Sendable {
  struct Element: Sendable {
    var tag: DICOMCore.Tag
    var vr: String
    /// Little endian.
    var value: [UInt8]
    var wordSize = 1
  }

  struct Record: Sendable {
    var type: String
    var depth: Int
    var keys: [Element] = []
    var inUse: UInt16? = 0xFFFF
    /// Instead of where it should lead; in bytes.
    var next: UInt32?
    var lower: UInt32?
    var lacksLower = false
    /// Added to the length of its item.
    var lengthError = 0
  }

  var records: [Record]
  var isExplicit = true
  var transferSyntax = "1.2.840.10008.1.2.1"
  var sopClass = "1.2.840.10008.1.3.10"
  var hasPreamble = true
  var hasImplementation = true
  var hasFileSetID = true
  var hasGroupLength = false
  var metaLengthError = 0
  var flag: UInt16 = 0
  var first: UInt32?
  var last: UInt32?
  var hasInformation = true
  var hasSequence = true
  var trailing: [UInt8] = []
  /// What becomes of the bytes in the end.
  var replacement: [UInt8]?
  var cut = 0

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
}

extension MadeDirectory {
  /// Where the record of that number in the tree begins.
  func offset(_ record: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: layout().offsets[record])
  }

  /// The whole file.
  var bytes: [UInt8] {
    if let replacement { return replacement }
    let (offsets, total) = layout()
    var bytes = preface + head(offsets, total)
    for index in records.indices { bytes += item(index, offsets) }
    return Array((bytes + trailing).dropLast(cut))
  }

  private func layout() -> (offsets: [Int], total: Int) {
    let none = [Int](repeating: 0, count: records.count)
    let start = preface.count + head(none, 0).count
    var (offsets, at) = (none, start)
    for index in records.indices {
      offsets[index] = at
      at += item(index, none).count
    }
    return (offsets, at - start)
  }

  /// Preamble and meta information.
  private var preface: [UInt8] {
    let bytes = hasPreamble ? [UInt8](repeating: 0, count: 128) + Array("DICM".utf8) : []
    var meta = MadeDirectory(records: [])
    meta.isExplicit = true
    var rest = meta.encode(Element(tag: DICOMCore.Tag(2, 1), vr: "OB", value: [0, 1]))
    rest += meta.encode(Self.text(0x0002_0002, "UI", sopClass))
    rest += meta.encode(Self.text(0x0002_0003, "UI", "2.25.42"))
    rest += meta.encode(Self.text(0x0002_0010, "UI", transferSyntax))
    if hasImplementation { rest += meta.encode(Self.text(0x0002_0012, "UI", "2.25.43")) }
    let length = UInt32(truncatingIfNeeded: rest.count + metaLengthError)
    return bytes + meta.encode(Self.number(0x0002_0000, length)) + rest
  }

  private func head(_ offsets: [Int], _ total: Int) -> [UInt8] {
    let roots = records.indices.filter { records[$0].depth == 0 }
    func link(_ record: Int?) -> UInt32 {
      record.map { UInt32(truncatingIfNeeded: offsets[$0]) } ?? 0
    }
    var bytes = hasGroupLength ? encode(Self.number(0x0004_0000, 100)) : []
    if hasFileSetID { bytes += encode(Self.text(0x0004_1130, "CS", "MADE")) }
    if hasInformation {
      bytes += encode(Self.number(0x0004_1200, first ?? link(roots.first)))
      bytes += encode(Self.number(0x0004_1202, last ?? link(roots.last)))
      bytes += encode(Self.short(0x0004_1212, flag))
    }
    return hasSequence ? bytes + header(0x0004_1220, "SQ", total) : bytes
  }

  private func item(_ index: Int, _ offsets: [Int]) -> [UInt8] {
    let record = records[index]
    func link(_ given: UInt32?, _ target: Int?) -> UInt32 {
      given ?? target.map { UInt32(truncatingIfNeeded: offsets[$0]) } ?? 0
    }
    var body = encode(Self.number(0x0004_1400, link(record.next, next(index))))
    if let inUse = record.inUse { body += encode(Self.short(0x0004_1410, inUse)) }
    if !record.lacksLower {
      body += encode(Self.number(0x0004_1420, link(record.lower, lower(index))))
    }
    body += encode(Self.text(0x0004_1430, "CS", record.type))
    for key in record.keys.sorted(by: { $0.tag < $1.tag }) { body += encode(key) }
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
    header(element.tag.rawValue, element.vr, element.value.count) + element.value
  }

  private func header(_ tag: UInt32, _ vr: String?, _ length: Int) -> [UInt8] {
    let start =
      littleEndianBytes(UInt16(tag >> 16)) + littleEndianBytes(UInt16(truncatingIfNeeded: tag))
    let long = littleEndianBytes(UInt32(truncatingIfNeeded: length))
    guard isExplicit, let vr else { return start + long }
    if ["SQ", "OB"].contains(vr) { return start + Array(vr.utf8) + [0, 0] + long }
    return start + Array(vr.utf8) + littleEndianBytes(UInt16(truncatingIfNeeded: length))
  }
}
