/// One record of an ISO 9660 directory.
/// - SeeAlso: ECMA-119 §9.1
struct ISODirectoryRecord {
  /// Sectors.
  var extent: Int
  /// Bytes.
  var size: Int
  var flags: UInt8
  /// Without version and without a dot at its end; empty for a directory itself and its parent.
  var name: String
  var isDirectory: Bool { flags & 2 != 0 }
  /// The file goes on in the record after this one.
  var hasMoreExtents: Bool { flags & 0x80 != 0 }

  /// - Parameter bytes: one record, exactly.
  /// - Returns: nil when the record contradicts itself.
  init?(_ bytes: ArraySlice<UInt8>) {
    let start = bytes.startIndex
    guard bytes.count >= 34, bytes.count >= 33 + Int(bytes[start + 32]) else { return nil }
    func number(_ offset: Int) -> Int {
      (0..<4).reduce(0) { $0 | Int(bytes[start + offset + $1]) << ($1 * 8) }
    }
    // Data begins after the extended attribute record, which volumes of ours do not have.
    extent = number(2) + Int(bytes[start + 1])
    size = number(10)
    flags = bytes[start + 25]
    var identifier = bytes[(start + 33)..<(start + 33 + Int(bytes[start + 32]))]
    guard let first = identifier.first else { return nil }
    if identifier.count == 1, first <= 1 { identifier = [] }
    if let semicolon = identifier.lastIndex(of: UInt8(ascii: ";")) {
      identifier = identifier[..<semicolon]
    }
    if identifier.last == UInt8(ascii: ".") { identifier.removeLast() }
    name = String(decoding: identifier, as: UTF8.self)
  }
}

/// The records of a directory's bytes; they never cross a sector.
/// - Returns: nil when one of them is malformed.
func isoDirectoryRecords(_ bytes: [UInt8]) -> [ISODirectoryRecord]? {
  var records: [ISODirectoryRecord] = []
  var offset = 0
  while offset < bytes.count {
    let length = Int(bytes[offset])
    let sectorEnd = min(bytes.count, (offset / 2048 + 1) * 2048)
    if length == 0 {
      offset = sectorEnd
      continue
    }
    guard offset + length <= sectorEnd,
      let record = ISODirectoryRecord(bytes[offset..<offset + length])
    else { return nil }
    records.append(record)
    offset += length
  }
  return records
}
