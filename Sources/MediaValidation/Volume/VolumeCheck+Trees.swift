extension VolumeCheck {
  /// Files of which the beginning is read to find out what they are.
  private static let looks = 1000

  /// Compares every other tree of names with that of ISO 9660, file by file.
  mutating func checkTrees(_ walk: VolumeWalk) {
    let files = walk.files
    var looks = Self.looks
    if walk.hasRockRidge {
      for file in files where file.path != file.otherPath {
        checkName(file, file.otherPath, "Rock Ridge", &looks)
      }
    }
    var trees: [VolumeTree] = []
    // A volume has one; a hostile one could have sixty that lead to the same folders.
    for descriptor in descriptors.filter({ $0.bytes[0] == 2 && isJoliet($0.bytes) }).prefix(2) {
      if let tree = joliet(descriptor.bytes, at: descriptor.sector * 2048) { trees.append(tree) }
    }
    if let udf = facts.udf { trees.append(udf) }
    for tree in trees { compare(files, isWhole: !walk.isPartial, tree, &looks) }
  }

  /// Nothing of it is judged but what it shows: the specification of Joliet is another one.
  /// - Returns: nil where it cannot be read as a whole.
  private func joliet(_ descriptor: [UInt8], at offset: Int) -> VolumeTree? {
    guard let root = VolumeRecord(descriptor, at: 156, origin: offset) else { return nil }
    var walk = VolumeWalk(
      bytes, blockSize: blockSize, names: .joliet, findings: VolumeFindings())
    walk.run(root: root)
    guard !walk.isPartial else { return nil }
    return VolumeTree(
      name: "Joliet",
      files: walk.files.map { VolumeTree.File(path: $0.path, size: $0.size, offset: $0.start) })
  }

  private mutating func compare(
    _ files: [VolumeWalk.File], isWhole: Bool, _ tree: VolumeTree, _ looks: inout Int
  ) {
    var places: [Int: VolumeTree.File] = [:]
    var paths: [String: VolumeTree.File] = [:]
    for file in tree.files {
      if let offset = file.offset, file.size > 0 { places[offset] = file }
      paths[Self.folded(file.path)] = file
    }
    var (ownPlaces, ownPaths): (Set<Int>, Set<String>) = ([], [])
    for file in files {
      ownPlaces.insert(file.start)
      ownPaths.insert(Self.folded(file.path))
      ownPaths.insert(Self.folded(file.otherPath))
      // Where an empty file lies says nothing.
      guard file.size > 0 else { continue }
      let named = paths[Self.folded(file.otherPath)] ?? paths[Self.folded(file.path)]
      guard let other = places[file.start] ?? named else {
        findings.add(
          VolumeRule.treesDiffer, file.path,
          found: "a file of ISO 9660 that is not in the \(tree.name) tree",
          expected: "the file in both")
        continue
      }
      if other.size != file.size {
        findings.add(
          VolumeRule.treesDiffer, file.path,
          found: "\(file.size) bytes in ISO 9660, \(other.size) in the \(tree.name) tree",
          expected: "one size")
      } else if places[file.start] != nil {
        // Of two names of one file either is as good.
        if named.map({ $0.offset == file.start }) != true {
          checkName(file, other.path, tree.name, &looks)
        }
      } else if let offset = other.offset {
        findings.add(
          VolumeRule.treesDiffer, file.path,
          found: "byte \(file.start) in ISO 9660, byte \(offset) in the \(tree.name) tree",
          expected: "one place")
      }
    }
    // What cannot be read of ISO 9660 has been told of.
    guard isWhole else { return }
    for file in tree.files where file.size > 0 {
      if let offset = file.offset, ownPlaces.contains(offset) { continue }
      if ownPaths.contains(Self.folded(file.path)) { continue }
      findings.add(
        VolumeRule.treesDiffer, file.path,
        found: "a file of the \(tree.name) tree that is not in ISO 9660",
        expected: "the file in both")
    }
  }

  /// Only of DICOM files, and only of names that are File IDs: all others may be shortened.
  private mutating func checkName(
    _ file: VolumeWalk.File, _ other: String, _ tree: String, _ looks: inout Int
  ) {
    guard Self.folded(other) != Self.folded(file.path), looks > 0,
      file.path.split(separator: "/").allSatisfy({
        $0.utf8.count <= 8 && $0.utf8.allSatisfy(\.isDCharacter)
      })
    else { return }
    looks -= 1
    guard let mark = bytes.read(file.start + 128, 4), mark == Array("DICM".utf8) else { return }
    findings.add(
      VolumeRule.treeNames, file.path,
      found: "the name \(ReportText.shortened(other)) in the \(tree) tree",
      expected: "the name that ISO 9660 has")
  }

  /// As systems without cases, versions and final dots have it.
  private static func folded(_ path: String) -> String {
    path.split(separator: "/").map { VolumeWalk.shown(String($0)).uppercased() }
      .joined(separator: "/")
  }
}
