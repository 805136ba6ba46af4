/// A set of graphic characters that ISO 2022 escape sequences place into a code element.
/// - SeeAlso: PS3.3 §C.12.1.1.2, tables C.12-3 and C.12-4
enum GraphicSet: Int, CaseIterable, Sendable {
  case ascii, jisRoman, katakana
  case latin1, latin2, latin3, latin4, latin5, latin9
  case cyrillic, arabic, greek, hebrew, thai
  case jisX0208, jisX0212, ksX1001, gb2312

  /// The half of the code table a set is called from: G0 by bytes below 0x80, G1 by those above.
  enum Element: Sendable { case g0, g1 }

  /// What an escape sequence does: `set` answers to the bytes of `element` from there on.
  struct Designation: Sendable {
    var set: GraphicSet
    var element: Element
    /// The bytes after ESC.
    var escape: [UInt8]
    /// PS3.3 lists it; the others occur in files nevertheless.
    var isStandard: Bool

    init(_ set: GraphicSet, _ element: Element, _ escape: String, isStandard: Bool = true) {
      self.set = set
      self.element = element
      self.escape = Array(escape.utf8)
      self.isStandard = isStandard
    }
  }

  /// Two for the sets of 94 × 94 characters.
  var bytesPerCharacter: Int {
    switch self {
    case .jisX0208, .jisX0212, .ksX1001, .gb2312: 2
    default: 1
    }
  }

  /// Where DICOM places the set; the escape sequence of that place.
  var designation: Designation? { Self.designations.first { $0.set == self } }
}

extension GraphicSet: CustomStringConvertible {
  /// The name of the standard behind the set.
  var description: String {
    switch self {
    case .ascii: "ASCII"
    case .jisRoman: "JIS X 0201 romaji"
    case .katakana: "JIS X 0201 katakana"
    case .latin1: "ISO 8859-1"
    case .latin2: "ISO 8859-2"
    case .latin3: "ISO 8859-3"
    case .latin4: "ISO 8859-4"
    case .latin5: "ISO 8859-9"
    case .latin9: "ISO 8859-15"
    case .cyrillic: "ISO 8859-5"
    case .arabic: "ISO 8859-6"
    case .greek: "ISO 8859-7"
    case .hebrew: "ISO 8859-8"
    case .thai: "TIS 620"
    case .jisX0208: "JIS X 0208"
    case .jisX0212: "JIS X 0212"
    case .ksX1001: "KS X 1001"
    case .gb2312: "GB 2312"
    }
  }
}
