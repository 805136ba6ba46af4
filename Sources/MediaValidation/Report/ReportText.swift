/// Text from a medium, made safe for each kind of report.
///
/// File names may hold anything: escape sequences for a terminal, tags for a browser, formulas for a
/// spreadsheet.
enum ReportText {
  /// Without control characters, of which a terminal would obey some, and without what turns the
  /// direction of writing.
  static func plain(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { isHarmful($0) ? "\u{FFFD}" : $0 }))
  }

  /// What stands on a medium may be as long as it likes; a finding may not.
  static func shortened(_ text: String) -> String {
    text.utf8.count > 240 ? text.prefix(239) + "…" : text
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF:
      true
    default: false
    }
  }

  /// For elements and attributes of HTML and XML.
  static func markup(_ text: String) -> String {
    var result = ""
    for character in plain(text).unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  /// A string of JSON with its quotes; nothing of it is lost.
  static func json(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      default:
        if scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
          || (0x2028...0x2029).contains(scalar.value)
        {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  /// A field of CSV in quotes; what a spreadsheet would compute begins with an apostrophe.
  /// - SeeAlso: RFC 4180
  static func csv(_ text: String) -> String {
    var text = plain(text)
    if let first = text.first, "=+-@".contains(first) { text = "'" + text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
