extension ISOSizeModel {
  /// The sectors of a whole volume.
  public func sectors(of contents: VolumeContents) -> Int {
    let files = contents.allFiles
    return imageSectors(
      structure: descriptorSectors + treeSectors(files),
      files: files.reduce(0) { $0 + fileSectors(size: $1.size) })
  }

  /// Path tables and directories.
  private func treeSectors(_ files: [(path: String, size: Int)]) -> Int {
    var directories: Set<String> = []
    for file in files { insertParents(of: file.path, into: &directories) }
    var children: [Substring: [(name: Substring, child: Child)]] = ["": []]
    func add(_ path: String, _ child: (Substring) -> Child) {
      let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
      let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
      children[slash.map { path[..<$0] } ?? "", default: []].append((name, child(name)))
    }
    for directory in directories { add(directory) { Child(directory: $0.utf8.count) } }
    for file in files {
      add(file.path) { name in
        Child(
          file: name.utf8.count, hasExtension: name.utf8.contains(UInt8(ascii: ".")),
          size: file.size)
      }
    }
    let lengths = directories.lazy.map { path in
      path.utf8.reversed().prefix { $0 != UInt8(ascii: "/") }.count
    }
    return children.reduce(pathTableSectors(directoryNameLengths: lengths)) { sum, directory in
      let sorted = directory.value.sorted { $0.name < $1.name }
      return sum + directorySectors(sorted.lazy.map(\.child), isRoot: directory.key.isEmpty)
    }
  }
}
