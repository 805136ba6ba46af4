extension UDFVolume {
  /// Finds the table that was written last, and reads it.
  /// - SeeAlso: UDF 2.2.8, 2.2.11 (of 2.00), 3.3.1
  mutating func openVirtual(_ index: Int, base: Int) {
    guard let first = partitions[base].basePlace(of: 0)?.address else { return }
    // What was padded or is lost behind the last table: a few minutes of recording.
    let last = (image.count - first) / blockSize - 1
    guard last >= 0 else { return }
    for number in stride(from: last, through: max(0, last - 32_768), by: -1) {
      let address = UDFAddress(block: number, partition: base)
      guard let (tag, block, offset) = descriptor(at: address), tag.isIntact,
        tag.location == number,
        let entry = UDFFileEntry(tag, block, at: address, offset: offset),
        entry.type == .virtualTable || entry.block.u8(27) == 0,
        let table = virtualTable(of: entry)
      else { continue }
      partitions[index] = .virtual(base: base, table: table)
      return
    }
    problems.add(
      .treeDamaged,
      "no virtual allocation table was found: the medium was not closed, or its end is missing")
  }

  /// - Returns: nil when it is not one.
  private mutating func virtualTable(of entry: UDFFileEntry) -> [UInt32]? {
    guard entry.size >= 36, entry.size <= min(image.count, 64 << 20) else { return nil }
    let (bytes, isWhole) = contents(of: entry)
    guard isWhole, bytes.count == entry.size else { return nil }
    let file = UDFBytes(bytes)
    let range: Range<Int>
    if entry.type == .virtualTable {
      guard file.u16(0) >= 152, file.u16(0) <= file.count else { return nil }
      range = file.u16(0)..<file.count
    } else {
      guard file.isEntity("*UDF Virtual Alloc Tbl", at: file.count - 36) else { return nil }
      range = 0..<file.count - 36
    }
    return stride(from: range.lowerBound, to: range.upperBound - 3, by: 4).map {
      UInt32(truncatingIfNeeded: file.u32($0))
    }
  }

  /// The bytes of a folder or a table, without those that cannot be read.
  /// - Parameter mirror: in the second copy of the metadata, where there is one.
  /// - Returns: and whether nothing is missing.
  mutating func contents(
    of entry: UDFFileEntry, mirror: Bool = false, limit: Int = 64 << 20
  ) -> (bytes: [UInt8], isWhole: Bool) {
    if let embedded = entry.embedded { return (Array(embedded), true) }
    let extents = extents(of: entry, mirror: mirror)
    var bytes: [UInt8] = []
    var isWhole = extents.damage == nil
    for extent in extents.extents {
      guard let address = extent.address else {
        isWhole = false
        continue
      }
      // By blocks, because some may be readable where others are not.
      for offset in stride(from: 0, to: extent.length, by: blockSize) {
        guard bytes.count < limit else { return (bytes, false) }
        if let part = image.read(address + offset, min(blockSize, extent.length - offset)) {
          bytes += part.bytes
        } else {
          isWhole = false
          if address + offset >= image.count { break }
        }
      }
    }
    return (bytes, isWhole)
  }
}
