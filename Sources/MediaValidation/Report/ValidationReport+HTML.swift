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
    th.profile { width: 35%; } th.asked, th.found, th.expected, th.verdict { width: auto; }
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
      + "the file, or of the medium where no file is named. An error breaks what the standard asks "
      + "for; a warning is what readers may stumble over; a note is for information.</p>",
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

  /// The application profiles, those that are satisfied first, then those with one reason together.
  private var profiles: [String] {
    var general: [String: String] = [:]
    var names: [String: [String]] = [:]
    var order: [String] = []
    for verdict in verdicts.filter(\.isSatisfied) + verdicts.filter({ !$0.isSatisfied }) {
      for reason in verdict.reasons where reason.isGeneral {
        general[reason.rule.identifier] = words(reason)
      }
      let own = verdict.reasons.filter { !$0.isGeneral }
      var text = own.first.map(words) ?? "What keeps the medium out of every profile."
      if verdict.isSatisfied { text = "Satisfied." }
      let others = own.dropFirst().map { "\($0.rule.identifier) (\($0.count))" }
      if !others.isEmpty { text += "; also \(others.joined(separator: ", "))" }
      if names[text] == nil { order.append(text) }
      names[text, default: []].append(verdict.profile.identifier)
    }
    var lines = ["<h2>Application profiles</h2>"]
    if !general.isEmpty {
      let all = general.sorted { $0.key < $1.key }.map(\.value).joined(separator: "; ")
      lines.append(
        "<p>What keeps the medium out of every profile that it concerns: "
          + "\(ReportText.markup(all)).</p>")
    }
    lines += head(
      [("profile", "Profiles")], "verdict", "Satisfied, or what keeps the medium out")
    lines += order.map { text in
      let list = (names[text] ?? []).joined(separator: ", ")
      return "<tr><td>\(ReportText.markup(list))</td><td>\(ReportText.markup(text))</td></tr>"
    }
    return lines + ["</tbody></table>"]
  }

  /// `PRO-004 in 16 places, as IMG/1, (0002,0010) Transfer Syntax UID: found …; expected …`.
  private func words(_ reason: ProfileVerdict.Reason) -> String {
    let one = reason.example
    let times = reason.count == 1 ? "1 place" : "\(reason.count) places"
    return "\(reason.rule.identifier) in \(times), as \(one.place.words): found \(one.found); "
      + "expected \(one.expected)"
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
