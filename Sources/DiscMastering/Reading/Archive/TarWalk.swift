internal import DICOMCore

/// Goes through the headers of a tar archive.
struct TarWalk {
  struct Member: Sendable {
    var data: Int
    var size: Int
    var refusal: String?
  }

  private(set) var catalogue: ArchiveCatalogue
  /// Of the files of the catalogue, by their numbers.
  private(set) var members: [Member] = []
  private let input: TarInput
  private var position = 0
  private var global = PaxRecords()
  private var next = PaxRecords()
  /// The name and the target that GNU's headers give the next file.
  private var longName: [UInt8]?
  private var longLink: [UInt8]?

  init(_ input: TarInput, _ limits: MediumLimits) {
    self.input = input
    catalogue = ArchiveCatalogue(limits)
  }

  /// - Returns: false when it is no tar archive.
  mutating func run() throws -> Bool {
    let first = try input.bytes(at: 0, TarHeader.size)
    guard TarHeader(first) != nil else { return false }
    do {
      try walk()
      try finish()
    } catch let excess as TarInput.Excess {
      catalogue.report(
        .limit, "it unpacks to more than \(excess.limit) bytes; what lies behind is not read")
      cut(at: excess.limit)
    }
    return true
  }

  private mutating func walk() throws {
    while true {
      let block = try input.bytes(at: position, TarHeader.size)
      if block.count < TarHeader.size {
        guard !block.isEmpty else { return }
        catalogue.report(
          .mediumTruncated, offset: position, "the archive ends within a header of 512 bytes")
        return
      }
      if block.allSatisfy({ $0 == 0 }) {
        guard try skipZeros() else { return }
      } else if let header = TarHeader(block) {
        guard try read(header) else { return }
      } else {
        catalogue.report(
          .folderDamaged, offset: position,
          "there is no header of the archive where one was expected; the next one is searched for")
        (next, longName, longLink) = (PaxRecords(), nil, nil)
        guard try findHeader() else { return }
      }
    }
  }

  /// Zeros end an archive, unless another one was put behind it.
  /// - Returns: whether a header follows.
  private mutating func skipZeros() throws -> Bool {
    for _ in 0..<4096 {
      position += TarHeader.size
      let block = try input.bytes(at: position, TarHeader.size)
      if block.count == TarHeader.size, block.allSatisfy({ $0 == 0 }) { continue }
      return TarHeader(block) != nil
    }
    return false
  }

  private mutating func findHeader() throws -> Bool {
    let size = 128 * TarHeader.size
    while true {
      let bytes = try input.bytes(at: position + TarHeader.size, size)
      for start in stride(from: 0, through: bytes.count - TarHeader.size, by: TarHeader.size) {
        position += TarHeader.size
        // Most blocks fail at their first byte of the sum.
        let digit = bytes[start + 148]
        if digit == 0x20 || (0x30...0x37).contains(digit),
          TarHeader(Array(bytes[start..<start + TarHeader.size])) != nil
        {
          return true
        }
      }
      if bytes.count < size { return false }
    }
  }

  /// - Returns: false when there is room for no more files.
  private mutating func read(_ header: TarHeader) throws -> Bool {
    let start = position
    position += TarHeader.size
    switch header.kind {
    case UInt8(ascii: "x"), UInt8(ascii: "X"): try readPax(header, start) { $0.next = $1 }
    case UInt8(ascii: "g"): try readPax(header, start) { $0.global = $1.over($0.global) }
    case UInt8(ascii: "L"): longName = try longText(header, start)
    case UInt8(ascii: "K"): longLink = try longText(header, start)
    default:
      let records = next.over(global)
      let name = records.path ?? longName ?? header.name
      let link = records.linkPath ?? longLink ?? header.linkName
      (next, longName, longLink) = (PaxRecords(), nil, nil)
      return try add(header, records, name: name, link: link, start)
    }
    return true
  }

  private mutating func readPax(
    _ header: TarHeader, _ start: Int, _ keep: (inout TarWalk, PaxRecords) -> Void
  ) throws {
    let data = position
    advance(over: header.size)
    guard header.size <= PaxRecords.sizeLimit else {
      catalogue.report(
        .limit, offset: start, "a pax header has \(header.size) bytes; it is not read")
      return
    }
    var records = PaxRecords()
    if !records.read(try input.bytes(at: data, header.size)) {
      catalogue.report(
        .folderDamaged, offset: start, "a pax header is malformed; names may be short ones")
    }
    keep(&self, records)
  }

  private mutating func longText(_ header: TarHeader, _ start: Int) throws -> [UInt8]? {
    let data = position
    advance(over: header.size)
    guard header.size <= 65_536 else {
      catalogue.report(.limit, offset: start, "a name has \(header.size) bytes; it is not read")
      return nil
    }
    return Array(try input.bytes(at: data, header.size).prefix { $0 != 0 })
  }

  private mutating func advance(over size: Int) {
    position += (size + TarHeader.size - 1) / TarHeader.size * TarHeader.size
  }

  private mutating func add(
    _ header: TarHeader, _ records: PaxRecords, name: [UInt8], link: [UInt8], _ start: Int
  ) throws -> Bool {
    guard catalogue.hasRoom(forName: name.count + link.count) else { return false }
    let depth = catalogue.limits.depth
    let path = ArchiveName(ArchiveText.unix(name), isWindows: false, depth: depth)
    let size = records.size ?? header.size
    let data = position
    switch header.kind {
    case UInt8(ascii: "1"):
      // Some programs write the size of the file, and no file.
      let follower = try input.bytes(at: data, TarHeader.size)
      if size > 0, TarHeader(follower) == nil { advance(over: size) }
      addLink(path, to: ArchiveName(ArchiveText.unix(link), isWindows: false, depth: depth), start)
    case UInt8(ascii: "2"):
      catalogue.report(
        .link, path: path.path, offset: start, "it is a symbolic link, which is not followed")
    case UInt8(ascii: "3"), UInt8(ascii: "4"), UInt8(ascii: "6"):
      catalogue.report(
        .unsupported, path: path.path, offset: start,
        "it is a device or a pipe, which has no contents; it is left out")
    case UInt8(ascii: "5"): break
    case UInt8(ascii: "D"), UInt8(ascii: "V"), UInt8(ascii: "N"): advance(over: size)
    default:
      // Only version 7 has folders that look like files.
      advance(over: size)
      guard !path.isFolder else { break }
      var member = Member(data: data, size: size)
      if header.kind == UInt8(ascii: "S") || records.isSparse {
        member.refusal =
          "it is a sparse file, packed without its zeros, which is not read; unpack the archive"
          + " with tar and read the folder instead"
      } else if header.kind == UInt8(ascii: "M") {
        member.refusal =
          "it is the rest of a file that begins in another part of a divided archive"
      }
      let number = catalogue.add(path, size: size, address: data)
      members.append(member)
      if let refusal = member.refusal {
        catalogue.report(.unsupported, file: number, offset: start, refusal)
      }
    }
    return true
  }

  private mutating func addLink(_ path: ArchiveName, to target: ArchiveName, _ start: Int) {
    if let number = catalogue.numbers[target.path], catalogue.numbers[path.path] == nil,
      path.hostility == nil, !path.isFolder
    {
      catalogue.link(path.path, to: number)
    } else if path.path != target.path {
      catalogue.report(
        .link, path: path.path, offset: start,
        "it is a link to no file before it, or has the name of one")
    }
  }

  private mutating func finish() throws {
    let (end, failure) = try input.finish(from: position)
    if let failure {
      catalogue.report(
        failure.hasSuffix("too early") ? .mediumTruncated : .treeDamaged,
        "unpacking the archive came to byte \(end): \(failure)")
    }
    cut(at: end)
  }

  /// Says which files are not there to their end.
  private mutating func cut(at end: Int) {
    for number in members.indices {
      let member = members[number]
      guard member.size > end - member.data else { continue }
      catalogue.report(
        .fileBeyondEnd, file: number, offset: member.data,
        "it is \(member.size) bytes long and the archive ends at byte \(end)")
    }
  }
}
