internal import DICOMCore

/// Brings together what directory and headers of an archive say.
struct ZIPOpening {
  /// Of the files of the catalogue, by their numbers.
  private(set) var records: [ZIPRecord] = []
  private(set) var catalogue: ArchiveCatalogue
  private let source: any ByteSource
  private let limits: MediumLimits

  init(_ source: any ByteSource, _ limits: MediumLimits) {
    self.source = source
    self.limits = limits
    catalogue = ArchiveCatalogue(limits)
  }

  /// - Returns: false when it is no archive.
  mutating func run() throws -> Bool {
    let head = try source.read(0..<min(8, source.count))
    let begins = [ZIPLocalHeader.signature, ZIPEnd.signature].contains(head.littleEndian(0, 4))
    // A divided archive, or one that was to be divided, has a mark of its own first.
    let isMarked =
      [0x0807_4B50, 0x3030_4B50].contains(head.littleEndian(0, 4))
      && head.littleEndian(4, 4) == ZIPLocalHeader.signature
    let isSure = begins || isMarked
    var found: [ZIPRecord] = []
    if let end = try ZIPEnd.find(in: source, isSure: isSure) {
      found = try readDirectory(end)
    } else if isSure {
      catalogue.report(
        .treeDamaged, offset: source.count,
        "the directory at the end of the archive is missing, as when a download was cut or"
          + " a part of a divided archive is alone")
      found = try salvage(known: [])
    } else {
      return false
    }
    found.refuseOverlaps()
    for index in found.indices {
      found[index].refuseUnsupported()
      found[index].refuseBomb(limits)
    }
    found.refuseExcess(limits)
    list(found)
    return true
  }

  private mutating func readDirectory(_ end: ZIPEnd) throws -> [ZIPRecord] {
    let directory = try ZIPDirectory(source, end, limits)
    var found = directory.records
    if end.isDivided {
      catalogue.report(
        .unsupported,
        "it is one part of an archive that was divided into several; join the parts"
          + " (zip -s 0 PART.zip --out WHOLE.zip) and read the whole archive")
    }
    if directory.isTooLarge {
      catalogue.report(
        .limit, offset: end.directory.lowerBound,
        "its directory has \(end.directory.count) bytes, more than are read")
    }
    var window = HeaderWindow(source)
    for index in found.indices.sorted(by: { found[$0].header < found[$1].header })
    where found[index].refusal == nil {
      try found[index].locate(&window)
    }
    if let damage = directory.damage {
      catalogue.report(
        .treeDamaged, offset: damage,
        "the directory of the archive is damaged: it lists \(found.count) files and should list"
          + " \(end.count); the headers before the files are searched for the others")
      found += try salvage(known: Set(found.map(\.header)))
    }
    return found
  }

  /// The files whose headers are not known.
  private mutating func salvage(known: Set<Int>) throws -> [ZIPRecord] {
    let salvage = try ZIPSalvage(source, limits)
    for gap in salvage.gaps {
      catalogue.report(.treeDamaged, offset: gap, "there is no header where one was expected")
    }
    return salvage.records.filter { !known.contains($0.header) }
  }

  private mutating func list(_ found: [ZIPRecord]) {
    for record in found {
      guard catalogue.hasRoom(forName: record.name.count) else { return }
      let name = record.path(depth: limits.depth)
      if name.isFolder { continue }
      if record.isLink {
        catalogue.report(
          .link, path: name.path, offset: record.header,
          "it is a symbolic link, which is not followed")
        continue
      }
      let number = catalogue.add(name, size: record.size, address: record.data)
      for note in record.notes {
        catalogue.report(note.kind, file: number, offset: record.header, note.detail)
      }
      records.append(record)
      records[number].notes = []
    }
  }
}
