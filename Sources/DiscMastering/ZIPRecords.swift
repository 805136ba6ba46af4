/// The records of a stored archive, as bytes.
/// - SeeAlso: APPNOTE.TXT 6.3.10 §4.3
struct ZIPRecords {
  private let dosTime: UInt16
  private let dosDate: UInt16

  init(timestamp: Int64) {
    // 1980 to 2107: the year is seven bits.
    let time = UTCTime(min(max(timestamp, 315_532_800), 4_354_819_198))
    dosTime = UInt16(truncatingIfNeeded: time.hour << 11 | time.minute << 5 | time.second / 2)
    dosDate = UInt16(truncatingIfNeeded: (time.year - 1980) << 9 | time.month << 5 | time.day)
  }

  func localHeader(_ entry: ZIPLayout.Entry, crc: UInt32) -> [UInt8] {
    var bytes = LittleEndianBytes(capacity: entry.localHeaderSize)
    bytes.append(0x0403_4B50 as UInt32)
    appendCommon(entry, crc, to: &bytes)
    bytes.append(entry.isLarge ? 20 : 0 as UInt16)
    bytes.append(entry.path)
    if entry.isLarge {
      bytes.append(1 as UInt16)
      bytes.append(16 as UInt16)
      bytes.append(UInt64(entry.size))
      bytes.append(UInt64(entry.size))
    }
    return bytes.bytes
  }

  func centralHeader(_ entry: ZIPLayout.Entry, crc: UInt32, to bytes: inout LittleEndianBytes) {
    bytes.append(0x0201_4B50 as UInt32)
    // Made on Unix, so that the permissions below mean something.
    bytes.append(3 << 8 | 45 as UInt16)
    appendCommon(entry, crc, to: &bytes)
    bytes.append(UInt16(entry.centralExtraSize))
    // Comment, disk number, internal attributes.
    for _ in 0..<3 { bytes.append(0 as UInt16) }
    bytes.append(0o100644 << 16 as UInt32)
    bytes.append(UInt32(clamping: entry.offset))
    bytes.append(entry.path)
    guard entry.centralExtraSize > 0 else { return }
    bytes.append(1 as UInt16)
    bytes.append(UInt16(entry.centralExtraSize - 4))
    if entry.isLarge {
      bytes.append(UInt64(entry.size))
      bytes.append(UInt64(entry.size))
    }
    if entry.isFar { bytes.append(UInt64(entry.offset)) }
  }

  /// What local and central headers have in common.
  private func appendCommon(
    _ entry: ZIPLayout.Entry, _ crc: UInt32, to bytes: inout LittleEndianBytes
  ) {
    bytes.append(entry.isLarge || entry.isFar ? 45 : 20 as UInt16)
    // No data descriptor; a name beyond ASCII is UTF-8; method 0: stored.
    bytes.append(entry.path.utf8.allSatisfy { $0 < 0x80 } ? 0 : 0x800 as UInt16)
    bytes.append(0 as UInt16)
    bytes.append(dosTime)
    bytes.append(dosDate)
    bytes.append(crc)
    bytes.append(UInt32(clamping: entry.size))
    bytes.append(UInt32(clamping: entry.size))
    bytes.append(UInt16(entry.path.utf8.count))
  }

  /// Everything after the last file.
  func directory(_ layout: ZIPLayout, crcs: [UInt32]) -> [UInt8] {
    var bytes = LittleEndianBytes(capacity: layout.size - layout.directoryOffset)
    for (entry, crc) in zip(layout.entries, crcs) { centralHeader(entry, crc: crc, to: &bytes) }
    if layout.needsZIP64End { appendZIP64End(layout, to: &bytes) }
    bytes.append(0x0605_4B50 as UInt32)
    bytes.append(0 as UInt32)
    bytes.append(UInt16(clamping: layout.entries.count))
    bytes.append(UInt16(clamping: layout.entries.count))
    bytes.append(UInt32(clamping: layout.directorySize))
    bytes.append(UInt32(clamping: layout.directoryOffset))
    bytes.append(0 as UInt16)
    return bytes.bytes
  }

  /// - SeeAlso: APPNOTE.TXT 6.3.10 §4.3.14, §4.3.15
  private func appendZIP64End(_ layout: ZIPLayout, to bytes: inout LittleEndianBytes) {
    bytes.append(0x0606_4B50 as UInt32)
    bytes.append(44 as UInt64)
    bytes.append(3 << 8 | 45 as UInt16)
    bytes.append(45 as UInt16)
    bytes.append(0 as UInt64)
    bytes.append(UInt64(layout.entries.count))
    bytes.append(UInt64(layout.entries.count))
    bytes.append(UInt64(layout.directorySize))
    bytes.append(UInt64(layout.directoryOffset))
    bytes.append(0x0706_4B50 as UInt32)
    bytes.append(0 as UInt32)
    bytes.append(UInt64(layout.directoryOffset + layout.directorySize))
    bytes.append(1 as UInt32)
  }
}

/// Bytes to which numbers are appended, the lowest byte first.
struct LittleEndianBytes {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  mutating func append(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
