internal import DICOMFileSet

/// The files of instances that are removed, as they are called on the medium.
struct RemovedFiles {
  private let set: UpdatedFileSet
  private let removed: [Int]
  private var names: FoldedNames
  /// File IDs that stay named, folded.
  private var named: Set<String> = []
  private(set) var instancesLeft = 0
  private(set) var missing = 0
  private(set) var bytes = 0
  private(set) var findings: [Finding] = []

  init(_ set: UpdatedFileSet, _ update: DirectoryUpdate, _ removed: [Int]) {
    (self.set, self.removed) = (set, removed)
    names = set.names
    for index in set.directory.records.indices where update.fates[index] == .kept {
      guard let reference = set.directory.reference(index) else { continue }
      instancesLeft += 1
      if let path = reference.path { named.insert(path.uppercased()) }
    }
  }

  /// Those that are there and that no other record names.
  mutating func paths() -> [String] {
    var paths: [String] = []
    var seen: Set<String> = []
    var shared = 0
    for record in removed {
      guard let path = set.directory.reference(record)?.path else { continue }
      if named.contains(path.uppercased()) {
        shared += 1
        continue
      }
      guard let file = names.file(path), file.uppercased() != "DICOMDIR" else {
        missing += 1
        continue
      }
      guard seen.insert(file).inserted else { continue }
      bytes += set.size(file)
      paths.append(file)
    }
    if shared > 0 {
      findings.append(
        Finding(.note, "\(shared) files stay, because other records name them as well"))
    }
    if missing > 0 {
      findings.append(Finding(.note, "\(missing) files were not there to be deleted"))
    }
    return paths
  }
}
