internal import DICOMCore
internal import DICOMFileSet

/// Documents of the same patients that stay and refer to images that go.
enum DanglingReferences {
  /// One note for all; images are not looked into, of which there may be thousands.
  static func findings(
    _ set: UpdatedFileSet, _ update: DirectoryUpdate, _ removed: [Int]
  ) -> [Finding] {
    let directory = set.directory
    let gone = Set(removed.compactMap { directory.reference($0)?.sopInstance?.rawValue })
    let patients = Set(removed.map { root(of: $0, directory) })
    var names = set.names
    var found: [String] = []
    for (index, record) in directory.records.enumerated() where update.fates[index] == .kept {
      guard record.type.level == .instance, record.type != .image,
        patients.contains(root(of: index, directory)),
        let path = directory.reference(index)?.path.flatMap({ names.file($0) }),
        let source = try? set.open(path),
        let file = try? DICOMFile.read(source), refers(file.dataSet, to: gone)
      else { continue }
      found.append(path)
    }
    guard let first = found.first else { return [] }
    let many = found.count > 1 ? " and \(found.count - 1) more" : ""
    return [
      Finding(
        .note, "this instance\(many) stays and refers to instances that were removed", path: first)
    ]
  }

  private static func root(of record: Int, _ directory: FileSetDirectory) -> Int {
    var record = record
    while let parent = directory.records[record].parent { record = parent }
    return record
  }

  private static func refers(_ dataSet: DataSet, to uids: Set<String>) -> Bool {
    var pending = [dataSet]
    while let next = pending.popLast() {
      for element in next.elements {
        if case .items(let items) = element.value { pending += items }
      }
      if let uid = next.string(.referencedSOPInstanceUID), uids.contains(uid) { return true }
    }
    return false
  }
}
