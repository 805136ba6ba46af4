/// Reads text whose bytes below 0x80 call the set in G0 and those above the set in G1.
/// - SeeAlso: PS3.5 §6.1.2.5
struct ISO2022Decoder {
  private(set) var values: [String] = []
  private(set) var diagnostics = DiagnosticList()
  /// Some bytes had no meaning in the sets declared.
  private(set) var isLossy = false

  private let declared: [GraphicSet]
  private let initialG0: GraphicSet
  private let initialG1: GraphicSet?
  private let terms: [CharacterSetTerm]
  private let splitsValues: Bool
  private let isPersonName: Bool

  private var g0: GraphicSet
  private var g1: GraphicSet?
  /// Stands in where G1 is empty: devices forget to designate again after a delimiter.
  private var likelyG1: GraphicSet?
  private var text = String.UnicodeScalarView()

  init(_ characterSet: SpecificCharacterSet, vr: VR) {
    declared = characterSet.declaredSets
    initialG0 = characterSet.initialG0
    initialG1 = characterSet.initialG1
    terms = characterSet.terms
    splitsValues = !vr.isSingleText
    isPersonName = vr == .pn
    g0 = initialG0
    g1 = initialG1
    let candidates = declared.filter { $0.designation?.element == .g1 }
    likelyG1 = candidates.count == 1 ? candidates[0] : nil
  }

  mutating func decode(_ bytes: [UInt8]) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      switch byte {
      case 0x1B: index += designate(bytes, at: index + 1)
      case ..<0x20:
        reset()
        text.append(Unicode.Scalar(byte))
        index += 1
      case 0x20, 0x7F:
        text.append(Unicode.Scalar(byte))
        index += 1
      case ..<0x7F: index += lower(byte, next)
      default: index += upper(byte, next)
      }
    }
    endValue()
  }

  /// Back to what the first declared value says (PS3.5 §6.1.2.5.3).
  private mutating func reset() {
    g0 = initialG0
    g1 = initialG1
  }

  private mutating func endValue() {
    values.append(String(text))
    text = String.UnicodeScalarView()
    reset()
  }

  /// - Returns: how many bytes the escape sequence has, ESC included.
  private mutating func designate(_ bytes: [UInt8], at start: Int) -> Int {
    let rest = bytes[start...]
    guard let found = GraphicSet.designations.first(where: { rest.starts(with: $0.escape) }) else {
      diagnostics.note(.unknownEscape)
      text.append("\u{FFFD}")
      return 1
    }
    // Going back to ASCII is no news; any other set needs code extensions and its own term.
    let isDeclared =
      found.set == .ascii
      || (terms.count > 1 && found.isStandard && declared.contains(found.set))
    if !isDeclared { diagnostics.note(.undeclaredEscape(set: found.set.description)) }
    switch found.element {
    case .g0: g0 = found.set
    case .g1:
      g1 = found.set
      likelyG1 = found.set
    }
    return 1 + found.escape.count
  }

  /// - Returns: how many bytes were read.
  private mutating func lower(_ byte: UInt8, _ next: UInt8) -> Int {
    if g0.bytesPerCharacter == 2 {
      if (0x21...0x7E).contains(next) {
        append(g0.scalar(byte, next), in: g0)
        return 2
      }
      // Half a character, or a delimiter before which the set should have been left.
      diagnostics.note(.unterminatedMultiByte)
      g0 = initialG0
    }
    if byte == UInt8(ascii: "\\"), splitsValues {
      endValue()
      return 1
    }
    append(g0.scalar(byte), in: g0)
    if isPersonName, byte == UInt8(ascii: "^") || byte == UInt8(ascii: "=") { reset() }
    return 1
  }

  /// - Returns: how many bytes were read.
  private mutating func upper(_ byte: UInt8, _ next: UInt8) -> Int {
    if g1 == nil, let likelyG1 {
      diagnostics.note(.missingEscape(readAs: likelyG1.description))
    }
    guard let set = g1 ?? likelyG1 else {
      isLossy = true
      diagnostics.note(.undeclaredReadAsLatin1)
      text.append(Unicode.Scalar(byte))
      return 1
    }
    guard set.bytesPerCharacter == 2 else {
      append(set.scalar(byte), in: set)
      return 1
    }
    if next >= 0x80, let scalar = set.scalar(byte, next) {
      text.append(scalar)
      return 2
    }
    if set == .ksX1001, let scalar = StandAloneConverter.unifiedHangul(byte, next) {
      diagnostics.note(.readAsUnifiedHangul)
      text.append(scalar)
      return 2
    }
    append(nil, in: set)
    return next >= 0xA1 && byte >= 0xA1 ? 2 : 1
  }

  private mutating func append(_ scalar: Unicode.Scalar?, in set: GraphicSet) {
    if let scalar {
      text.append(scalar)
    } else {
      isLossy = true
      let names = terms.map(\.name).joined(separator: ", ")
      diagnostics.note(.undecodable(term: names))
      text.append("\u{FFFD}")
    }
  }
}
