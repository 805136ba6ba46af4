extension VolumeCheck {
  /// - Returns: nil when the descriptor has no record from which the root can be found.
  mutating func checkRoot(_ primary: [UInt8], at offset: Int) -> VolumeRecord? {
    guard let root = VolumeRecord(primary, at: 156, origin: offset) else {
      findings.add(
        VolumeRule.rootRecord, at: offset + 156, found: "a record of \(primary[156]) bytes",
        expected: "34 bytes")
      return nil
    }
    if root.length != 34 || !root.isDot || !root.isDirectory {
      findings.add(
        VolumeRule.rootRecord, at: offset + 156,
        found: root.isDirectory ? "another record" : "a record of a file",
        expected: "34 bytes, a name of one zero, and the flag of a directory")
    }
    checkNumbers(root, "")
    return root
  }

  mutating func checkRootAgrees(_ root: VolumeRecord, _ walk: VolumeWalk) {
    guard let own = walk.directories.first?.records.first, own.isDot,
      own.block.likely != root.block.likely || own.size.likely != root.size.likely
    else { return }
    findings.add(
      VolumeRule.rootRecord, at: root.offset,
      found: "block \(root.block.likely), \(root.size.likely) bytes",
      expected: "block \(own.block.likely), \(own.size.likely) bytes, as the root has it")
  }

  mutating func checkNumbers(_ record: VolumeRecord, _ path: String) {
    for (number, what) in [
      (record.block, "location"), (record.size, "size"),
      (record.sequence, "volume sequence number"),
    ] where !number.agree {
      findings.add(
        VolumeRule.recordNumbers, path, at: path.isEmpty ? record.offset : nil,
        found: "\(number.little) and \(number.big) for the \(what), in the record at byte "
          + "\(record.offset)",
        expected: "one number in both orders")
    }
  }
}
