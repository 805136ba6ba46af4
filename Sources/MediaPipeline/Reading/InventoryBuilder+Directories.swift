internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

extension InventoryBuilder {
  /// Reads every file that is called DICOMDIR, at any depth.
  mutating func readNamedDirectories() {
    for file in files.indices where Self.isDirectoryName(files[file].path) {
      guard let content = try? FileSetDirectory(medium.source(of: files[file])) else { continue }
      scanned[file].content = .directory
      append(file, content)
    }
  }

  /// Reads those that have another name, and accounts for those that cannot be read.
  mutating func readOtherDirectories() {
    let known = Set(directories.map(\.file))
    for file in files.indices where !known.contains(file) {
      let isNamed = Self.isDirectoryName(files[file].path)
      let isOne = scanned[file].content == .directory
      guard isOne || isNamed && scanned[file].content != .instance else { continue }
      scanned[file].content = .directory
      do {
        append(file, try FileSetDirectory(medium.source(of: files[file])))
      } catch {
        append(file, nil)
        let reason = reasons[file] ?? Self.words(error)
        findings.add(
          .directoryUnreadable, .error, path: files[file].path,
          "the DICOMDIR cannot be read (\(reason)); what is on the medium was found by its files")
      }
    }
    sortDirectories()
    noteDirectories()
  }

  private mutating func append(_ file: Int, _ content: FileSetDirectory?) {
    let path = replacedPath(of: file) ?? files[file].path
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    directories.append(
      MediumInventory.Directory(
        file: file, folder: slash.map { String(path[..<$0]) } ?? "", content: content))
  }

  /// What the file of an earlier session was called before a later session put its own there.
  func replacedPath(of file: Int) -> String? {
    let path = files[file].path
    guard files[file].isHidden, path.hasPrefix("SESSION"), let slash = path.firstIndex(of: "/")
    else { return nil }
    // Not the number of the session that it was written in: several may have shown it.
    let number = path[..<slash].dropFirst(7)
    guard !number.isEmpty, number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return String(path[path.index(after: slash)...])
  }

  /// The one at the root first: where two name one file, its record is the one that counts.
  private mutating func sortDirectories() {
    let files = files
    func rank(_ directory: MediumInventory.Directory) -> (Int, Int, Int, Int) {
      let depth =
        directory.folder.isEmpty
        ? 0 : directory.folder.utf8.count { $0 == UInt8(ascii: "/") } + 1
      let isNamed = Self.isDirectoryName(files[directory.file].path)
      return (isNamed ? 0 : 1, depth, -files[directory.file].session, directory.file)
    }
    directories.sort { rank($0) < rank($1) }
  }

  private mutating func noteDirectories() {
    let hasRoot = directories.first?.folder.isEmpty ?? false
    for (number, directory) in directories.enumerated() {
      let path = files[directory.file].path
      if replacedPath(of: directory.file) != nil {
        findings.add(
          .directoryReplaced, .note, path: path,
          "the DICOMDIR of session \(files[directory.file].session), which a later session has "
            + "replaced; it was read too")
      } else if number > 0 || !directory.folder.isEmpty || !Self.isDirectoryName(path) {
        findings.add(
          .directoryElsewhere, .warning, path: path,
          hasRoot
            ? "there is more than one DICOMDIR; this one was read too"
            : "the DICOMDIR is not at the root of the medium; its File IDs were taken from its folder"
        )
      }
      for finding in directory.content?.findings ?? [] {
        findings.add(
          MediumFinding(
            kind: finding.kind.rawValue, severity: finding.severity, path: path,
            offset: finding.offset, count: finding.count, message: finding.detail))
      }
    }
  }

  /// DICOMDIR in any case, with a dot or a version behind it.
  static func isDirectoryName(_ path: String) -> Bool {
    let start = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) }
    let name = path.utf8[(start ?? path.startIndex)...]
    guard (8...16).contains(name.count),
      name.prefix(8).map({ $0 & 0xDF }) == Array("DICOMDIR".utf8)
    else { return false }
    let rest = name.dropFirst(8).drop { $0 == UInt8(ascii: ".") }
    return rest.isEmpty
      || rest.first == UInt8(ascii: ";")
        && rest.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }

  static func words(_ error: any Error) -> String {
    switch error {
    case var error as DICOMError:
      error.file = ""
      return error.description
    case var error as MasteringError:
      error.path = ""
      return error.description
    default: return "\(error)"
    }
  }
}
