/// Writes text with escape sequences, one set besides the initial ones at a time.
///
/// ISO 2022 would let a set in G0 and one in G1 live side by side; many readers know only the last
/// escape sequence, so each set is designated again after another one was.
struct ISO2022Encoder {
  private(set) var bytes: [UInt8] = []

  private let initialG0: GraphicSet
  private let initialG1: GraphicSet?
  /// Sets that an escape sequence reaches; empty without code extensions.
  private let extensions: [GraphicSet]
  private let isSingleText: Bool
  private let isPersonName: Bool

  /// The set designated last, other than the initial ones.
  private var active: GraphicSet?
  /// The initial G1 set was there before the last escape sequence, and must be designated anew.
  private var isInitialG1Stale = false

  init(_ characterSet: SpecificCharacterSet, vr: VR) {
    let (g0, g1) = (characterSet.initialG0, characterSet.initialG1)
    initialG0 = g0
    initialG1 = g1
    let hasExtensions = characterSet.terms.count > 1
    extensions =
      hasExtensions ? characterSet.declaredSets.filter { $0 != g0 && $0 != g1 && $0 != .ascii } : []
    isSingleText = vr.isSingleText
    isPersonName = vr == .pn
  }

  /// - Returns: false where the character has no place in any set.
  mutating func append(_ character: Character) -> Bool {
    let (count, wasActive, wasStale) = (bytes.count, active, isInitialG1Stale)
    if character.unicodeScalars.allSatisfy({ append($0) }) { return true }
    // The sets hold letters with their marks as one code, the text may spell them as several.
    bytes.removeLast(bytes.count - count)
    (active, isInitialG1Stale) = (wasActive, wasStale)
    guard let composed = composed(character) else { return false }
    return append(composed)
  }

  /// Leaves the first declared set active.
  mutating func end() { restore() }

  private mutating func append(_ scalar: Unicode.Scalar) -> Bool {
    if isDelimiter(scalar) {
      restore()
      isInitialG1Stale = false
      bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      return true
    }
    if let active, active.designation?.element == .g1, !scalar.isASCII,
      let code = active.code(scalar)
    {
      bytes += code.map { $0 | 0x80 }
      return true
    }
    if let active, active.designation?.element == .g0, let code = active.code(scalar) {
      bytes += code
      return true
    }
    if let code = lowerCode(scalar) {
      if active?.designation?.element == .g0 { restore() }
      bytes.append(code)
      return true
    }
    if let initialG1, let code = initialG1.code(scalar) {
      restore()
      if isInitialG1Stale { designate(initialG1) }
      isInitialG1Stale = false
      bytes += code.map { $0 | 0x80 }
      return true
    }
    for set in extensions {
      guard let code = set.code(scalar), let element = set.designation?.element else { continue }
      restore()
      designate(set)
      active = set
      bytes += element == .g0 ? code : code.map { $0 | 0x80 }
      return true
    }
    return false
  }

  /// A character of the initial G0 set, or of ASCII-like G0 as the standard fixes it.
  private func lowerCode(_ scalar: Unicode.Scalar) -> UInt8? {
    if scalar.isASCII { return UInt8(truncatingIfNeeded: scalar.value) }
    guard initialG0 == .jisRoman else { return nil }
    switch scalar {
    // JIS X 0201 has a yen sign where ASCII has the backslash, which separates values.
    case "\u{A5}": return isSingleText ? 0x5C : nil
    case "\u{203E}": return 0x7E
    default: return nil
    }
  }

  /// What resets the sets for readers: control characters, `\` between values, `^` and `=` in PN.
  private func isDelimiter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x20 { return true }
    if scalar == "\\" { return !isSingleText }
    return isPersonName && (scalar == "^" || scalar == "=")
  }

  /// Designates the initial sets in place of the active one.
  private mutating func restore() {
    guard let active else { return }
    switch active.designation?.element {
    case .g0: designate(initialG0)
    case .g1: if let initialG1 { designate(initialG1) }
    case nil: break
    }
    isInitialG1Stale = active.designation?.element == .g0
    self.active = nil
  }

  private mutating func designate(_ set: GraphicSet) {
    guard let designation = set.designation else { return }
    bytes.append(0x1B)
    bytes += designation.escape
  }

  /// The single scalar equal to the character, if one of the sets has it.
  private func composed(_ character: Character) -> Unicode.Scalar? {
    let sets = [initialG1].compactMap { $0 } + extensions
    for set in sets where set.bytesPerCharacter == 1 {
      for code in UInt8(0xA0)...0xFF {
        if let scalar = set.scalar(code), Character(scalar) == character { return scalar }
      }
    }
    return nil
  }
}
