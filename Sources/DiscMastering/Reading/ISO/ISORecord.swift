/// One record of an ISO 9660 directory.
/// - SeeAlso: ECMA-119 §9.1
struct ISORecord {
  /// Of the data, in logical blocks, behind the extended attribute record.
  var block: Int
  /// Bytes.
  var size: Int
  var flags: UInt8
  /// Blocks of a file unit and of the gap behind it; 0 where the file is not interleaved.
  var unit: UInt8
  var gap: UInt8
  var identifier: [UInt8]
  var systemUse: [UInt8]
  /// The two forms of a number do not say the same.
  var numbersDisagree: Bool

  var isDirectory: Bool { flags & 2 != 0 }
  var isAssociated: Bool { flags & 4 != 0 }
  /// The file goes on in the record after this one.
  var hasMoreExtents: Bool { flags & 0x80 != 0 }
  var isInterleaved: Bool { unit != 0 || gap != 0 }
  /// The directory itself.
  var isSelf: Bool { identifier == [0] }
  var isParent: Bool { identifier == [1] }

  /// - Parameters:
  ///   - length: what the record takes there, which its first byte should say.
  ///   - blocks: that the volume has, to choose between numbers that disagree.
  /// - Returns: nil when it is no record.
  init?(_ bytes: [UInt8], at start: Int, length: Int, blocks: Int, blockSize: Int) {
    guard let minimum = isoRecordLength(bytes, at: start), length >= minimum, length <= 255,
      start + length <= bytes.count
    else { return nil }
    let block = (bytes.little32(start + 2), bytes.big32(start + 6))
    let size = (bytes.little32(start + 10), bytes.big32(start + 14))
    numbersDisagree = block.0 != block.1 || size.0 != size.1
    // Both numbers in disarray is no record, but writers exist that leave one order empty.
    let isHalfEmpty = (block.1, size.1) == (0, 0) || (block.0, size.0) == (0, 0)
    let agreesOtherwise =
      (block.0 == block.1 || size.0 == size.1)
      && bytes.little16(start + 28) == bytes.big16(start + 30)
    guard !numbersDisagree || isHalfEmpty || agreesOtherwise else { return nil }
    let first = block.0 == block.1 || (block.0 > 0 && block.0 < blocks) ? block.0 : block.1
    let room = max(0, blocks - first) * blockSize
    self.block = first + Int(bytes[start + 1])
    self.size = size.0 == size.1 || (size.0 > 0 && size.0 <= room) ? size.0 : size.1
    flags = bytes[start + 25]
    unit = bytes[start + 26]
    gap = bytes[start + 27]
    let name = start + 33
    identifier = Array(bytes[name..<name + Int(bytes[start + 32])])
    // Names of even length have a byte of padding behind them.
    let padding = 1 - identifier.count % 2
    systemUse = Array(bytes[min(start + minimum + padding, start + length)..<start + length])
  }
}

/// What a record takes at least: its numbers and its name.
/// - Returns: nil where it would be cut off or has no name.
func isoRecordLength(_ bytes: [UInt8], at start: Int) -> Int? {
  guard start >= 0, start + 34 <= bytes.count else { return nil }
  let name = Int(bytes[start + 32])
  guard name > 0, start + 33 + name <= bytes.count else { return nil }
  return 33 + name
}

/// Whether all numbers of a record that are there twice agree.
func isISORecord(_ bytes: [UInt8], at start: Int) -> Bool {
  guard isoRecordLength(bytes, at: start) != nil, bytes[start + 25] & 0x60 == 0 else {
    return false
  }
  let sequence = bytes.little16(start + 28)
  return sequence > 0 && sequence == bytes.big16(start + 30)
    && bytes.little32(start + 2) == bytes.big32(start + 6)
    && bytes.little32(start + 10) == bytes.big32(start + 14)
}
