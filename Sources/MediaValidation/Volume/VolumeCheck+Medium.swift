internal import DICOMFileSet

extension VolumeCheck {
  /// What is there, and whether a profile wants it.
  /// - Returns: the name of a file system; nil for none that is known.
  mutating func checkFileSystem() -> String? {
    var found: Set<ApplicationProfile.FileSystem> = []
    var name: String?
    if !descriptors.isEmpty {
      found.formUnion([.iso, .isoLevel1])
      name = "ISO 9660"
    }
    if facts.udf != nil || isUDF {
      found.insert(.udf)
      name = name.map { $0 + " and UDF" } ?? "UDF"
    }
    if found.isEmpty, let other = otherFileSystem {
      name = other
      // What a partition holds is not looked at.
      if other == "FAT" || other == "partitions" { found.insert(.fat) }
    }
    guard let name else { return nil }
    for profile in facts.profiles
    where !profile.fileSystems.isEmpty && found.isDisjoint(with: profile.fileSystems) {
      findings.add(
        VolumeRule.fileSystem, found: name,
        expected: profile.fileSystems.map(\.rawValue).joined(separator: " or ")
          + ", as the medium of \(profile.identifier) has it",
        section: Self.section(profile))
    }
    return name
  }

  /// The annex of PS3.12 that is about the profile's medium.
  private static func section(_ profile: ApplicationProfile) -> String? {
    switch profile.media.first {
    case "cd", "cd74": "PS3.12 §F.2.2"
    case "dvd", "dvd-dl": "PS3.12 §P.2"
    case "dvd-ram": "PS3.12 §J"
    case "bd", "bd-dl": "PS3.12 §X"
    case "usb": "PS3.12 §R"
    case "cf": "PS3.12 §S"
    case "mmc": "PS3.12 §T"
    case "sd": "PS3.12 §U"
    case "mime": "PS3.12 §K"
    case "zip": "PS3.12 §V"
    default: nil
    }
  }

  /// The volume recognition sequence names it.
  private var isUDF: Bool {
    for sector in session + 16..<session + 80 {
      guard let head = bytes.read(sector * 2048, 6) else { return false }
      let mark = String(decoding: head[1...], as: UTF8.self)
      if mark == "NSR02" || mark == "NSR03" { return true }
      guard ["CD001", "BEA01", "BOOT2", "TEA01"].contains(mark) else { return false }
    }
    return false
  }

  private var otherFileSystem: String? {
    guard let head = bytes.read(0, 512), head[510] == 0x55, head[511] == 0xAA else { return nil }
    func has(_ text: String, at offset: Int) -> Bool {
      head[offset..<offset + text.utf8.count].elementsEqual(text.utf8)
    }
    if has("EXFAT   ", at: 3) { return "exFAT" }
    if has("NTFS    ", at: 3) { return "NTFS" }
    if has("FAT32   ", at: 82) || has("FAT16   ", at: 54) || has("FAT12   ", at: 54) {
      return "FAT"
    }
    return "partitions"
  }

  /// The largest blanks of each kind: what is above fits none.
  static let largest = [
    "cd": 360_000, "cd74": 333_000, "dvd": 2_298_496, "dvd-dl": 4_173_824, "dvd-ram": 2_295_072,
    "bd": 12_219_392, "bd-dl": 24_438_784,
  ]

  mutating func checkCapacity() {
    for profile in facts.profiles {
      let sizes = profile.media.map { Self.largest[$0] }
      guard !sizes.isEmpty, !sizes.contains(nil), let most = sizes.compactMap(\.self).max()
      else { continue }
      // What stands behind the volume, as padding, need not be written.
      let needed = spaceEndOfDescriptors ?? bytes.count
      if needed > most * 2048 {
        findings.add(
          VolumeRule.capacity, found: "\(needed) bytes",
          expected: "\(most * 2048) at the most, for a medium of \(profile.identifier)",
          section: Self.section(profile))
      }
    }
  }

  private var spaceEndOfDescriptors: Int? {
    guard session == 0, facts.udf == nil, let primary = descriptors.first?.bytes, primary[0] == 1
    else { return nil }
    let size = BothOrders(primary, at: 128, width: 2).likely
    let end = BothOrders(primary, at: 80, width: 4).likely * size
    return end > 0 ? min(end, bytes.count) : nil
  }

  mutating func checkRevision() {
    guard let udf = facts.udf, udf.revision > 0 else { return }
    let allowed: [(media: Set<String>, revisions: [Int])] = [
      (["dvd", "dvd-dl"], [0x0102, 0x0150, 0x0200, 0x0201]), (["dvd-ram"], [0x0102, 0x0150]),
      (["bd", "bd-dl"], [0x0250, 0x0260]),
    ]
    for profile in facts.profiles where profile.fileSystems.contains(.udf) {
      // A bridge may be read by its ISO 9660 volume.
      if !descriptors.isEmpty, profile.fileSystems.contains(.iso) { continue }
      for (media, revisions) in allowed
      where !media.isDisjoint(with: profile.media) && !revisions.contains(udf.revision) {
        findings.add(
          VolumeRule.udfRevision, found: "UDF \(Self.revision(udf.revision))",
          expected: revisions.map(Self.revision).joined(separator: ", ")
            + ", for the medium of \(profile.identifier)",
          section: Self.section(profile))
      }
    }
  }

  private static func revision(_ number: Int) -> String {
    let minor = String(number & 0xFF, radix: 16)
    return "\(String(number >> 8, radix: 16)).\(minor.utf8.count < 2 ? "0" : "")\(minor)"
  }

  mutating func checkIdentifiers(_ primary: [UInt8], at offset: Int) {
    if mayBeCD, let fileSetID = facts.fileSetID {
      let wanted = Array(fileSetID.utf8)
      let field = Array(primary[40..<72])
      let expected = wanted + [UInt8](repeating: 0x20, count: max(0, 32 - wanted.count))
      if field != expected {
        // The label may be a patient's name: it is not shown.
        findings.add(
          claimsCD ? VolumeRule.volumeIdentifier : VolumeRule.volumeIdentifierNote,
          at: offset + 40, found: "another identifier",
          expected: wanted.isEmpty
            ? "spaces, as the File-set ID is empty" : "the File-set ID, and spaces behind it")
      }
    }
    guard claimsCD else { return }
    let system = String(decoding: primary[8..<40].filter { $0 != 0 }, as: UTF8.self)
    let trimmed = system.split(separator: " ").joined(separator: " ")
    if !trimmed.isEmpty, trimmed != "CD-RTOS CD-BRIDGE" {
      findings.add(
        VolumeRule.systemIdentifier, at: offset + 8, found: "a name of a system",
        expected: "spaces, or CD-RTOS CD-BRIDGE")
    }
  }

  /// Told once, for the medium as a whole.
  mutating func checkSessions(_ walk: VolumeWalk) {
    if facts.sessions.count > 1 {
      findings.add(
        VolumeRule.sessions, at: session * 2048, found: "\(facts.sessions.count) sessions",
        expected: "one")
    }
    guard mayBeCD else { return }
    var others: [String] = []
    if walk.hasRockRidge { others.append("Rock Ridge") }
    for descriptor in descriptors {
      switch descriptor.bytes[0] {
      case 0: others.append("a boot record")
      case 2: others.append(isJoliet(descriptor.bytes) ? "Joliet" : "ISO 9660:1999 names")
      default: break
      }
    }
    if facts.udf != nil || isUDF { others.append("UDF") }
    if !others.isEmpty {
      findings.add(
        VolumeRule.extensions, at: (session + 16) * 2048,
        found: others.joined(separator: ", "), expected: "ISO 9660 alone")
    }
  }

  func isJoliet(_ descriptor: [UInt8]) -> Bool {
    ["%/@", "%/C", "%/E"].contains { descriptor[88..<120].starts(with: $0.utf8) }
  }
}
