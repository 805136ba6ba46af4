extension VolumeCheck {
  mutating func checkFileName(
    _ record: VolumeRecord, _ directory: VolumeDirectory, _ path: String
  ) {
    let parts = VolumeFileName(record.identifier)
    let place = "in the record at byte \(record.offset)"
    let length = parts.name.count + (parts.type?.count ?? 0)
    if !parts.isOfDCharacters || !(1...30).contains(length) {
      findings.add(
        VolumeRule.fileName, path,
        found: parts.isOfDCharacters
          ? "a name of \(length) characters, \(place)" : "another character, \(place)",
        expected: "A-Z, 0-9 and _, one to 30 of them")
    }
    if parts.type == nil || parts.version == nil {
      findings.add(
        VolumeRule.fileSeparators, path,
        found: (parts.type == nil ? "no dot, " : "no semicolon and version, ") + place,
        expected: "a dot behind the name, and ;1 behind that")
    } else if !(1...32767).contains(parts.number ?? 0) {
      findings.add(
        VolumeRule.fileVersion, path, found: "no version that is a number, \(place)",
        expected: "1")
    } else if claimsCD, parts.number != 1 || parts.version?.count != 1 {
      findings.add(
        VolumeRule.fileVersion, path, found: "version \(parts.number ?? 0), \(place)",
        expected: "1", section: "PS3.12 §F.1.2.1")
    }
    if claimsCD, parts.name.count > 8 || (parts.type?.count ?? 0) > 3 {
      findings.add(
        VolumeRule.level1, path,
        found: "\(parts.name.count) characters and \(parts.type?.count ?? 0), \(place)",
        expected: "8 and 3 at the most")
    }
    let total = directory.pathBytes + record.identifier.count
    if total > 255 {
      findings.add(
        VolumeRule.pathLength, path, found: "\(total) characters", expected: "255 at the most")
    }
  }

  mutating func checkDirectoryName(
    _ record: VolumeRecord, _ directory: VolumeDirectory, _ path: String
  ) {
    let name = record.identifier
    let place = "in the record at byte \(record.offset)"
    if !name.allSatisfy(\.isDCharacter) || name.count > 31 {
      findings.add(
        VolumeRule.directoryName, path,
        found: name.count > 31
          ? "a name of \(name.count) characters, \(place)" : "another character, \(place)",
        expected: "A-Z, 0-9 and _, 31 of them at the most")
    }
    if claimsCD, name.count > 8 {
      findings.add(
        VolumeRule.level1, path, found: "\(name.count) characters, \(place)",
        expected: "8 at the most")
    }
    if directory.level == 8 {
      findings.add(
        VolumeRule.depth, path, found: "a directory of level 9", expected: "8 levels")
    }
  }

  /// Once for the whole volume, where nobody says that it is for a CD-R.
  mutating func noteLevel(_ walk: VolumeWalk) {
    guard mayBeCD, !claimsCD else { return }
    var (count, example) = (0, "")
    for directory in walk.directories {
      for record in directory.records where !record.isDot && !record.isDotDot {
        let parts = VolumeFileName(record.identifier)
        let isLong =
          record.isDirectory
          ? record.identifier.count > 8
          : parts.name.count > 8 || (parts.type?.count ?? 0) > 3
        guard isLong || record.hasMoreSections || record.isInterleaved else { continue }
        count += 1
        if count == 1 {
          example = (directory.path.isEmpty ? "" : directory.path + "/") + walk.name(record)
        }
      }
    }
    if count > 0 {
      findings.add(
        VolumeRule.level1Note, example,
        found: count == 1 ? "this name or file" : "this and \(count - 1) more",
        expected: "names of 8 and 3 characters, files in one piece")
    }
  }
}
