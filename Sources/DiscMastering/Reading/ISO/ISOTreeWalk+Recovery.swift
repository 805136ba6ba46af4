extension ISOTreeWalk {
  /// Puts the folders that were too deep for ISO 9660 where Rock Ridge says that they belong.
  mutating func placeRelocated() {
    var next = 0
    while next < childLinks.count, !isOver {
      let link = childLinks[next]
      next += 1
      guard let folder = visited[link.start] else {
        enter(
          ISOFolder(
            name: link.name, parent: link.folder, plainName: link.name, plainParent: link.folder,
            depth: folders[link.folder].depth + 1, start: link.start,
            size: isoSelfRecord(image, block: link.start / blockSize, blockSize: blockSize)?.size
              ?? 2048))
        readPending()
        continue
      }
      guard relocated.remove(folder) != nil, !contains(folder, link.folder) else {
        problems.add(
          .folderLoop, path: join(path(of: link.folder), link.name), offset: link.start,
          "it leads to a folder that was reached before in another way; that is read once")
        continue
      }
      folders[folder].parent = link.folder
      folders[folder].name = link.name
    }
    childLinks = []
  }

  /// Whether a folder is another one or has it in it.
  private func contains(_ folder: Int, _ other: Int) -> Bool {
    var place: Int? = other
    var steps = 0
    while let current = place {
      steps += 1
      // Deeper than any chain of names: treat it as a loop.
      if current == folder || steps > 1024 { return true }
      place = folders[current].parent
    }
    return false
  }

  /// Finds folders that no entry leads to any more in the table of all folders.
  /// - SeeAlso: ECMA-119 §9.4
  mutating func recoverFromPathTable() {
    guard !isOver else { return }
    let table = descriptor.pathTables.map { self.entries(block: $0.block, isBig: $0.isBig) }
      .max { $0.count < $1.count }
    guard let table else { return }
    for entry in table where visited[entry.start] == nil && !isOver {
      guard entry.parent > 0, entry.parent <= table.count,
        let own = isoSelfRecord(image, block: entry.start / blockSize, blockSize: blockSize)
      else { continue }
      let parent = visited[table[entry.parent - 1].start] ?? 0
      let name = harmless(plainName(entry.name), in: parent, offset: entry.start)
      let number = enter(
        ISOFolder(
          name: name, parent: parent, plainName: name, plainParent: parent,
          depth: folders[parent].depth + 1, start: entry.start, size: own.size))
      guard let number else { continue }
      problems.add(
        .folderDamaged, path: path(of: number), offset: entry.start,
        "no entry leads to this folder; it was found by the path table")
      readPending()
      placeRelocated()
    }
  }

  private func entries(
    block: Int, isBig: Bool
  ) -> [(start: Int, parent: Int, name: [UInt8])] {
    let size = descriptor.pathTableSize
    guard block > 0, size > 0, size <= 16 << 20, let bytes = image.read(block * blockSize, size)
    else { return [] }
    var entries: [(start: Int, parent: Int, name: [UInt8])] = []
    var offset = 0
    while offset + 8 < bytes.count {
      let length = Int(bytes[offset])
      guard length > 0, offset + 8 + length <= bytes.count else { break }
      let block = isBig ? bytes.big32(offset + 2) : bytes.little32(offset + 2)
      let parent = isBig ? bytes.big16(offset + 6) : bytes.little16(offset + 6)
      entries.append(
        (
          (block + Int(bytes[offset + 1])) * blockSize, parent,
          Array(bytes[offset + 8..<offset + 8 + length])
        ))
      offset += 8 + length + length % 2
    }
    return entries
  }
}
