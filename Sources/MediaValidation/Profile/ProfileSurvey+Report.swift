internal import DICOMFileSet

extension ProfileSurvey {
  /// For a terminal: the profiles that are satisfied, then the others with what keeps out of them.
  public static func text(_ verdicts: [ProfileVerdict], name: String) -> String {
    let satisfied = verdicts.filter(\.isSatisfied)
    let width = (verdicts.map(\.profile.identifier.count).max() ?? 0) + 2
    func column(_ text: String) -> String {
      text + String(repeating: " ", count: max(1, width - text.count))
    }
    var lines = [
      "\(ReportText.plain(name)): \(satisfied.count) of \(verdicts.count) application profiles"
        + " satisfied"
    ]
    let unseen = verdicts.first?.unseen ?? []
    if !unseen.isEmpty {
      lines.append("As far as the files go; not seen: \(unseen.joined(separator: ", ")).")
    }
    let general = generalReasons(verdicts)
    if !general.isEmpty {
      lines += ["", "What keeps the medium out of every profile that it concerns:"]
      lines += general.map { "  " + line($0) }
    }
    if !satisfied.isEmpty { lines += ["", "Satisfied:"] }
    for verdict in satisfied {
      let more = verdict.unseen.filter { !unseen.contains($0) }.joined(separator: ", ")
      let title = verdict.profile.title + (more.isEmpty ? "" : " (not seen: \(more))")
      lines.append("  " + column(verdict.profile.identifier) + ReportText.plain(title))
    }
    let rest = verdicts.filter { !$0.isSatisfied }
    if !rest.isEmpty { lines += ["", "Not satisfied:"] }
    for group in groups(rest) {
      lines += wrapped(group.profiles).map { "  " + $0 }
      lines += group.reasons.map { "    " + $0 }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Profiles that the same things keep the medium out of, in the order of the first of each.
  private static func groups(
    _ verdicts: [ProfileVerdict]
  ) -> [(reasons: [String], profiles: [String])] {
    var numbers: [[String]: Int] = [:]
    var groups: [(reasons: [String], profiles: [String])] = []
    for verdict in verdicts {
      var reasons = verdict.reasons.filter { !$0.isGeneral }.map(line)
      if reasons.isEmpty { reasons = ["only what is said above"] }
      if let number = numbers[reasons] {
        groups[number].profiles.append(verdict.profile.identifier)
      } else {
        numbers[reasons] = groups.count
        groups.append((reasons, [verdict.profile.identifier]))
      }
    }
    return groups
  }

  /// Lines of at most 98 characters, or of one name.
  private static func wrapped(_ names: [String]) -> [String] {
    var lines: [String] = []
    for (number, name) in names.enumerated() {
      let text = name + (number + 1 < names.count ? "," : "")
      if let last = lines.last, last.count + text.count < 98 {
        lines[lines.count - 1] = last + " " + text
      } else {
        lines.append(text)
      }
    }
    return lines
  }

  /// Each once, in the order in which they are met.
  private static func generalReasons(_ verdicts: [ProfileVerdict]) -> [ProfileVerdict.Reason] {
    var met: Set<String> = []
    return verdicts.flatMap(\.reasons).filter {
      $0.isGeneral && met.insert($0.rule.identifier).inserted
    }
  }

  /// `PRO-004 (200): DICOM/IM1, (0002,0010): found …; expected …`.
  private static func line(_ reason: ProfileVerdict.Reason) -> String {
    let one = reason.example
    return ReportText.plain(
      "\(reason.rule.identifier) (\(reason.count)): \(one.place.words): found \(one.found);"
        + " expected \(one.expected)")
  }

  /// An array of one object a profile: `profile`, `title`, `satisfied`, `unseen`, and `reasons`
  /// with rule, count and one example.
  public static func json(_ verdicts: [ProfileVerdict]) -> String {
    let objects = verdicts.map { verdict in
      let unseen = verdict.unseen.map(ReportText.json).joined(separator: ", ")
      let reasons = verdict.reasons.map(object).joined(separator: ",\n    ")
      return "{\"profile\": \(ReportText.json(verdict.profile.identifier)),"
        + " \"title\": \(ReportText.json(verdict.profile.title)),"
        + " \"satisfied\": \(verdict.isSatisfied), \"unseen\": [\(unseen)], \"reasons\": ["
        + (reasons.isEmpty ? "" : "\n    \(reasons)") + "]}"
    }
    return "[\n  " + objects.joined(separator: ",\n  ") + "\n]\n"
  }

  private static func object(_ reason: ProfileVerdict.Reason) -> String {
    let one = reason.example
    let members = [
      ("rule", reason.rule.identifier), ("severity", reason.rule.severity.rawValue),
      ("section", one.section), ("file", one.place.file), ("path", one.place.path ?? ""),
      ("found", one.found), ("expected", one.expected),
    ].map { "\"\($0)\": \(ReportText.json($1))" }.joined(separator: ", ")
    return "{\(members), \"count\": \(reason.count), \"general\": \(reason.isGeneral)}"
  }
}
