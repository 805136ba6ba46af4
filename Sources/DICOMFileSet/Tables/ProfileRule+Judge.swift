import DICOMCore

extension ProfileRule {
  /// The rule is about instances of this class, in this syntax, with this value.
  func applies(to subject: ProfileSubject, as syntax: UID) -> Bool {
    if let sopClasses, !sopClasses.contains(subject.sopClass) { return false }
    if let transferSyntaxes, !transferSyntaxes.contains(syntax) { return false }
    guard let when else { return true }
    return text(of: when.tag, in: subject.dataSet).map(when.values.contains) ?? false
  }

  /// What of the rule an instance breaks, as sentences that begin with the profile.
  func violations(of dataSet: DataSet, in profile: String) -> [ProfileViolation] {
    if let overlays { return overlayViolations(overlays, of: dataSet, in: profile) }
    guard let tag else { return [] }
    if let presence, let broken = presenceViolation(presence, of: tag, in: dataSet, profile) {
      return [broken]
    }
    return valueViolations(of: tag, in: dataSet, profile)
      + itemViolations(of: tag, in: dataSet, profile)
  }

  private func valueViolations(
    of tag: Tag, in dataSet: DataSet, _ profile: String
  ) -> [ProfileViolation] {
    var expected: [String] = []
    let found = text(of: tag, in: dataSet)
    let number = found.flatMap { Int($0) }
    if let values, !(found.map(values.contains) ?? false) { expected.append(list(values)) }
    if let maximum, !(number.map { $0 <= maximum } ?? false) { expected.append("up to \(maximum)") }
    if let equals {
      let other = text(of: equals.tag, in: dataSet).flatMap { Int($0) }
      let wanted = other.map { $0.subtractingReportingOverflow(equals.minus).partialValue }
      if wanted == nil || wanted != number {
        let less = equals.minus == 0 ? "" : " less \(equals.minus)"
        expected.append("the value of \(elementName(equals.tag))\(less)")
      }
    }
    let condition =
      when.map { " when \(elementName($0.tag)) is \(list($0.values))" } ?? scope()
    return expected.map { expected in
      ProfileViolation(
        rule: "\(profile) asks for \(elementName(tag)) of \(expected)\(condition);"
          + " this instance has \(found ?? "no value")",
        tag: tag, found: found ?? "no value", expected: expected, kind: .value)
    }
  }

  /// ` in JPEG Baseline (Process 1)` for a rule of one transfer syntax.
  private func scope() -> String {
    transferSyntaxes.map { " in \(list($0.map(uidName)))" } ?? ""
  }

  private func presenceViolation(
    _ presence: Presence, of tag: Tag, in dataSet: DataSet, _ profile: String
  ) -> ProfileViolation? {
    let isThere = dataSet[tag] != nil
    let name = elementName(tag)
    switch presence {
    case .present where !isThere:
      return ProfileViolation(
        rule: "\(profile) asks for \(name), empty if unknown; this instance has none",
        tag: tag, found: "not there", expected: "there, possibly empty", kind: .missing)
    case .value where !dataSet.hasValue(tag):
      return ProfileViolation(
        rule: "\(profile) asks for \(name); this instance has none",
        tag: tag, found: isThere ? "empty" : "not there", expected: "a value", kind: .missing)
    case .absent where isThere:
      return ProfileViolation(
        rule: "\(profile) takes no instance with \(name)", tag: tag, found: "there",
        expected: "not there", kind: .unwanted)
    case .present, .value, .absent: return nil
    }
  }

  private func itemViolations(
    of tag: Tag, in dataSet: DataSet, _ profile: String
  ) -> [ProfileViolation] {
    guard let items else { return [] }
    let regions = dataSet.items(tag)
    return items.compactMap { element in
      guard !regions.allSatisfy({ $0.hasValue(element) }) else { return nil }
      return ProfileViolation(
        rule: "\(profile) asks for \(elementName(element)) in each item of \(elementName(tag));"
          + " an item of this instance has none",
        tag: element, found: "not there", expected: "a value", kind: .item)
    }
  }

  private func overlayViolations(
    _ overlays: Overlays, of dataSet: DataSet, in profile: String
  ) -> [ProfileViolation] {
    let groups = Set(dataSet.elements.lazy.map(\.tag.group).filter { $0 & 0xFF01 == 0x6000 })
    for group in groups.sorted() {
      switch overlays {
      case .absent:
        return [
          ProfileViolation(
            rule: "\(profile) takes no instance with overlays of groups 60xx",
            tag: Tag(group, 0x3000), found: "there", expected: "not there", kind: .overlay)
        ]
      case .separate where !hasData(group, dataSet) && isEmbedded(group, dataSet):
        return [
          ProfileViolation(
            rule: "\(profile) asks for overlays in Overlay Data (60xx,3000);"
              + " this instance has one in unused bits of the pixels",
            tag: Tag(group, 0x0100), found: "Overlay Bits Allocated above 1", expected: "1",
            kind: .overlay)
        ]
      case .separate: continue
      }
    }
    return []
  }

  private func hasData(_ group: UInt16, _ dataSet: DataSet) -> Bool {
    dataSet[Tag(group, 0x3000)] != nil
  }

  private func isEmbedded(_ group: UInt16, _ dataSet: DataSet) -> Bool {
    (dataSet.integer(Tag(group, 0x0100)) ?? 1) != 1
  }

  /// The first value as text; numbers are written in decimal.
  private func text(of tag: Tag, in dataSet: DataSet) -> String? {
    switch dataSet[tag]?.vr {
    case nil: nil
    case .us, .ss, .ul, .sl, .uv, .sv: dataSet.integer(tag).map(String.init)
    case .is: dataSet.integer(tag).map(String.init)
    default: dataSet.string(tag)
    }
  }
}
