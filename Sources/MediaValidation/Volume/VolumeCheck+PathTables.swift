extension VolumeCheck {
  /// More than 65,535 directories of the longest names have.
  private static let tableLimit = 4 << 20

  mutating func checkPathTables(_ primary: [UInt8], at offset: Int, _ walk: VolumeWalk) {
    let size = BothOrders(primary, at: 132, width: 4).likely
    guard size > 0, size <= Self.tableLimit else {
      findings.add(
        VolumeRule.pathTables, at: offset + 132, found: "a table of \(size) bytes",
        expected: "10 bytes for the root and more for other directories")
      return
    }
    let places = [
      (140, primary.littleNumber(140, 4), false), (144, primary.littleNumber(144, 4), false),
      (148, primary.bigNumber(148, 4), true), (152, primary.bigNumber(152, 4), true),
    ]
    var tables: [(at: Int, table: VolumePathTable)] = []
    for (place, block, isBig) in places {
      // The second and the fourth need not be there.
      if block == 0, place == 144 || place == 152 { continue }
      let start = block * blockSize
      guard block > 0, let contents = bytes.read(start, size) else {
        findings.add(
          VolumeRule.pathTables, at: offset + place,
          found: "a table of \(size) bytes at byte \(start), which cannot be read",
          expected: "a table on the medium")
        continue
      }
      let table = VolumePathTable(contents, isBig: isBig)
      if let fault = table.fault {
        findings.add(
          VolumeRule.pathTables, at: start + fault, found: "no entry of a directory",
          expected: "entries to the end of the table, \(size) bytes")
      }
      tables.append((start, table))
    }
    guard let first = tables.first, !findings.has(VolumeRule.pathTables) else { return }
    for other in tables.dropFirst() where other.table.entries != first.table.entries {
      findings.add(
        VolumeRule.pathTables, at: other.at,
        found: "other entries than in the table at byte \(first.at)",
        expected: "the same entries in both byte orders")
      return
    }
    checkOrder(first.table.entries, at: first.at)
    if !walk.isPartial { checkEntries(first.table.entries, at: first.at, walk) }
  }

  private mutating func checkOrder(_ entries: [VolumePathTable.Entry], at start: Int) {
    for number in entries.indices.dropFirst() {
      let (one, other) = (entries[number - 1], entries[number])
      let isAfter: Bool
      if one.parent != other.parent || number == 1 {
        isAfter = one.parent <= other.parent
      } else if one.identifier.allSatisfy(\.isDCharacter),
        other.identifier.allSatisfy(\.isDCharacter)
      {
        isAfter = !other.identifier.lexicographicallyPrecedes(one.identifier)
      } else {
        isAfter = true
      }
      if !isAfter || other.parent > number {
        findings.add(
          VolumeRule.pathTableOrder, at: start,
          found: "entry \(number + 1), of a directory in directory \(other.parent), behind one "
            + "in directory \(one.parent)",
          expected: "the order of levels, parents and names")
      }
    }
  }

  private mutating func checkEntries(
    _ entries: [VolumePathTable.Entry], at start: Int, _ walk: VolumeWalk
  ) {
    var numbers: [Int: Int] = [:]
    for (number, entry) in entries.enumerated() where numbers[entry.block] == nil {
      numbers[entry.block] = number
    }
    var known: Set<Int> = []
    for directory in walk.directories {
      known.insert(directory.block)
      let file = directory.path
      guard let number = numbers[directory.block] else {
        findings.add(
          VolumeRule.pathTableEntries, file, at: file.isEmpty ? start : nil,
          found: "no entry that leads to block \(directory.block)",
          expected: "an entry for the directory")
        continue
      }
      let parent = entries[number].parent
      let above = parent > 0 && parent <= entries.count ? entries[parent - 1].block : nil
      if entries[number].identifier != directory.identifier
        || above != walk.directories[directory.parent].block
      {
        findings.add(
          VolumeRule.pathTableEntries, file, at: file.isEmpty ? start : nil,
          found: "another name or parent in entry \(number + 1)",
          expected: "those that the directory has")
      }
    }
    for (number, entry) in entries.enumerated() where !known.contains(entry.block) {
      findings.add(
        VolumeRule.pathTableEntries, at: start,
        found: "entry \(number + 1) leads to block \(entry.block), where no directory is",
        expected: "entries of directories")
    }
  }
}
