extension ValidationReport {
  /// One object: `name`, counts, and `rules` with the `findings` of each, all of them.
  public func json() -> String {
    let counts = ValidationRule.Severity.allCases.reversed()
      .map { "\"\($0.rawValue)s\": \(count($0))" }.joined(separator: ", ")
    var text =
      "{\"name\": \(ReportText.json(name)), \(counts), \"hidden\": \(hidden),\n \"rules\": ["
    for (number, group) in groups.enumerated() {
      text += number == 0 ? "\n  " : ",\n  "
      text += object([
        ("rule", group.rule.identifier), ("severity", group.rule.severity.rawValue),
        ("section", group.rule.section), ("title", group.rule.title),
        ("effect", group.rule.effect),
      ])
      text.removeLast()
      text += ", \"count\": \(group.count), \"findings\": [\n    "
      text += group.findings.map(object).joined(separator: ",\n    ")
      text += "]}"
    }
    let remarks = remarks.map(ReportText.json).joined(separator: ", ")
    let profiles =
      verdicts.isEmpty ? "" : ",\n \"profiles\": \(ProfileSurvey.json(verdicts).dropLast())"
    return text + "],\n \"remarks\": [\(remarks)]\(profiles)}\n"
  }

  private func object(_ finding: ValidationFinding) -> String {
    var members = [("file", finding.place.file)]
    if let path = finding.place.path { members.append(("path", path)) }
    members += [("found", finding.found), ("expected", finding.expected)]
    // Told where it is another than the rule's.
    if finding.section != finding.rule.section { members.append(("section", finding.section)) }
    var text = object(members)
    if let offset = finding.place.offset {
      text.removeLast()
      text += ", \"offset\": \(offset)}"
    }
    return text
  }

  private func object(_ members: [(String, String)]) -> String {
    "{" + members.map { "\"\($0)\": \(ReportText.json($1))" }.joined(separator: ", ") + "}"
  }

  /// One line a finding, with a line of headings; lines end as RFC 4180 asks.
  public func csv() -> String {
    var lines = ["rule,severity,section,file,path,offset,found,expected,title,effect"]
    for group in groups {
      for finding in group.findings {
        let place = finding.place
        let fields = [
          group.rule.identifier, group.rule.severity.rawValue, finding.section, place.file,
          place.path ?? "", place.offset.map { "\($0)" } ?? "", finding.found, finding.expected,
          group.rule.title, group.rule.effect,
        ]
        lines.append(fields.map(ReportText.csv).joined(separator: ","))
      }
    }
    return lines.joined(separator: "\r\n") + "\r\n"
  }

  /// A test suite of one case a rule; those that are broken at or above `failOn` fail.
  /// - Parameter rules: those that were asked for, so that the others show as passed.
  public func junit(
    failOn: ValidationRule.Severity = .error, rules: [ValidationRule] = RuleRegistry.all
  ) -> String {
    let broken = Dictionary(
      groups.map { ($0.rule.identifier, $0) }, uniquingKeysWith: { first, _ in first })
    let others = groups.map(\.rule).filter { rule in
      !rules.contains { $0.identifier == rule.identifier }
    }
    let cases = (rules + others).sorted { $0.identifier < $1.identifier }
    let failures = groups.count { $0.rule.severity >= failOn }
    let title = ReportText.markup(name)
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<testsuites tests=\"\(cases.count)\" failures=\"\(failures)\">",
      "<testsuite name=\"\(title)\" tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"0\">",
    ]
    for rule in cases {
      let title = ReportText.markup("\(rule.identifier) \(rule.title)")
      let area = ReportText.markup(String(rule.identifier.prefix { $0 != "-" }))
      let start = "<testcase classname=\"\(area)\" name=\"\(title)\" time=\"0\""
      guard let group = broken[rule.identifier] else {
        lines.append(start + "/>")
        continue
      }
      var places = group.findings.map {
        ReportText.markup("\($0.place.words): found \($0.found); expected \($0.expected)")
      }
      if group.more > 0 { places.append("and \(group.more) more") }
      let (open, close) =
        rule.severity >= failOn
        ? (
          "<failure type=\"\(rule.severity.rawValue)\" message=\"\(ReportText.markup(rule.effect))\">",
          "</failure>"
        ) : ("<system-out>", "</system-out>")
      lines += [start + ">", open + places.joined(separator: "\n") + close, "</testcase>"]
    }
    return (lines + ["</testsuite>", "</testsuites>"]).joined(separator: "\n") + "\n"
  }
}
