/// A directory while it is laid out.
private struct Folder {
  var path: String
  var name: [UInt8]
  var parent: Int
  var level: Int
  var nodes: [MadeVolume.Node]
  var sector = 0
  /// In sectors.
  var size = 1
}

extension MadeVolume {
  /// The whole image.
  var made: (bytes: [UInt8], layout: Layout) {
    var layout = Layout()
    var trees = [folders(joliet: false)]
    if hasJoliet { trees.append(folders(joliet: true)) }
    layout.terminator = (16 + trees.count) * 2048
    var sector = 17 + trees.count
    var tables: [Int] = []
    for _ in trees {
      tables += [sector, sector + 1]
      sector += 2
    }
    layout.tables = [tables[0] * 2048, tables[1] * 2048]
    for tree in trees.indices {
      for folder in trees[tree].indices {
        trees[tree][folder].size = sectors(of: trees[tree][folder], joliet: tree == 1)
        trees[tree][folder].sector = sector
        sector += trees[tree][folder].size
      }
    }
    for folder in trees[0] {
      for node in folder.nodes {
        guard let content = node.content else { continue }
        layout.files[join(folder.path, node.identifier)] = (sector * 2048, content.count)
        sector += (content.count + 2047) / 2048 + node.extended
      }
    }
    var bytes = [UInt8](repeating: 0, count: (sector + padding) * 2048)
    for tree in trees.indices {
      let size = write(trees[tree], joliet: tree == 1, tables, into: &bytes, &layout)
      describe(trees[tree], joliet: tree == 1, tables, size, into: &bytes)
    }
    bytes.set("\u{1}CD001\u{1}", at: layout.terminator)
    bytes[layout.terminator] = 255
    for patch in patches { patch(&bytes, layout) }
    return (bytes, layout)
  }

  /// Level by level, as a path table has them.
  private func folders(joliet: Bool) -> [Folder] {
    var folders = [Folder(path: "", name: [0], parent: 0, level: 1, nodes: root)]
    var next = 0
    while next < folders.count {
      let folder = folders[next]
      let below = folder.nodes.filter { $0.content == nil && (!joliet || $0.jolietName != nil) }
      for node in reversesPathTable ? below.reversed() : below {
        folders.append(
          Folder(
            path: join(folder.path, node.identifier), name: name(node, joliet), parent: next,
            level: folder.level + 1, nodes: node.children))
      }
      next += 1
    }
    return folders
  }

  private func name(_ node: Node, _ joliet: Bool) -> [UInt8] {
    guard joliet else { return Array(node.identifier.utf8) }
    let name = node.jolietName ?? node.identifier
    return name.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
  }

  func join(_ folder: String, _ name: String) -> String {
    folder.isEmpty ? name : "\(folder)/\(name)"
  }

  private func record(
    _ name: [UInt8], sector: Int, size: Int, node: Node? = nil, isDirectory: Bool = false
  ) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 33)
    bytes[1] = UInt8(node?.extended ?? 0)
    bytes.set(both: sector, at: 2, width: 4)
    bytes.set(both: size, at: 10, width: 4)
    bytes.replaceSubrange(18..<25, with: [126, 1, 2, 3, 4, 5, 4])
    bytes[25] = (node?.flags ?? 0) | (isDirectory ? 2 : 0)
    (bytes[26], bytes[27]) = (node?.unit ?? 0, node?.gap ?? 0)
    bytes.set(both: 1, at: 28, width: 2)
    bytes[32] = UInt8(name.count)
    bytes += name
    if name.count % 2 == 0 { bytes.append(0) }
    if let other = node?.otherName {
      bytes += Array("NM".utf8) + [UInt8(5 + other.utf8.count), 1, 0] + Array(other.utf8)
      if bytes.count % 2 == 1 { bytes.append(0) }
    }
    bytes[0] = UInt8(bytes.count)
    return bytes
  }

  private func sectors(of folder: Folder, joliet: Bool) -> Int {
    var used = 34 + 34
    for node in folder.nodes {
      let length = record(name(node, joliet), sector: 0, size: 0, node: joliet ? nil : node).count
      used = used % 2048 + length > 2048 ? (used / 2048 + 1) * 2048 + length : used + length
    }
    return (used + 2047) / 2048
  }

  /// - Returns: bytes of the path table.
  private func write(
    _ folders: [Folder], joliet: Bool, _ tables: [Int], into bytes: inout [UInt8],
    _ layout: inout Layout
  ) -> Int {
    var size = 0
    for (number, folder) in folders.enumerated() {
      var at = folder.sector * 2048
      let parent = folders[folder.parent]
      if !joliet { layout.directories[folder.path] = at }
      var records: [(String?, [UInt8])] = [
        (nil, record([0], sector: folder.sector, size: folder.size * 2048, isDirectory: true)),
        (nil, record([1], sector: parent.sector, size: parent.size * 2048, isDirectory: true)),
      ]
      for node in folder.nodes where !joliet || node.jolietName != nil {
        let path = join(folder.path, node.identifier)
        if let content = node.content {
          let start = (layout.files[path]?.start ?? 0) / 2048
          records.append(
            (
              path,
              record(
                name(node, joliet), sector: start, size: content.count, node: joliet ? nil : node)
            ))
          let first = (start + node.extended) * 2048
          bytes.replaceSubrange(first..<first + content.count, with: content)
        } else if let below = folders.first(where: { $0.path == path }) {
          records.append(
            (
              path,
              record(
                name(node, joliet), sector: below.sector, size: below.size * 2048,
                node: joliet ? nil : node, isDirectory: true)
            ))
        }
      }
      for (path, record) in records {
        if at % 2048 + record.count > 2048 { at = (at / 2048 + 1) * 2048 }
        bytes.replaceSubrange(at..<at + record.count, with: record)
        if let path, !joliet { layout.records[path] = at }
        at += record.count
      }
      if !joliet { layout.ends[folder.path] = at }
      size += entry(folder, number, at: size, tables.suffix(2), joliet, tables, &bytes)
    }
    return size
  }

  private func entry(
    _ folder: Folder, _ number: Int, at offset: Int, _ last: ArraySlice<Int>, _ joliet: Bool,
    _ tables: [Int], _ bytes: inout [UInt8]
  ) -> Int {
    let own = joliet ? Array(last) : Array(tables.prefix(2))
    let length = 8 + folder.name.count + folder.name.count % 2
    for (table, isBig) in [(own[0], false), (own[1], true)] {
      let at = table * 2048 + offset
      bytes[at] = UInt8(folder.name.count)
      for index in 0..<4 {
        bytes[at + 2 + (isBig ? 3 - index : index)] = UInt8(
          truncatingIfNeeded: folder.sector >> (8 * index))
      }
      bytes[at + 6 + (isBig ? 1 : 0)] = UInt8(folder.parent + 1)
      bytes.replaceSubrange(at + 8..<at + 8 + folder.name.count, with: folder.name)
    }
    return length
  }

  private func describe(
    _ folders: [Folder], joliet: Bool, _ tables: [Int], _ size: Int, into bytes: inout [UInt8]
  ) {
    let at = (joliet ? 17 : 16) * 2048
    for place in [8..<72, 190..<813] {
      for index in place { bytes[at + index] = 0x20 }
    }
    bytes.set("\u{1}CD001\u{1}", at: at)
    bytes[at] = joliet ? 2 : 1
    bytes.set(systemIdentifier, at: at + 8)
    bytes.set(volumeIdentifier, at: at + 40)
    if joliet { bytes.set("%/E", at: at + 88) }
    bytes.set(both: bytes.count / 2048, at: at + 80, width: 4)
    bytes.set(both: 1, at: at + 120, width: 2)
    bytes.set(both: 1, at: at + 124, width: 2)
    bytes.set(both: 2048, at: at + 128, width: 2)
    bytes.set(both: size, at: at + 132, width: 4)
    let own = joliet ? Array(tables.suffix(2)) : Array(tables.prefix(2))
    for index in 0..<4 {
      bytes[at + 140 + index] = UInt8(truncatingIfNeeded: own[0] >> (8 * index))
      bytes[at + 151 - index] = UInt8(truncatingIfNeeded: own[1] >> (8 * index))
    }
    let root = record(
      [0], sector: folders[0].sector, size: folders[0].size * 2048, isDirectory: true)
    bytes.replaceSubrange(at + 156..<at + 190, with: root)
    for (place, date) in [
      (813, "2026010203040500"), (830, "2026010203040500"), (847, "0000000000000000"),
      (864, "2026010203040500"),
    ] { bytes.set(date, at: at + place) }
    bytes[at + 881] = 1
  }
}
