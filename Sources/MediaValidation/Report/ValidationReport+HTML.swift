internal import DICOMFileSet

extension ValidationReport {
  private static let style = """
    body { font: 11pt/1.4 sans-serif; max-width: 50em; margin: 2em auto; padding: 0 1em; }
    h1 { font-size: 1.4em; } h2 { font-size: 1.1em; margin: 1.6em 0 0.2em; }
    table { border-collapse: collapse; width: 100%; }
    th, td { border: 1px solid #888; padding: 0.2em 0.4em; text-align: left; }
    td, th { vertical-align: top; overflow-wrap: anywhere; }
    .error { color: #a00000; } .warning { color: #7a4b00; } .note { color: #333333; }
    tr, h2, p { break-inside: avoid; } h2, h2 + p { break-after: avoid; }
    thead { display: table-header-group; }
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
    if !remarks.isEmpty {
      lines += ["<h2>What was looked at</h2>", "<ul>"]
      lines += remarks.map { "<li>\(ReportText.markup($0))</li>" } + ["</ul>"]
    }
    return (lines + ["</body></html>"]).joined(separator: "\n") + "\n"
  }

  /// A line a rule, which leads to its section.
  private var overview: [String] {
    ["<table><thead><tr><th>Rule</th><th>Severity</th><th>Places</th><th>What is asked for</th>"]
      + ["</tr></thead><tbody>"]
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
    return ["<h2>Application profiles</h2>", "<table><thead><tr><th>Profile</th>"]
      + ["<th>Satisfied, or what keeps the medium out</th></tr></thead><tbody>"] + rows
      + ["</tbody></table>"]
  }

  private func section(_ group: Group, all: Bool) -> [String] {
    let rule = group.rule
    let identifier = ReportText.markup(rule.identifier)
    let shown = all ? group.findings[...] : group.findings.prefix(Self.placesShown)
    var lines = [
      "<h2 id=\"\(identifier)\" class=\"\(rule.severity.rawValue)\">\(identifier), "
        + "\(rule.severity.rawValue): \(ReportText.markup(rule.title))</h2>",
      "<p>\(ReportText.markup(rule.effect)) See DICOM \(ReportText.markup(rule.section)).</p>",
      "<table><thead><tr><th>Place</th><th>Found</th><th>Expected</th></tr></thead><tbody>",
    ]
    for finding in shown {
      let cells = [finding.place.words, finding.found, finding.expected]
      lines.append(
        "<tr>" + cells.map { "<td>\(ReportText.markup($0))</td>" }.joined() + "</tr>")
    }
    lines.append("</tbody></table>")
    let rest = group.count - shown.count
    if rest > 0 { lines.append("<p>And \(rest) more.</p>") }
    return lines
  }
}
