internal import DICOMFileSet

extension ValidationReport {
  private static let style = """
    body { font: 11pt/1.4 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; }
    h1 { font-size: 1.4em; overflow-wrap: anywhere; }
    h2 { font-size: 1.1em; margin: 1.6em 0 0.2em; }
    table { border-collapse: collapse; width: 100%; table-layout: fixed; }
    th, td { border: 1px solid #888; padding: 0.2em 0.4em; text-align: left; }
    td, th { vertical-align: top; overflow-wrap: anywhere; }
    th.rule, th.severity, th.places { width: 5.5em; } th.place { width: 40%; }
    th.profile { width: 16em; } th.asked, th.found, th.expected, th.verdict { width: auto; }
    .error { color: #a00000; } .warning { color: #7a4b00; } .note { color: #333333; }
    tr, h2, p, li { break-inside: avoid; } h2, h2 + p { break-after: avoid; }
    thead { display: table-header-group; } tbody { orphans: 2; widows: 2; }
    @page { size: A4; margin: 15mm; }
    @media print { body { font-size: 9pt; max-width: none; margin: 0; padding: 0; } }
    """

  /// One file without script and without anything from a network, also to be read on paper.
  /// - Parameter all: every place; else of a rule so many as the text shows.
  public func html(all: Bool = false) -> String {
    let title = ReportText.markup(name)
    var lines = [
      "<!DOCTYPE html>", "<html lang=\"en\"><head><meta charset=\"utf-8\"/>",
      "<title>Validation of \(title)</title>", "<style>\(Self.style)</style></head><body>",
      "<h1>Validation of \(title)</h1>", "<p>\(ReportText.markup(summary)).</p>",
    ]
    if groups.isEmpty {
      lines.append("<p>Nothing is wrong with this medium, as far as it was looked at.</p>")
    } else {
      lines += overview
    }
    for group in groups { lines += section(group, all: all) }
    if !verdicts.isEmpty { lines += profiles }
    if !groups.isEmpty { lines += Self.legend }
    if !remarks.isEmpty {
      lines += ["<h2>What was looked at</h2>", "<ul>"]
      lines += remarks.map { "<li>\(ReportText.markup($0))</li>" } + ["</ul>"]
    }
    return (lines + ["</body></html>"]).joined(separator: "\n") + "\n"
  }

  private static let legend = [
    "<h2>How to read the places</h2>",
    "<p>First stands the file, then the attribute by its tag and name. A number in brackets is "
      + "that of an item in a sequence, from 1. Bytes are counted from 0, from the beginning of "
      + "the file, or of the medium where no file is named. An error is what the standard forbids "
      + "or lacks what it asks for; a warning is what readers are known to stumble over; a note "
      + "is for information.</p>",
  ]

  /// A line a rule, which leads to its section.
  private var overview: [String] {
    head([("rule", "Rule"), ("severity", "Severity"), ("places", "Places")], "asked", "Asked for")
      + groups.map { group in
        let rule = group.rule
        let identifier = ReportText.markup(rule.identifier)
        return "<tr><td><a href=\"#\(identifier)\">\(identifier)</a></td>"
          + "<td class=\"\(rule.severity.rawValue)\">\(rule.severity.rawValue)</td>"
          + "<td>\(group.count)</td><td>\(ReportText.markup(rule.title))</td></tr>"
      } + ["</tbody></table>"]
  }

  /// The application profiles, those that are satisfied first.
  private var profiles: [String] {
    let sorted = verdicts.filter(\.isSatisfied) + verdicts.filter { !$0.isSatisfied }
    let rows = sorted.map { verdict in
      let first = verdict.reasons.first
      let reason =
        first.map {
          "\($0.rule.identifier): \($0.rule.title) (\($0.count), as \($0.example.place.words))"
        } ?? "satisfied"
      return "<tr><td>\(ReportText.markup(verdict.profile.identifier))</td>"
        + "<td>\(ReportText.markup(reason))</td></tr>"
    }
    return ["<h2>Application profiles</h2>"]
      + head([("profile", "Profile")], "verdict", "Satisfied, or what keeps the medium out")
      + rows + ["</tbody></table>"]
  }

  private func section(_ group: Group, all: Bool) -> [String] {
    let rule = group.rule
    let identifier = ReportText.markup(rule.identifier)
    let shown = all ? group.findings[...] : group.findings.prefix(Self.placesShown)
    var lines = [
      "<h2 id=\"\(identifier)\" class=\"\(rule.severity.rawValue)\">\(identifier), "
        + "\(rule.severity.rawValue), \(group.times)</h2>",
      "<p><strong>Asked for:</strong> \(ReportText.markup(rule.title))<br/>"
        + "<strong>What breaking it does:</strong> \(ReportText.markup(rule.effect))<br/>"
        + "<strong>Where it is asked for:</strong> \(ReportText.markup(named(rule.section)))</p>",
    ]
    lines += head([("place", "Place"), ("found", "Found")], "expected", "Expected")
    for finding in shown {
      let cells = [finding.place.words, finding.found, expected(finding)]
      lines.append(
        "<tr>" + cells.map { "<td>\(ReportText.markup($0))</td>" }.joined() + "</tr>")
    }
    lines.append("</tbody></table>")
    let rest = group.count - shown.count
    if rest > 0 { lines.append("<p>And \(rest) more.</p>") }
    return lines
  }

  /// The beginning of a table, with a class for the width of each column.
  private func head(
    _ columns: [(style: String, title: String)], _ lastStyle: String, _ lastTitle: String
  ) -> [String] {
    let cells = (columns + [(lastStyle, lastTitle)])
      .map { "<th class=\"\($0.style)\">\($0.title)</th>" }.joined()
    return ["<table><thead><tr>\(cells)</tr></thead><tbody>"]
  }
}
