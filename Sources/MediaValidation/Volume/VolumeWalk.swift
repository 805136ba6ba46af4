/// A directory of a volume with its records.
struct VolumeDirectory {
  /// In `VolumeWalk.directories`; the root's own.
  var parent: Int
  /// The root is level 1.
  var level: Int
  var path: String
  /// By the other names that Rock Ridge gives.
  var otherPath: String
  /// As its parent has it; a zero for the root.
  var identifier: [UInt8]
  /// Bytes of the identifiers from the root down to this one, with one for each.
  var pathBytes: Int
  /// Of the extent, in blocks, with an extended attribute record in front.
  var block: Int
  /// Of the directory itself, on the medium.
  var start: Int
  var size: Int
  var records: [VolumeRecord] = []
}

/// Goes through one tree of a volume, level by level, each directory once.
struct VolumeWalk {
  enum Names {
    case plain
    /// UCS-2 in big-endian order.
    case joliet
  }

  /// Bytes of one directory, and of all.
  private static let directoryLimit = 16 << 20
  private static let totalLimit = 64 << 20
  private static let recordLimit = 200_000
  private static let depthLimit = 64
  /// Bytes of the paths of all directories and files: a long name may stand in front of many.
  private static let pathLimit = 64 << 20

  let bytes: VolumeBytes
  let blockSize: Int
  let names: Names
  var findings: VolumeFindings
  private(set) var directories: [VolumeDirectory] = []
  private(set) var hasRockRidge = false
  /// Something was left out: damaged, reached twice, or beyond a limit.
  private(set) var isPartial = false
  private var starts: Set<Int> = []
  private var bytesLeft = totalLimit
  private var recordsLeft = recordLimit
  private var pathsLeft = pathLimit

  init(_ bytes: VolumeBytes, blockSize: Int, names: Names, findings: VolumeFindings) {
    (self.bytes, self.blockSize, self.names) = (bytes, blockSize, names)
    self.findings = findings
  }

  mutating func run(root: VolumeRecord) {
    enter(root, parent: 0, level: 1, path: "", otherPath: "", pathBytes: 0)
    var next = 0
    while next < directories.count {
      read(next)
      for record in directories[next].records
      where record.isDirectory && !record.isDot && !record.isDotDot {
        let folder = directories[next]
        let name = self.name(record)
        enter(
          record, parent: next, level: folder.level + 1, path: join(folder.path, name),
          otherPath: join(folder.otherPath, record.otherName.map(volumeText) ?? name),
          pathBytes: folder.pathBytes + record.identifier.count + 1)
      }
      next += 1
    }
  }

  private mutating func enter(
    _ record: VolumeRecord, parent: Int, level: Int, path: String, otherPath: String,
    pathBytes: Int
  ) {
    let start = (record.block.likely + record.extendedBlocks) * blockSize
    pathsLeft -= path.utf8.count + otherPath.utf8.count
    guard level <= Self.depthLimit, pathsLeft > 0 else {
      isPartial = true
      return
    }
    guard starts.insert(start).inserted else {
      isPartial = true
      findings.add(
        VolumeRule.directoryLoop, path,
        found: "a record at byte \(record.offset) that leads to a directory found before",
        expected: "a directory of its own")
      return
    }
    directories.append(
      VolumeDirectory(
        parent: parent, level: level, path: path, otherPath: otherPath,
        identifier: record.identifier, pathBytes: pathBytes, block: record.block.likely,
        start: start, size: record.size.likely))
  }

  private mutating func read(_ number: Int) {
    let (start, path) = (directories[number].start, directories[number].path)
    var size = directories[number].size
    if size > min(Self.directoryLimit, bytesLeft) {
      size = min(Self.directoryLimit, bytesLeft)
      isPartial = true
    }
    bytesLeft -= size
    guard let contents = bytes.read(start, size) else {
      isPartial = true
      findings.add(
        VolumeRule.extentOutside, path, at: path.isEmpty ? start : nil,
        found: "a directory of \(directories[number].size) bytes from byte \(start) on, which "
          + "cannot be read to its end",
        expected: "a place on the medium, which has \(bytes.count) bytes")
      return
    }
    var sector = 0
    while sector < contents.count, recordsLeft > 0 {
      let end = min(sector + VolumeBytes.sector, contents.count)
      readSector(Array(contents[sector..<end]), at: start + sector, of: number)
      sector = end
    }
    if recordsLeft <= 0 { isPartial = true }
  }

  private mutating func readSector(_ contents: [UInt8], at origin: Int, of number: Int) {
    let path = directories[number].path
    let pathBytes = path.utf8.count + directories[number].otherPath.utf8.count
    var offset = 0
    while offset < contents.count, contents[offset] != 0, recordsLeft > 0 {
      guard let record = VolumeRecord(contents, at: offset, origin: origin) else {
        isPartial = true
        findings.add(
          VolumeRule.recordLength, path, at: path.isEmpty ? origin + offset : nil,
          found: "a record of \(contents[offset]) bytes at byte \(origin + offset)",
          expected: "a record that holds its name and ends in its sector")
        return
      }
      if !record.isPadded {
        findings.add(
          VolumeRule.recordLength, path, at: path.isEmpty ? record.offset : nil,
          found: "a record of \(record.length) bytes at byte \(record.offset)",
          expected: "an even length, with a zero behind a name of even length")
      }
      hasRockRidge = hasRockRidge || record.hasRockRidge
      recordsLeft -= 1
      pathsLeft -= pathBytes + record.length
      if pathsLeft < 0 { recordsLeft = 0 }
      directories[number].records.append(record)
      offset += record.length
    }
    if let stray = contents[offset...].firstIndex(where: { $0 != 0 }) {
      findings.add(
        VolumeRule.recordLength, path, at: path.isEmpty ? origin + stray : nil,
        found: "something behind the last record of the sector, at byte \(origin + stray)",
        expected: "zeros to the end of the sector")
    }
  }

  private func join(_ folder: String, _ name: String) -> String {
    folder.isEmpty ? name : "\(folder)/\(name)"
  }

  /// As systems show it: without version, and without a dot at its end.
  func name(_ record: VolumeRecord) -> String {
    let full =
      names == .joliet
      ? volumeUnicode(record.identifier) : volumeText(record.identifier)
    return record.isDirectory ? full : Self.shown(full)
  }

  static func shown(_ name: String) -> String {
    var name = name[...]
    if let semicolon = name.lastIndex(of: ";"), semicolon != name.startIndex {
      let version = name[name.index(after: semicolon)...]
      if version.allSatisfy({ $0.isASCII && $0.isNumber }) { name = name[..<semicolon] }
    }
    if name.count > 1, name.last == "." { name = name.dropLast() }
    return String(name)
  }
}

extension VolumeWalk {
  /// A file of the tree, all its sections together.
  struct File {
    var path: String
    var otherPath: String
    /// Of the first section.
    var start: Int
    var size: Int
  }

  var files: [File] {
    var files: [File] = []
    for directory in directories {
      var continues = false
      for record in directory.records where !record.isDirectory && !record.isRelocated {
        let size = record.size.likely
        if continues, let last = files.indices.last {
          files[last].size += size
        } else if !record.isAssociated {
          let name = name(record)
          files.append(
            File(
              path: join(directory.path, name),
              otherPath: join(directory.otherPath, record.otherName.map(volumeText) ?? name),
              start: (record.block.likely + record.extendedBlocks) * blockSize, size: size))
        }
        continues = record.hasMoreSections
      }
    }
    return files
  }
}

/// Bytes of a name; those that are no printable ASCII as `\xE9`.
func volumeText(_ bytes: [UInt8]) -> String {
  var text = ""
  for byte in bytes {
    if (0x20..<0x7F).contains(byte), byte != 0x2F {
      text.unicodeScalars.append(Unicode.Scalar(byte))
    } else {
      let digits = String(byte, radix: 16, uppercase: true)
      text += "\\x" + (digits.utf8.count < 2 ? "0" : "") + digits
    }
  }
  return text
}

/// UCS-2 in big-endian order.
private func volumeUnicode(_ bytes: [UInt8]) -> String {
  let units = stride(from: 0, to: bytes.count - bytes.count % 2, by: 2).map {
    UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
  }
  return String(decoding: units, as: UTF16.self)
}
