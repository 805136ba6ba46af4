/// The records in the bytes of a directory, as many as can be made out.
///
/// Records never cross a sector. Where one is damaged, the next is where all numbers agree again.
struct ISORecords {
  private(set) var records: [(record: ISORecord, offset: Int)] = []
  /// Where a record could not be read, or only by guessing its length.
  private(set) var damages: [Int] = []
  private let bytes: [UInt8]
  private let blocks: Int
  private let blockSize: Int

  /// - Parameter blocks: that the volume has.
  init(_ bytes: [UInt8], blocks: Int, blockSize: Int) {
    self.bytes = bytes
    self.blocks = blocks
    self.blockSize = blockSize
    for start in stride(from: 0, to: bytes.count, by: 2048) {
      readSector(start, end: min(start + 2048, bytes.count))
    }
  }

  private mutating func readSector(_ start: Int, end: Int) {
    var offset = start
    // A record of a wrong length may have swallowed the ones from here on.
    var floor = start
    while offset + 34 <= end {
      let length = Int(bytes[offset])
      if length >= 34, offset + length <= end, append(offset, length) {
        floor = offset + (isoRecordLength(bytes, at: offset) ?? 34)
        offset += length
        continue
      }
      let next = nextRecord(length == 0 ? offset + 1 : floor, end)
      // Zeros, and whatever is behind them, end a sector where nothing else follows.
      let isDamaged = length > 0 || next != nil || isISORecord(bytes, at: offset)
      if isDamaged { damages.append(offset) }
      if isDamaged, isISORecord(bytes, at: offset) {
        let room = min(next ?? end, end) - offset
        if room >= 34 { _ = append(offset, min(room, 254)) }
      }
      guard let next else { return }
      offset = next
      floor = next
    }
  }

  private mutating func append(_ offset: Int, _ length: Int) -> Bool {
    guard
      let record = ISORecord(
        bytes, at: offset, length: length, blocks: blocks, blockSize: blockSize)
    else { return false }
    records.append((record, offset))
    return true
  }

  private func nextRecord(_ from: Int, _ end: Int) -> Int? {
    guard from + 34 <= end else { return nil }
    return (from...end - 34).first { offset in
      let length = Int(bytes[offset])
      return isISORecord(bytes, at: offset) && offset + length <= end
        && length >= (isoRecordLength(bytes, at: offset) ?? 256)
    }
  }
}
