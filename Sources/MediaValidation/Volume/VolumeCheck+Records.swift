extension VolumeCheck {
  mutating func checkRecords(_ number: Int, _ walk: VolumeWalk) {
    let directory = walk.directories[number]
    checkDots(directory, walk)
    var previous: VolumeRecord?
    for (index, record) in directory.records.enumerated() {
      let path = self.path(record, directory, walk)
      // The root's own record was looked at in the descriptor.
      checkNumbers(record, path)
      checkFlags(record, path)
      // Those of the directory itself and of its parent are always the first two.
      if index < 2, record.isDot || record.isDotDot { continue }
      if record.isDirectory { checkDirectoryName(record, directory, path) }
      // What stands for a directory that Rock Ridge has elsewhere is no file.
      if !record.isDirectory, !record.isRelocated { checkFileName(record, directory, path) }
      if let previous { checkOrder(previous, record, path) }
      previous = record
    }
  }

  private func path(
    _ record: VolumeRecord, _ directory: VolumeDirectory, _ walk: VolumeWalk
  ) -> String {
    if record.isDot || record.isDotDot { return directory.path }
    let name = walk.name(record)
    return directory.path.isEmpty ? name : "\(directory.path)/\(name)"
  }

  private mutating func checkDots(_ directory: VolumeDirectory, _ walk: VolumeWalk) {
    guard let own = directory.records.first else {
      // One that could not be read was told of.
      guard directory.size == 0 else { return }
      note(VolumeRule.dotRecords, directory, found: "a directory without records")
      return
    }
    guard own.isDot, own.isDirectory, directory.records.count > 1,
      directory.records[1].isDotDot, directory.records[1].isDirectory
    else {
      note(VolumeRule.dotRecords, directory, found: "other records in front")
      return
    }
    let parent = walk.directories[directory.parent]
    let up = directory.records[1]
    // The root's own was compared with the descriptor.
    let isOwn =
      directory.level == 1
      || own.block.likely == directory.block && own.size.likely == directory.size
    if !isOwn {
      note(
        VolumeRule.dotRecords, directory,
        found: "block \(own.block.likely) and \(own.size.likely) bytes for the directory itself",
        expected: "block \(directory.block) and \(directory.size) bytes")
    }
    if up.block.likely != parent.block {
      note(
        VolumeRule.dotRecords, directory, found: "block \(up.block.likely) for its parent",
        expected: "block \(parent.block)")
    }
  }

  private mutating func note(
    _ rule: ValidationRule, _ directory: VolumeDirectory, found: String,
    expected: String = "a record of the directory itself, and one of its parent"
  ) {
    findings.add(
      rule, directory.path, at: directory.path.isEmpty ? directory.start : nil,
      found: found + ", in the directory at byte \(directory.start)", expected: expected)
  }

  private mutating func checkFlags(_ record: VolumeRecord, _ path: String) {
    let offset = path.isEmpty ? record.offset : nil
    let place = "in the record at byte \(record.offset)"
    if !record.hasDate {
      findings.add(
        VolumeRule.recordDate, path, at: offset, found: "no date, \(place)",
        expected: "a date, or seven zeros")
    }
    if record.flags & 0x60 != 0 {
      findings.add(
        VolumeRule.reservedFlags, path, at: offset,
        found: "file flags of \(record.flags), \(place)", expected: "zero in bits 5 and 6")
    }
    if record.flags & 0x05 != 0 {
      findings.add(
        VolumeRule.hidden, path, at: offset,
        found: record.isAssociated ? "an associated file, \(place)" : "a hidden file, \(place)",
        expected: "zero in bits 0 and 2 of the flags")
    }
    if record.sequence.likely != 1 {
      findings.add(
        VolumeRule.recordSequence, path, at: offset,
        found: "volume \(record.sequence.likely), \(place)", expected: "volume 1")
    }
    guard claimsCD else { return }
    if record.extendedBlocks > 0 {
      findings.add(
        VolumeRule.extendedAttributes, path, at: offset,
        found: "a record of \(record.extendedBlocks) blocks, \(place)", expected: "none")
    }
    if record.flags & 0x18 != 0 {
      findings.add(
        VolumeRule.protectionFlags, path, at: offset,
        found: "file flags of \(record.flags), \(place)", expected: "zero in bits 3 and 4")
    }
    if record.hasMoreSections || record.isInterleaved {
      findings.add(
        VolumeRule.fileSections, path, at: offset,
        found: record.hasMoreSections
          ? "a file of several sections, \(place)" : "an interleaved file, \(place)",
        expected: "one section")
    }
  }

  private mutating func checkOrder(
    _ previous: VolumeRecord, _ record: VolumeRecord, _ path: String
  ) {
    let (one, other) = (VolumeFileName(previous.identifier), VolumeFileName(record.identifier))
    // Where others than d-characters stand, the order of names is not said.
    guard one.isOfDCharacters, other.isOfDCharacters else { return }
    let order =
      compare(one.name, other.name) ?? compare(one.type ?? [], other.type ?? [])
      ?? (one.number ?? 1 == other.number ?? 1 ? nil : (one.number ?? 1) > (other.number ?? 1))
    if order == false {
      findings.add(
        VolumeRule.recordOrder, path,
        found: "it stands behind a name that follows it, in the "
          + "record at byte \(record.offset)", expected: "the order of the names")
    } else if order == nil, previous.identifier == record.identifier,
      !previous.hasMoreSections, !previous.isAssociated
    {
      findings.add(
        VolumeRule.nameTwice, path,
        found: "two records, at bytes \(previous.offset) and \(record.offset)", expected: "one")
    }
  }

  /// Whether the first one stands in front; nil where they are equal. Short ones are padded with
  /// spaces, which no d-character is less than.
  private func compare(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool? {
    one.elementsEqual(other) ? nil : one.lexicographicallyPrecedes(other)
  }
}
