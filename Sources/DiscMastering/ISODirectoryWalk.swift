/// A file of an ISO 9660 volume and where its bytes are.
struct ISOEntry: Sendable {
  var path: String
  /// First sector.
  var extent: Int
  /// Bytes, of all its extents together.
  var size: Int
}

/// Reads the tree of an ISO 9660 volume, trusting nothing that it finds there.
///
/// Each directory is visited once however many records point to it, to a limited depth and up to
/// a limited number of files; every extent must lie within the image.
struct ISODirectoryWalk {
  let file: OpenFile
  /// Bytes that the image has, or will have once the files are in it.
  let imageSize: Int
  private var entries: [ISOEntry] = []
  private var visited: Set<Int> = []
  /// Bytes of directories that may still be read: theirs may overlap, so the image's size is no
  /// limit.
  private var budget = 512 << 20

  static func entries(of file: OpenFile, imageSize: Int) throws -> [ISOEntry] {
    var walk = ISODirectoryWalk(file: file, imageSize: imageSize)
    let root = try walk.root()
    try walk.read(root, prefix: "", depth: 0)
    return walk.entries
  }

  private init(file: OpenFile, imageSize: Int) {
    self.file = file
    self.imageSize = imageSize
  }

  private func damaged(_ what: String) -> MasteringError {
    MasteringError(.volumeDamaged(what), path: file.path)
  }

  private func root() throws -> ISODirectoryRecord {
    // Descriptors follow one another from sector 16 on, up to a terminator.
    for sector in 16..<64 where (sector + 1) * 2048 <= file.size {
      let descriptor = try file.read(sector * 2048, 2048)
      guard descriptor[1..<6].elementsEqual("CD001".utf8), descriptor[0] != 255 else { break }
      guard descriptor[0] == 1 else { continue }
      guard descriptor[128] == 0, descriptor[129] == 8 else {
        throw damaged("its sectors do not have 2048 bytes")
      }
      let sectors = descriptor.littleEndian(80, 4)
      guard sectors * 2048 <= imageSize else {
        throw damaged("it was cut short: \(imageSize) bytes of \(sectors * 2048) are left")
      }
      guard let root = ISODirectoryRecord(descriptor[156..<190]), root.isDirectory else {
        throw damaged("it has no root directory")
      }
      return root
    }
    throw damaged("it has no ISO 9660 volume descriptor")
  }

  private mutating func read(_ directory: ISODirectoryRecord, prefix: String, depth: Int) throws {
    guard depth < 16 else { throw damaged("its folders are nested deeper than 16 levels") }
    guard visited.insert(directory.extent).inserted else {
      throw damaged("a folder contains itself")
    }
    try check(directory, prefix)
    // Far more than a directory of 65,535 files needs.
    guard directory.size <= 64 << 20 else { throw damaged("a folder is larger than 64 MiB") }
    budget -= directory.size
    guard budget >= 0 else { throw damaged("its folders are larger than 512 MiB") }
    guard
      let records = isoDirectoryRecords(try file.read(directory.extent * 2048, directory.size))
    else { throw damaged("the records of folder \(prefix) are malformed") }
    var isContinued = false
    for record in records where !record.name.isEmpty {
      let path = prefix + record.name
      guard staysInside(path), !record.name.utf8.contains(UInt8(ascii: "/")) else {
        throw damaged("it has a file named \(path)")
      }
      try check(record, path)
      if record.isDirectory {
        try read(record, prefix: path + "/", depth: depth + 1)
      } else if isContinued {
        try extendLast(record, path)
      } else {
        entries.append(ISOEntry(path: path, extent: record.extent, size: record.size))
      }
      isContinued = record.hasMoreExtents
      guard entries.count <= volumeEntryLimit else { throw damaged("it has too many files") }
    }
  }

  private func check(_ record: ISODirectoryRecord, _ path: String) throws {
    // Sizes and extents are 32-bit numbers, so this cannot overflow.
    guard record.extent * 2048 + record.size <= imageSize || record.size == 0 else {
      throw damaged("\(path) lies beyond its end")
    }
  }

  /// A file of 4 GiB or more has several records; its extents follow one another here.
  private mutating func extendLast(_ record: ISODirectoryRecord, _ path: String) throws {
    guard var last = entries.popLast(), last.path == path,
      last.size % 2048 == 0, last.extent + last.size / 2048 == record.extent
    else { throw damaged("the extents of \(path) do not follow one another") }
    last.size += record.size
    entries.append(last)
  }
}
