internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

extension InventoryBuilder {
  /// Compares the files of one SOP Instance UID; all of them stay.
  mutating func findTwins() throws {
    var first: [UID: Int] = [:]
    var twins: [(one: Int, other: Int)] = []
    for (number, instance) in instances.enumerated() {
      guard instance.file != nil, instance.status != .unreadable, let uid = instance.sopInstance
      else { continue }
      if let known = first[uid] { twins.append((known, number)) } else { first[uid] = number }
    }
    for (one, other) in twins {
      if Interruption.isRequested { throw CancellationError() }
      let isSame = haveSameDataSet(instances[one], instances[other])
      instances[other].twin = one
      // That the record is wrong about a file matters more than that there is another one.
      if instances[other].status != .stale {
        instances[other].status = isSame ? .duplicate : .conflict
      }
      note(one, other, isSame: isSame)
    }
  }

  private func haveSameDataSet(
    _ one: MediumInventory.Instance, _ other: MediumInventory.Instance
  ) -> Bool {
    guard let one = one.file.map({ files[$0] }), let other = other.file.map({ files[$0] })
    else { return false }
    // Two names of the same bytes.
    if let address = one.address, address == other.address, one.size == other.size { return true }
    guard let left = try? medium.source(of: one), let right = try? medium.source(of: other)
    else { return false }
    return Twin.haveSameDataSet(left, right)
  }

  private mutating func note(_ one: Int, _ other: Int, isSame: Bool) {
    let path = instances[other].file.map { files[$0].path }
    let first = instances[one].file.map { files[$0].path } ?? ""
    if isSame {
      findings.count(.instanceTwice, .note, path: path, "the same instance as \(first)")
    } else {
      findings.add(
        .instanceConflict, .warning, path: path,
        "another data set than that of the same SOP Instance UID in \(first); both were kept")
    }
  }
}
