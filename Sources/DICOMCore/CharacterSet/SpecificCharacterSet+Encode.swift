extension SpecificCharacterSet {
  /// The bytes of `text`, not padded to an even count; nil where a character has no place here.
  ///
  /// In a VR of several values a backslash separates them. Escape sequences are written where
  /// they are declared, and the first declared set is active again before every delimiter.
  /// - SeeAlso: PS3.5 §6.1.2.5.3
  public func encode(_ text: String, vr: VR) -> [UInt8]? {
    let isPlain = text.utf8.allSatisfy { $0 < 0x80 && $0 != 0x1B }
    if isPlain { return Array(text.utf8) }
    // An escape character would be read as the start of an escape sequence.
    guard vr.usesSpecificCharacterSet, !text.utf8.contains(0x1B) else { return nil }
    if let first = terms.first, first.isStandAlone {
      return StandAloneConverter.encode(text, first.coding)
    }
    var encoder = ISO2022Encoder(self, vr: vr)
    for character in text {
      guard encoder.append(character) else { return nil }
    }
    encoder.end()
    return encoder.bytes
  }
}
