internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

/// The files of an old medium that a new one holds as well, with their places on it.
///
/// Instances lie where the DICOMDIR says; everything else (viewers, notes) keeps its name where the
/// new medium can hold it.
struct KeptFiles {
  struct Kept {
    var file: MediumFile
    var path: String
    var hasFreeName: Bool
  }

  /// In the order in which they lie on the old medium.
  private(set) var files: [Kept] = []
  private(set) var findings: [Finding] = []
  private var taken: Set<String> = []
  /// Folders as they are spelled on the new medium, by their names in upper case.
  private var folders: [String: String] = [:]

  /// - Parameters:
  ///   - deleted: paths as `set.names` has them.
  ///   - added: File IDs of new instances, with slashes.
  ///   - isPlain: the new medium has no names but those of ISO 9660 Level 1.
  init(
    _ set: UpdatedFileSet, _ medium: any MediumReader, _ update: DirectoryUpdate,
    deleted: Set<String>, added: [String], isPlain: Bool
  ) {
    var names = set.names
    var left = deleted
    for name in ["DICOMDIR", ChecksumLines.name] {
      if let file = names.file(name) { left.insert(file) }
    }
    taken = ["DICOMDIR", ChecksumLines.name]
    for path in added { take(path) }
    let named = nameInstances(set, update, &names)
    var unheld: [String] = []
    let order = medium.files
      .filter { !$0.isHidden && !left.contains($0.path) && !Self.isUnfinished($0.path) }
      .sorted { ($0.address ?? -1, $0.path) < ($1.address ?? -1, $1.path) }
    for file in order {
      guard let path = named[file.path] ?? place(file.path, isPlain: isPlain) else {
        unheld.append(file.path)
        continue
      }
      files.append(
        Kept(file: file, path: path, hasFreeName: !VolumeContents.isPlainPath(path)))
    }
    tell(unheld, medium)
  }

  /// By the path on the old medium; an instance that two records name lies where the first says.
  private mutating func nameInstances(
    _ set: UpdatedFileSet, _ update: DirectoryUpdate, _ names: inout FoldedNames
  ) -> [String: String] {
    var named: [String: String] = [:]
    var missing = 0
    for index in set.directory.records.indices where update.fates[index] != .removed {
      guard let path = set.directory.reference(index)?.path else { continue }
      guard let file = names.file(path) else {
        if update.fates[index] == .kept { missing += 1 }
        continue
      }
      guard named[file] == nil, FileID(path: path) != nil, !taken.contains(path) else { continue }
      named[file] = path
      take(path)
    }
    if missing > 0 {
      findings.append(
        Finding(
          .warning,
          "\(missing) files that the DICOMDIR names are not on the medium; their records"
            + " are kept as they are, and spindle repair leaves them out"))
    }
    return named
  }

  /// What a run that was killed has left in a folder: see `Workspace`.
  private static func isUnfinished(_ path: String) -> Bool {
    path.split(separator: "/").dropLast().contains { $0.hasPrefix(".") && $0.hasSuffix(".spindle") }
  }

  private mutating func take(_ path: String) {
    taken.insert(path)
    var rest = path[...]
    while let slash = rest.lastIndex(of: "/") {
      rest = rest[..<slash]
      folders[rest.uppercased()] = String(rest)
    }
  }

  /// - Returns: nil when there can be no such name, or another file has it.
  private mutating func place(_ path: String, isPlain: Bool) -> String? {
    var path = isPlain ? path.uppercased() : path
    // One folder, however its name is spelled.
    if let slash = path.lastIndex(of: "/") {
      path = spelled(path[..<slash]) + path[slash...]
    }
    let canHold = isPlain ? VolumeContents.isPlainPath(path) : VolumeContents.isFreePath(path)
    guard canHold, folders[path.uppercased()] == nil, !taken.contains(path) else { return nil }
    take(path)
    return path
  }

  private func spelled(_ folder: Substring) -> String {
    var parts = folder.split(separator: "/", omittingEmptySubsequences: false)
    for count in stride(from: parts.count, to: 0, by: -1) {
      guard let known = folders[parts[..<count].joined(separator: "/").uppercased()] else {
        continue
      }
      parts.replaceSubrange(..<count, with: [Substring(known)])
      break
    }
    return parts.joined(separator: "/")
  }

  private mutating func tell(_ unheld: [String], _ medium: any MediumReader) {
    for path in unheld.prefix(20) {
      findings.append(
        Finding(
          .warning, "the new medium cannot hold a file of this name, and it was left out",
          path: path))
    }
    if unheld.count > 20 {
      findings.append(
        Finding(
          .warning, "\(unheld.count - 20) more files were left out for their names"))
    }
    let hidden = medium.files.count(where: \.isHidden)
    if hidden > 0 {
      findings.append(
        Finding(
          .note,
          "\(hidden) files that only earlier sessions show were left out; spindle import"
            + " reads them"))
    }
    for problem in medium.problems where problem.losesFiles {
      findings.append(
        Finding(
          .warning, "\(problem.detail); what is lost there is not on the new medium",
          path: problem.path))
    }
  }
}
