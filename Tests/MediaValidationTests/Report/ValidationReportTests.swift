import Foundation
import MediaValidation
import Testing

struct ValidationReportTests {
  /// What somebody may call a file to harm whoever reads the report.
  private static let hostile = "=1+1,\"<b>&amp;]]>'\u{1B}[31m\u{202E}\n</td>é\u{1}"

  private static func rule(_ number: Int, _ severity: ValidationRule.Severity) -> ValidationRule {
    ValidationRule(
      "T-\(100 + number)", severity, "PS3.0 §\(number)", "Rule \(number) <is> \"kept\".",
      effect: "Effect & more.")
  }

  private static func finding(_ rule: ValidationRule, _ file: String, _ offset: Int? = nil)
    -> ValidationFinding
  {
    ValidationFinding(
      rule, ValidationFinding.Place(file: file, path: "(0008,0018)", offset: offset),
      found: "a; b, \"c\"", expected: hostile)
  }

  private static var findings: [ValidationFinding] {
    (0..<14).flatMap { number in
      (0...number).map { finding(rule(number, number < 7 ? .warning : .error), "F\($0)", $0) }
    } + [finding(rule(50, .note), hostile)]
  }

  private static var report: ValidationReport { ValidationReport(name: hostile, findings) }

  private func parsed(_ program: String, _ text: String) throws -> String {
    try inFolder { folder in
      try Data(text.utf8).write(to: folder.appending(path: "report"))
      return try judge("python3", ["-c", program], in: folder)
    }
  }

  @Test func `the worst rules come first, and the order of the findings does not matter`() {
    let report = Self.report
    let rules = report.groups.map(\.rule.identifier)
    #expect(
      Array(rules.prefix(8)) == (106...113).reversed().map { "T-\($0)" }.prefix(7) + ["T-106"])
    #expect(rules.last == "T-150")
    let shuffled = ValidationReport(name: Self.hostile, Self.findings.shuffled())
    #expect(shuffled.text(all: true) == report.text(all: true))
    #expect(shuffled.html() == report.html())
    #expect(shuffled.json() == report.json())
  }

  @Test func `text has ten rules in full and a line with an example for each other`() {
    let text = Self.report.text()
    #expect(text.contains("77 errors, 28 warnings, 1 note"))
    #expect(text.components(separatedBy: "Effect & more.").count == 11)
    #expect(text.contains("- and 9 more"))
    #expect(text.contains("More:"))
    #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" || $0 == "\u{1}" })
    let all = Self.report.text(all: true)
    #expect(all.components(separatedBy: "\n  - ").count == 107)
    #expect(!all.contains("More:"))
  }

  @Test func `a place is told in words, and a section by who wrote it`() {
    let place = ValidationFinding.Place(
      file: "DICOM/IM1", path: "(0004,1220)[4].(0004,1430)", offset: 976)
    #expect(
      place.words == "DICOM/IM1, (0004,1220)[4].(0004,1430) Directory Record Type, byte 976")
    for path in ["(0009,1001)", "(7FE0,0010", "(", "()", "(G,H)", "frame 1"] {
      let words = ValidationFinding.Place(file: "F", path: path).words
      #expect(words == "F, \(path)" || words == "F, \(path) Pixel Data")
    }
    let foreign = ValidationRule("T-1", .error, "ECMA-119 §6.1", "Title.", effect: "Effect.")
    let own = ValidationRule("T-2", .error, "PS3.10 §7.1", "Title.", effect: "Effect.")
    let report = ValidationReport(
      name: "disc",
      [
        ValidationFinding(foreign, place, found: "a", expected: "b"),
        ValidationFinding(own, place, found: "a", expected: "b", section: "PS3.12 §K"),
      ])
    for text in [report.text(), report.html()] {
      #expect(text.contains("ECMA-119 §6.1") && !text.contains("DICOM ECMA"))
      #expect(text.contains("DICOM PS3.10 §7.1") && text.contains("b (DICOM PS3.12 §K)"))
      #expect(text.contains("broken in 1 place"))
    }
    #expect(report.json().contains("\"section\": \"PS3.12 §K\""))
    #expect(report.csv().contains("\"PS3.12 §K\""))
  }

  @Test func `json is read by python, with every finding and every character`() throws {
    let read = try parsed(
      """
      import json; r = json.load(open('report', encoding='utf-8'))
      print(sum(len(g['findings']) for g in r['rules']), r['errors'], r['warnings'], r['notes'])
      print(ascii(r['name']), r['rules'][-1]['findings'][0]['file'] == r['name'])
      """, Self.report.json())
    #expect(read.contains("106 77 28 1"))
    #expect(read.contains("\\x1b[31m\\u202e\\n") && read.contains("True"))
  }

  @Test func `csv is read by python, one row a finding, and no cell is a formula`() throws {
    let read = try parsed(
      """
      import csv; rows = list(csv.reader(open('report', newline='', encoding='utf-8')))
      print(len(rows), {len(r) for r in rows}, [c[:2] for r in rows for c in r if c[:1] in '=+-@' and c])
      """, Self.report.csv())
    #expect(read.contains("107 {10} []"))
  }

  @Test func `junit is well formed, with a failure for each rule at or above the limit`() throws {
    let program = """
      import xml.etree.ElementTree as E; r = E.parse('report').getroot(); s = r[0]
      print(len(s), s.get('tests'), s.get('failures'), len(s.findall('testcase/failure')))
      """
    let rules = Self.report.groups.map(\.rule) + [Self.rule(99, .error)]
    #expect(try parsed(program, Self.report.junit(rules: rules)).contains("16 16 7 7"))
    let strict = Self.report.junit(failOn: .note, rules: rules)
    #expect(try parsed(program, strict).contains("16 16 15 15"))
  }

  @Test func `html is well formed, asks nothing of a network and runs nothing`() throws {
    let html = Self.report.html(all: true)
    let read = try parsed(
      """
      import xml.etree.ElementTree as E; r = E.parse('report').getroot()
      print(sorted({e.tag for e in r.iter()}), len(r.findall('.//h2')), len(r.findall('.//tbody/tr')))
      print([v for e in r.iter() for k, v in e.attrib.items() if k in ('src', 'href') and v[0] != '#'])
      """, html)
    #expect(!read.contains("script") && !read.contains("'b'") && !read.contains("link"))
    #expect(read.contains("16 121") && read.contains("\n[]"))
    #expect(!html.contains("http") && !html.contains("url("))
  }

  @Test func `a clean medium has a report that says so`() throws {
    let report = ValidationReport(name: "disc", [])
    #expect(report.worst == nil && report.text() == "disc: 0 errors, 0 warnings, 0 notes\n")
    #expect(report.html().contains("Nothing is wrong"))
    #expect(
      try parsed("import json; print(json.load(open('report'))['rules'])", report.json()) == "[]\n")
  }

  @Test func `what a baseline knows is hidden and counted`() {
    let known = Set(Self.report.baseline.split(separator: "\n").map(String.init))
    let again = ValidationReport(name: "disc", Self.findings, baseline: known)
    #expect(again.groups.isEmpty && again.hidden == 106)
  }
}
