extension ValidationReport {
  /// For a terminal: the ten worst rules with their places, the rest in a line each.
  /// - Parameter all: every place of every rule.
  public func text(all: Bool = false) -> String {
    var lines = ["\(ReportText.plain(name)): \(summary)"]
    for (number, group) in groups.enumerated() {
      if all || number < Self.fullGroups {
        lines += ["", heading(group), "  \(group.rule.effect) See \(named(group.rule.section))."]
        let shown = all ? group.findings[...] : group.findings.prefix(Self.placesShown)
        lines += shown.map { "  - " + line($0) }
        let rest = group.count - shown.count
        if rest > 0 { lines.append("  - and \(rest) more") }
      } else {
        if number == Self.fullGroups { lines += ["", "More:"] }
        lines += ["  " + heading(group), "    as in " + line(group.findings[0])]
      }
    }
    if !verdicts.isEmpty { lines += ["", ProfileSurvey.text(verdicts, name: name)] }
    if !remarks.isEmpty, lines.last?.hasSuffix("\n") == false { lines.append("") }
    lines += remarks.map(ReportText.plain)
    return lines.joined(separator: "\n") + "\n"
  }

  private func heading(_ group: Group) -> String {
    "\(group.rule.severity.rawValue) \(group.rule.identifier), \(group.times); asked for: "
      + group.rule.title
  }

  private func line(_ finding: ValidationFinding) -> String {
    ReportText.plain(
      "\(finding.place.words): found \(finding.found); expected \(expected(finding))")
  }

  /// With the section where it is another than the rule's.
  func expected(_ finding: ValidationFinding) -> String {
    finding.section == finding.rule.section
      ? finding.expected : "\(finding.expected) (\(named(finding.section)))"
  }

  /// `DICOM PS3.10 §7.1`; what other bodies wrote is named as it is.
  func named(_ section: String) -> String {
    section.hasPrefix("PS3.") ? "DICOM \(section)" : section
  }
}
