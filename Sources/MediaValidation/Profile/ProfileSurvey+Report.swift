internal import DICOMFileSet

extension ProfileSurvey {
  /// For a terminal: the profiles that are satisfied, then what keeps the medium out of the others.
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
    for verdict in rest {
      let own = verdict.reasons.filter { !$0.isGeneral }
      let first = own.first.map(line) ?? "only what is said above"
      lines.append("  " + column(verdict.profile.identifier) + first)
      let others = own.dropFirst().map { "\($0.rule.identifier) (\($0.count))" }
      if !others.isEmpty {
        lines.append("  " + column("") + "and \(others.joined(separator: ", "))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
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
