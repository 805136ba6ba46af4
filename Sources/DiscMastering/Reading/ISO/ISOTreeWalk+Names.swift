extension ISOTreeWalk {
  /// A name without version, and without the dots at its end.
  func plainName(_ identifier: [UInt8]) -> String {
    var name = descriptor.kind == .joliet ? jolietName(identifier) : escapedName(identifier)
    if let semicolon = name.utf8.lastIndex(of: UInt8(ascii: ";")) {
      let version = name.utf8[semicolon...].dropFirst()
      if version.allSatisfy({ (0x30...0x39).contains($0) }) { name = String(name[..<semicolon]) }
    }
    while name.utf8.count > 1, name.utf8.last == UInt8(ascii: "."), name != ".." {
      name.removeLast()
    }
    return name
  }

  mutating func harmless(_ name: String, in folder: Int, offset: Int) -> String {
    guard let other = harmlessName(name) else { return name }
    problems.add(
      .hostilePath, path: join(path(of: folder), other), offset: offset,
      "its name is empty, leads out of its folder, or has a character that no name has; another"
        + " is used")
    return other
  }

  func listedFiles() -> [ISOTreeListing.File] {
    let paths = folders.indices.map { path(of: $0) }
    let plainPaths = hasRockRidge ? folders.indices.map { plainPath(of: $0) } : []
    return files.map { file in
      let path = join(paths[file.folder], file.name)
      var plainPath: String?
      if hasRockRidge { plainPath = join(plainPaths[file.folder], file.plainName ?? file.name) }
      return ISOTreeListing.File(
        path: path, plainPath: plainPath == path ? nil : plainPath, extents: file.extents,
        isInterleaved: file.isInterleaved, size: file.size)
    }
  }

  private func plainPath(of folder: Int) -> String {
    var names: [String] = []
    var place = folder
    while let parent = folders[place].plainParent {
      names.append(folders[place].plainName)
      place = parent
    }
    return names.reversed().joined(separator: "/")
  }
}
