import DICOMCore
import Foundation
import MediaValidation
import Testing

struct PDIValidationTests {
  @Test("a medium that follows PDI has no finding")
  func unbroken() {
    #expect(PDIValidation(PDICase.sample, claimed: true).findings.map(\.lines) == [])
    #expect(PDIValidation(PDICase.sample).findings.map(\.lines) == [])
  }

  @Test("a medium that breaks one rule has findings of that rule alone", arguments: PDICase.all)
  func broken(_ one: PDICase) {
    var medium = PDICase.sample
    one.breakIt(&medium)
    let findings = PDIValidation(medium).findings
    #expect(Set(findings.map(\.rule.identifier)) == [one.rule], "\(findings.map(\.lines))")
  }

  @Test("every rule has its case")
  func everyRule() {
    #expect(PDICase.all.map(\.rule) == PDIRule.all.map(\.identifier))
  }

  @Test("of what is only known, and of a medium that does not claim PDI, there are but notes")
  func severities() {
    let read: Set<String> = ["PDI-001", "PDI-002", "PDI-003", "PDI-004", "PDI-005", "PDI-006"]
    for rule in PDIRule.all where !read.contains(rule.identifier) {
      #expect(rule.severity == .note)
    }
    #expect(PDIValidation(MadeMedium.sample).findings.map(\.rule.severity) == [.note])
  }

  @Test("a claim alone asks for README.TXT and for no web content")
  func claimed() {
    let findings = PDIValidation(MadeMedium.sample, claimed: true).findings
    #expect(findings.map(\.rule.identifier) == ["PDI-001"])
  }

  @Test("the README.TXT that is put on media breaks no rule")
  func own() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Sources/MediaPipeline/Templates/README.TXT").standardized
    let text = try String(contentsOf: file, encoding: .utf8)
    var medium = MadeMedium.sample
    medium.others["README.TXT"] = Array(text.replacing("\n", with: "\r\n").utf8)
    #expect(PDIValidation(medium, claimed: true).findings.isEmpty)
    #expect(PDIValidation(medium).findings.isEmpty)
  }

  @Test("names that the system shows in lower case are not held against the medium")
  func shownOtherwise() {
    var medium = PDICase.sample
    medium.others = Dictionary(
      uniqueKeysWithValues: medium.others.map { ($0.key.lowercased(), $0.value) })
    medium.showsNamesAsWritten = false
    #expect(PDIValidation(medium).findings.map(\.lines) == [])
  }

  @Test(
    "where scripts or frames may lead, nothing is missed",
    arguments: ["<script src=\"IHE_PDI/IMG0.JPG\"/>", "<frame src=\"IHE_PDI/INDEX.HTM\"/>"])
  func unclear(_ body: String) {
    var medium = PDICase.sample
    medium.others["INDEX.HTM"] = PDICase.page(body)
    #expect(PDIValidation(medium).findings.allSatisfy { $0.rule.severity == .note })
  }

  @Test(
    "links lead where a browser would go",
    arguments: [
      ("../OTHER/PAGE.HTM#x", "OTHER/PAGE.HTM"), ("./A.HTM?b=c", "IHE_PDI/A.HTM"),
      ("A%20B.HTM", "IHE_PDI/A B.HTM"), ("  ..\\INDEX.HTM ", "INDEX.HTM"), ("../../X", nil),
      ("%", "IHE_PDI/%"), ("%zz", "IHE_PDI/%zz"),
    ] as [(String, String?)])
  func resolving(_ link: String, _ target: String?) {
    var medium = PDICase.sample
    medium.others["IHE_PDI/INDEX.HTM"] = PDICase.page("<a href=\"\(link)\">x</a>")
    #expect(
      PDIValidation(medium).findings.map(\.rule.identifier)
        == (target == "INDEX.HTM" ? [] : ["PDI-007"]))
    guard let target else { return }
    medium.others[target] = []
    #expect(!PDIValidation(medium).findings.contains { $0.rule.identifier == "PDI-007" })
  }

  @Test(
    "broken pages are gone over without a trap",
    arguments: [
      "<", "<a", "<a href", "<a href=", "<a href=\"", "<a href='x", "<!--", "<!-- -", "<?", "<!",
      "</", "<a =\"x\">", "<script>", "<script", "<meta content=\"0; url=", "<a href=%", "<<<>>>",
      "<meta http-equiv=\"refresh\" content=\"0; url='NONE.HTM'\">",
    ])
  func hostile(_ text: String) {
    for text in [text, PDICase.links + text] {
      var medium = PDICase.sample
      medium.others["INDEX.HTM"] = Array(text.utf8)
      medium.others["IHE_PDI/INDEX.HTM"] = Array(text.utf8) + [0xFF, 0x00, 0x80]
      #expect(PDIValidation(medium).findings.allSatisfy { $0.found.utf8.count < 300 })
    }
  }

  @Test("markup by chance is gone over without a trap")
  func random() {
    let pieces = [
      "<", ">", "=", "\"", "'", "!--", "-->", "a", "href", "script", "/", "..", "%4", " ", ";",
      "url=", "meta", "content", "?", "#", "\u{0}", "://", "\\", "é",
    ]
    var state: UInt64 = 1
    for _ in 0..<1500 {
      var text = "<a href="
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int((state >> 33) % UInt64(pieces.count))]
      }
      var medium = MadeMedium()
      medium.others = ["README.TXT": [0x41], "INDEX.HTM": Array(text.utf8)]
      #expect(
        PDIValidation(medium, claimed: true).findings.allSatisfy { $0.rule.severity == .note })
    }
  }

  @Test("a page of many megabytes is read in part, and not judged for what is behind it")
  func large() {
    var medium = PDICase.sample
    let filler = [UInt8](repeating: UInt8(ascii: "<"), count: 3 << 20)
    medium.others["INDEX.HTM"] = PDICase.page("") + filler
    medium.others["README.TXT"] = [UInt8](repeating: UInt8(ascii: "x"), count: 3 << 20)
    #expect(PDIValidation(medium).findings.map(\.lines) == [])
    medium.unreadable = ["INDEX.HTM", "README.TXT", "IHE_PDI/INDEX.HTM"]
    #expect(PDIValidation(medium).findings.map(\.lines) == [])
  }
}
