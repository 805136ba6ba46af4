internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

extension ImportReport {
  /// Adds what became of one file of the plan.
  mutating func add(
    _ item: ImportPlan.Item, _ outcome: ImportOutcome, of inventory: MediumInventory,
    files: [MediumFile], namesAll: Bool
  ) {
    addUnreadable(item, outcome)
    let damage = Self.damage(item, outcome)
    if outcome.path == nil {
      if item.instance != nil { counts.unreadable += 1 }
    } else if item.instance == nil {
      counts.otherFilesCopied += 1
    } else if outcome.isAlreadyThere {
      counts.alreadyThere += 1
    } else {
      counts.imported += 1
    }
    if outcome.path != nil {
      counts.bytes += outcome.size
      counts.damaged += damage == nil ? 0 : 1
      counts.differing += outcome.differs ? 1 : 0
      counts.coerced += outcome.isCoerced ? 1 : 0
      counts.notCoerced += outcome.isNotCoerced ? 1 : 0
      counts.keptBeside += outcome.isBeside ? 1 : 0
    }
    let reasons = [damage, Self.difference(outcome), outcome.reason, Self.neighbour(outcome)]
      .compactMap(\.self)
    let isPlain = outcome.isSound && reasons.isEmpty
    guard namesAll || !isPlain else { return }
    var file =
      item.instance.map { Self.file($0, of: inventory, files: files, status: "") }
      ?? File(path: item.file.path, status: "")
    file.status = Self.status(item, outcome, isDamaged: damage != nil)
    file.reason = reasons.isEmpty ? nil : reasons.joined(separator: "; ")
    (file.target, file.sha256) = (outcome.path, outcome.sum?.hex)
    file.bytes = outcome.path == nil ? nil : outcome.size
    file.isCoerced = outcome.isCoerced ? true : nil
    self.files.append(file)
  }

  private static func status(
    _ item: ImportPlan.Item, _ outcome: ImportOutcome, isDamaged: Bool
  ) -> String {
    if outcome.path == nil { return "unreadable" }
    if outcome.isNotCoerced { return "notCoerced" }
    if outcome.differs { return "differing" }
    if isDamaged { return "damaged" }
    if item.instance == nil { return "otherFile" }
    return outcome.isAlreadyThere ? "alreadyThere" : "imported"
  }

  private static func damage(_ item: ImportPlan.Item, _ outcome: ImportOutcome) -> String? {
    guard outcome.path != nil else { return nil }
    if !outcome.bad.isEmpty {
      return "\(outcome.bad.count) bytes unreadable, zero in the copy"
        + " (\(outcome.bad.ranges.count) places); clean the medium and import again, or ask for"
        + " another copy of it"
    }
    return item.missingBytes > 0
      ? "pixel data short by \(item.missingBytes) bytes on the medium; ask for another copy" : nil
  }

  private static func difference(_ outcome: ImportOutcome) -> String? {
    outcome.differs
      ? "it differs from its checksum in the list on the medium; ask for another copy" : nil
  }

  private static func neighbour(_ outcome: ImportOutcome) -> String? {
    if outcome.recovered > 0, outcome.bad.isEmpty {
      return "\(outcome.recovered) bytes could be read only when they were tried again"
    }
    return outcome.isBeside
      ? "the destination has other data under its UID; both are kept" : nil
  }

  private mutating func addUnreadable(_ item: ImportPlan.Item, _ outcome: ImportOutcome) {
    unreadable += outcome.bad.ranges.map { range in
      let start = item.file.address.map { $0.addingReportingOverflow(range.lowerBound) }
      return Unreadable(
        path: item.file.path, offset: range.lowerBound, length: range.count,
        mediumOffset: start.flatMap { $0.overflow ? nil : $0.partialValue })
    }
  }
}
