/// One record of an ISO 9660 directory, as it stands there.
/// - SeeAlso: ECMA-119 §9.1
struct VolumeRecord {
  /// On the medium.
  var offset: Int
  var length: Int
  var extendedBlocks: Int
  var block: BothOrders
  var size: BothOrders
  var sequence: BothOrders
  var flags: UInt8
  var unit: UInt8
  var gap: UInt8
  var hasDate: Bool
  var identifier: [UInt8]
  /// The byte behind an identifier of even length is zero; the length of the record is even.
  var isPadded: Bool
  /// By Rock Ridge.
  var otherName: [UInt8]?
  var hasRockRidge: Bool
  /// Stands for a directory that is elsewhere.
  var isRelocated: Bool

  var isDirectory: Bool { flags & 0x02 != 0 }
  var isAssociated: Bool { flags & 0x04 != 0 }
  var hasMoreSections: Bool { flags & 0x80 != 0 }
  var isInterleaved: Bool { unit != 0 || gap != 0 }
  var isDot: Bool { identifier == [0] }
  var isDotDot: Bool { identifier == [1] }

  /// - Parameter start: in `bytes`, which begin at `origin` on the medium.
  /// - Returns: nil when the record's length does not hold it, or leaves the bytes.
  init?(_ bytes: [UInt8], at start: Int, origin: Int) {
    guard start >= 0, start + 34 <= bytes.count else { return nil }
    length = Int(bytes[start])
    let name = Int(bytes[start + 32])
    guard name > 0, length >= 33 + name, start + length <= bytes.count else { return nil }
    offset = origin + start
    extendedBlocks = Int(bytes[start + 1])
    block = BothOrders(bytes, at: start + 2, width: 4)
    size = BothOrders(bytes, at: start + 10, width: 4)
    hasDate = Self.isDate(bytes[start + 18..<start + 25])
    (flags, unit, gap) = (bytes[start + 25], bytes[start + 26], bytes[start + 27])
    sequence = BothOrders(bytes, at: start + 28, width: 2)
    identifier = Array(bytes[start + 33..<start + 33 + name])
    let padding = 1 - name % 2
    isPadded =
      length % 2 == 0 && length >= 33 + name + padding
      && (padding == 0 || bytes[start + 33 + name] == 0)
    let use = min(start + 33 + name + padding, start + length)
    let rockRidge = Self.rockRidge(bytes[use..<start + length])
    (otherName, isRelocated) = (rockRidge.name, rockRidge.isRelocated)
    hasRockRidge = rockRidge.isThere
  }

  /// Seven bytes: years since 1900, month, day, hour, minute, second, quarters of an hour.
  private static func isDate(_ bytes: ArraySlice<UInt8>) -> Bool {
    let date = Array(bytes)
    if date.allSatisfy({ $0 == 0 }) { return true }
    guard date.count == 7 else { return false }
    return (1...12).contains(date[1]) && (1...31).contains(date[2]) && date[3] < 24
      && date[4] < 60 && date[5] < 60 && (-48...52).contains(Int8(bitPattern: date[6]))
  }

  /// What stands in the record itself; continuations are not followed.
  /// - SeeAlso: IEEE P1282
  private static func rockRidge(
    _ fields: ArraySlice<UInt8>
  ) -> (name: [UInt8]?, isThere: Bool, isRelocated: Bool) {
    var name: [UInt8]?
    var (isThere, isRelocated, isPartial) = (false, false, false)
    // CD-ROM XA has fourteen bytes in front.
    var offset = fields.startIndex
    if fields.count >= 14, fields[offset + 6] == 0x58, fields[offset + 7] == 0x41 { offset += 14 }
    while offset + 4 <= fields.endIndex {
      let length = Int(fields[offset + 2])
      guard length >= 4, offset + length <= fields.endIndex else { break }
      switch (fields[offset], fields[offset + 1]) {
      case (0x4E, 0x4D) where length >= 5:  // NM
        isThere = true
        if fields[offset + 4] == 0 {
          name = (name ?? []) + fields[offset + 5..<offset + length]
        } else {
          isPartial = true
        }
      case (0x50, 0x58), (0x52, 0x52): isThere = true  // PX, RR
      case (0x43, 0x4C): isRelocated = true  // CL
      case (0x43, 0x45): isPartial = true  // CE
      default: break
      }
      offset += length
    }
    return (isPartial ? nil : name, isThere, isRelocated)
  }
}

/// A file's identifier in its parts.
/// - SeeAlso: ECMA-119 §7.5.1
struct VolumeFileName {
  var name: ArraySlice<UInt8>
  /// Nil without a dot.
  var type: ArraySlice<UInt8>?
  /// Nil without a semicolon.
  var version: ArraySlice<UInt8>?

  init(_ identifier: [UInt8]) {
    let semicolon = identifier.lastIndex(of: 0x3B)
    let plain = identifier[..<(semicolon ?? identifier.endIndex)]
    version = semicolon.map { identifier[($0 + 1)...] }
    let dot = plain.firstIndex(of: 0x2E)
    name = plain[..<(dot ?? plain.endIndex)]
    type = dot.map { plain[($0 + 1)...] }
  }

  var number: Int? {
    guard let version, (1...5).contains(version.count),
      version.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return version.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  var isOfDCharacters: Bool {
    name.allSatisfy(\.isDCharacter) && (type ?? []).allSatisfy(\.isDCharacter)
  }
}
