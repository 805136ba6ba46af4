extension VolumeContents {
  /// Refuses what an ISO 9660 Level 1 volume cannot hold as it is: libisofs would rename it, or
  /// leave it out, without a word.
  /// - Throws: `MasteringError` naming the first path that does not fit.
  /// - SeeAlso: PS3.10 §8.2, PS3.12 §F.1.1
  public func validate() throws(MasteringError) {
    guard volumeIdentifier.utf8.count <= 16, volumeIdentifier.utf8.allSatisfy(isFileIDCharacter)
    else {
      throw MasteringError(
        .nameNotAllowed("a volume identifier has at most 16 of A-Z, 0-9 and _"),
        path: volumeIdentifier)
    }
    guard applicationIdentifier.utf8.count <= 128,
      applicationIdentifier.utf8.allSatisfy({ isFileIDCharacter($0) || $0 == UInt8(ascii: " ") })
    else {
      throw MasteringError(
        .nameNotAllowed("an application identifier has at most 128 of A-Z, 0-9, _ and blank"),
        path: applicationIdentifier)
    }
    var names = Set<String>(minimumCapacity: files.count + 1)
    var directories = Set<String>()
    for (index, (path, size)) in allFiles.enumerated() {
      if index < files.count, files[index].hasFreeName {
        guard Self.isFreePath(path) else {
          throw MasteringError(
            .nameNotAllowed("a path has up to 8 parts of up to 207 bytes, 255 together"),
            path: path)
        }
      } else {
        try validatePath(path)
      }
      guard size >= 0 else {
        throw MasteringError(.nameNotAllowed("a file has no negative size"), path: path)
      }
      guard names.insert(path).inserted else {
        throw MasteringError(.nameNotAllowed("two files have this name"), path: path)
      }
      insertParents(of: path, into: &directories)
    }
    for directory in directories where names.contains(directory) {
      throw MasteringError(
        .nameNotAllowed("a file and a folder have this name"), path: directory)
    }
    guard directories.count < 65_535 else {
      throw MasteringError(.tooManyDirectories(count: directories.count + 1, limit: 65_535))
    }
  }
}

extension VolumeContents {
  /// Whether a path can stand on every volume: parts of `A-Z 0-9 _` as ISO 9660 Level 1 has them.
  public static func isPlainPath(_ path: String) -> Bool {
    (try? validatePath(path)) != nil
  }

  /// Whether a path can stand where names are free; Rock Ridge and its readers set the limits.
  public static func isFreePath(_ path: String) -> Bool {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return (1...8).contains(parts.count) && path.utf8.count <= 255 && staysInside(path)
      && parts.allSatisfy { $0.count <= 207 && $0.allSatisfy { $0 >= 0x20 && $0 != 0x7F } }
  }
}

/// Adds the directories above a path, "A" and "A/B" for "A/B/C", from the deepest up.
func insertParents(of path: String, into directories: inout Set<String>) {
  var rest = path[...]
  while let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) {
    rest = rest[..<slash]
    // What is above a known directory is known.
    guard directories.insert(String(rest)).inserted else { return }
  }
}

func isFileIDCharacter(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
    UInt8(ascii: "_"):
    true
  default: false
  }
}

private func validatePath(_ path: String) throws(MasteringError) {
  let components = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  guard components.count <= 8 else {
    throw MasteringError(.nameNotAllowed("it is more than 8 levels deep"), path: path)
  }
  for (index, component) in components.enumerated() {
    let parts = component.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isLast = index == components.count - 1
    guard parts.count == 1 || parts.count == 2 && isLast else {
      throw MasteringError(
        .nameNotAllowed("a dot stands only before the extension of a file"), path: path)
    }
    guard 1...8 ~= parts[0].count, parts.count == 1 || 1...3 ~= parts[1].count else {
      throw MasteringError(
        .nameNotAllowed("a name has 1 to 8 characters and an extension 1 to 3"), path: path)
    }
    guard parts.allSatisfy({ $0.allSatisfy(isFileIDCharacter) }) else {
      throw MasteringError(
        .nameNotAllowed("only A-Z, 0-9 and _ are allowed in a name"), path: path)
    }
  }
}
