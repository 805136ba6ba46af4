import MediaValidation
import Testing

/// What breaks one rule of PDI, and no other, on a medium that follows all of them.
struct PDICase: Sendable, CustomTestStringConvertible {
  var rule: String
  var breakIt: @Sendable (inout MadeMedium) -> Void

  init(_ rule: String, _ breakIt: @escaping @Sendable (inout MadeMedium) -> Void) {
    (self.rule, self.breakIt) = (rule, breakIt)
  }

  var testDescription: String { rule }

  static let links = """
    <a href="IHE_PDI/INDEX.HTM">Images</a> <a href='README.TXT#top'>Whom to ask</a>
    <a href=mailto:nobody@example.org>Mail</a> <img src="./IHE_PDI/IMG%30.JPG" alt=""/>
    """

  static func page(_ body: String) -> [UInt8] {
    Array(
      """
      <?xml version="1.0"?>
      <html xmlns="http://www.w3.org/1999/xhtml"><head><title>Hospital</title></head>
      <!-- <a href="nowhere.htm"> --><body>\(body)</body></html>
      """.utf8)
  }

  static var sample: MadeMedium {
    var medium = MadeMedium.sample
    medium.others = [
      "README.TXT": Array("Hospital\r\nWhom to ask\r\n".utf8), "INDEX.HTM": page(links),
      "IHE_PDI/INDEX.HTM": page("<a href=\"../INDEX.HTM\">Back</a><img src=\"IMG0.JPG\"/>"),
      "IHE_PDI/IMG0.JPG": [0xFF, 0xD8],
    ]
    return medium
  }

  private static func change(_ old: String, _ new: String) -> @Sendable (inout MadeMedium) -> Void {
    { $0.others["INDEX.HTM"] = page(links.replacing(old, with: new)) }
  }

  static let all: [PDICase] = [
    PDICase("PDI-001") {
      $0.others["README.TXT"] = nil
      change("README.TXT", "IHE_PDI/INDEX.HTM")(&$0)
    },
    PDICase("PDI-002") {
      $0.others["INDEX.HTM"] = nil
      $0.others["IHE_PDI/INDEX.HTM"] = page("")
    },
    PDICase("PDI-003") {
      $0.others["IHE_PDI/INDEX.HTM"] = nil
      change("IHE_PDI/INDEX.HTM", "IHE_PDI/IMG0.JPG")(&$0)
    },
    PDICase("PDI-004") {
      $0.others["INDEX.HTM"] = page("<a href=\"README.TXT\">Whom to ask</a>")
    },
    PDICase("PDI-005") {
      $0.others["INDEX.HTM"] = page("<a href=\"IHE_PDI/INDEX.HTM\">Images</a>")
    },
    PDICase("PDI-006") {
      $0.others["readme.txt"] = $0.others.removeValue(forKey: "README.TXT")
      change("README.TXT", "readme.txt")(&$0)
    },
    PDICase("PDI-007") { change("mailto:nobody@example.org", "VIEWER/NONE.HTM")(&$0) },
    PDICase("PDI-008", change("README.TXT", "Readme.txt")),
    PDICase("PDI-009", change("mailto:nobody@example.org", "https://example.org/")),
    PDICase("PDI-010") {
      $0.others["IHE_PDI/INDEX.HTM"] = page("<script>write('<a href=\"none.htm\">')</script>")
    },
    PDICase("PDI-011") { $0.others["IHE_PDI/INDEX.HTM"] = Array("<HTML><BODY></HTML>".utf8) },
    PDICase("PDI-012") {
      $0.others["IHE_PDI/IM1"] = [UInt8](repeating: 0, count: 128) + Array("DICM and so on".utf8)
    },
    PDICase("PDI-013") { $0.others["IHE_PDI/a long name.jpg"] = [] },
    PDICase("PDI-014") { $0.others["README.TXT"] = Array("Universit\u{E4}t\r\n".utf8) },
    PDICase("PDI-015") { $0.others["README.TXT"] = Array("Hospital\nWhom to ask\n".utf8) },
    PDICase("PDI-016") { $0.others["README.TXT"] = Array(" \r\n".utf8) },
    PDICase("PDI-017") { $0.others = [:] },
  ]
}
