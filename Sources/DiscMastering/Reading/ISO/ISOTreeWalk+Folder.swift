extension ISOTreeWalk {
  /// More than a directory of 200,000 files needs.
  private static var folderLimit: Int { 64 << 20 }

  mutating func readFolder(_ number: Int) {
    guard let bytes = content(of: number) else { return }
    let found = ISORecords(bytes, blocks: blocks, blockSize: blockSize)
    let start = folders[number].start
    if let first = found.damages.first {
      problems.add(
        .folderDamaged, path: path(of: number), offset: start + first,
        found.damages.count == 1
          ? "one of its entries is damaged" : "\(found.damages.count) of its entries are damaged")
    }
    // The identifier of a file that goes on in the next record.
    var continued: [UInt8]?
    for (record, offset) in found.records where !isOver {
      guard !record.isSelf, !record.isParent else {
        if number == 0, record.isSelf { readSharingField(record.systemUse) }
        continue
      }
      if let identifier = continued, identifier == record.identifier, !record.isDirectory,
        files.last?.folder == number
      {
        extend(record)
      } else {
        if continued != nil {
          problems.add(
            .folderDamaged, path: path(of: number), offset: start + offset,
            "a file of several extents has no last one")
        }
        add(record, to: number, offset: start + offset)
      }
      continued = record.hasMoreExtents && !record.isDirectory ? record.identifier : nil
    }
  }

  /// The bytes of a folder; zeros where they cannot be read.
  private mutating func content(of number: Int) -> [UInt8]? {
    let folder = folders[number]
    let own = isoSelfRecord(image, block: folder.start / blockSize, blockSize: blockSize)
    if own == nil {
      problems.add(
        .folderDamaged, path: path(of: number), offset: folder.start,
        "it does not begin with an entry for itself")
    }
    var size = folder.size
    if let own, !own.numbersDisagree { size = max(size, own.size) }
    if own == nil, number > 0 { size = min(size, 1 << 20) }
    let available = max(0, image.count - folder.start)
    if size > available || size > Self.folderLimit {
      problems.add(
        .folderDamaged, path: path(of: number), offset: folder.start,
        size > available
          ? "it goes on beyond the end of the medium" : "it is larger than 64 MiB")
      size = min(available, Self.folderLimit)
    }
    guard size <= allowance.bytes else {
      stop("the folders are larger than the medium they are on")
      return nil
    }
    allowance.bytes -= size
    if let bytes = image.read(folder.start, size) { return bytes }
    var bytes: [UInt8] = []
    var missing = 0
    for offset in stride(from: 0, to: size, by: 2048) {
      let length = min(2048, size - offset)
      if let sector = image.read(folder.start + offset, length) {
        bytes += sector
      } else {
        bytes += [UInt8](repeating: 0, count: length)
        missing += 1
      }
    }
    problems.add(
      .folderDamaged, path: path(of: number), offset: folder.start,
      "\(missing) of its sectors cannot be read")
    return bytes
  }

  /// The root's first record says whether, and where, fields of Rock Ridge are.
  private mutating func readSharingField(_ fields: [UInt8]) {
    guard descriptor.kind == .primary else { return }
    // Discs of the XA kind have 14 bytes of their own in front.
    for skip in [0, 14] where fields.dropFirst(skip).starts(with: [0x53, 0x50, 7, 1, 0xBE, 0xEF]) {
      guard fields.count > skip + 6 else { continue }
      fieldsSkip = Int(fields[skip + 6])
      hasRockRidge = true
      return
    }
  }

  private mutating func rockRidge(_ record: ISORecord, offset: Int) -> RockRidge? {
    guard descriptor.kind == .primary, record.systemUse.count > fieldsSkip + 4 else { return nil }
    let image = image
    let blockSize = blockSize
    var area = area
    let fields = RockRidge(record.systemUse.dropFirst(fieldsSkip)) { block, offset, size in
      if area.block != block || offset + size > area.bytes.count {
        let length = max(blockSize, offset + size)
        let available = image.count - block * blockSize
        guard let bytes = image.read(block * blockSize, min(length, available)) else { return nil }
        area = (block, bytes)
      }
      guard offset + size <= area.bytes.count else { return nil }
      return Array(area.bytes[offset..<offset + size])
    }
    self.area = area
    if fields.name != nil || fields.mode != nil { hasRockRidge = true }
    return fields
  }

  private mutating func extend(_ record: ISORecord) {
    guard var file = files.popLast() else { return }
    let start = record.block * blockSize
    if let last = file.extents.last, last.start + last.count == start {
      file.extents[file.extents.count - 1].count += record.size
    } else {
      file.extents.append(MediumExtent(start: start, count: record.size))
    }
    file.isInterleaved = file.isInterleaved || record.isInterleaved
    files.append(file)
  }

  private mutating func add(_ record: ISORecord, to folder: Int, offset: Int) {
    let fields = rockRidge(record, offset: offset)
    let plainName = harmless(self.plainName(record.identifier), in: folder, offset: offset)
    var name = plainName
    if let full = fields?.name { name = harmless(escapedName(full), in: folder, offset: offset) }
    func whole() -> String { join(path(of: folder), name) }
    if record.numbersDisagree {
      problems.add(
        .folderDamaged, path: whole(), offset: offset,
        "the two forms of a number in its entry disagree; the one within the medium is used")
    }
    if fields?.isDamaged == true {
      problems.add(
        .folderDamaged, path: whole(), offset: offset,
        "the rest of its Rock Ridge entry cannot be read")
    }
    if let block = fields?.childBlock {
      childLinks.append((folder, name, block * blockSize))
    } else if record.isDirectory {
      let child = enter(
        ISOFolder(
          name: name, parent: folder, plainName: plainName, plainParent: folder,
          depth: folders[folder].depth + 1, start: record.block * blockSize, size: record.size))
      if let child, fields?.isRelocated == true { relocated.insert(child) }
    } else if fields?.isLink == true {
      links.insert(whole().lowercased())
      problems.add(.link, path: whole(), offset: offset, "a symbolic link; links are not followed")
    } else if fields?.isSpecial == true {
      problems.add(.unreadable, path: whole(), offset: offset, "it is a device or a pipe")
    } else if record.isAssociated {
      problems.add(
        .unsupported, path: whole(), offset: offset,
        "an associated file, which holds what a Macintosh knows of another one, is not listed")
    } else {
      addFile(record, name: name, plainName: plainName, to: folder, offset: offset)
      if fields?.isPacked == true {
        problems.add(
          .unsupported, path: whole(), offset: offset,
          "it is packed by zisofs or stored with holes; its bytes are given as they are stored")
      }
    }
  }

  private mutating func addFile(
    _ record: ISORecord, name: String, plainName: String, to folder: Int, offset: Int
  ) {
    allowance.files -= 1
    allowance.nameBytes -= name.utf8.count
    guard allowance.files >= 0, allowance.nameBytes >= 0 else {
      return stop("there are more files, or longer names, than are read of a medium")
    }
    if record.isInterleaved {
      problems.add(
        .unsupported, path: join(path(of: folder), name), offset: offset,
        "its pieces are interleaved with other files, which is not read")
    }
    files.append(
      ISOTreeFile(
        folder: folder, name: name, plainName: name == plainName ? nil : plainName,
        extents: [MediumExtent(start: record.block * blockSize, count: record.size)],
        isInterleaved: record.isInterleaved))
  }
}
