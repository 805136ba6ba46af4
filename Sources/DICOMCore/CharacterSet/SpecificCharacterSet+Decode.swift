/// Text as read, and what was wrong with its bytes.
public struct DecodedText: Hashable, Sendable {
  public var text: String
  public var diagnostics: [CharacterSetDiagnostic]

  public init(text: String, diagnostics: [CharacterSetDiagnostic] = []) {
    self.text = text
    self.diagnostics = diagnostics
  }
}

extension SpecificCharacterSet {
  /// A value field as one text, its values joined by backslashes, without padding.
  ///
  /// Never fails: what cannot be read becomes U+FFFD and a diagnostic.
  /// - SeeAlso: PS3.5 §6.1.2
  public func decode(_ bytes: [UInt8], vr: VR) -> DecodedText {
    let decoded = decodeValues(bytes, vr: vr)
    if decoded.values.count == 1 {
      return DecodedText(text: decoded.values[0], diagnostics: decoded.diagnostics)
    }
    return DecodedText(
      text: decoded.values.joined(separator: "\\"), diagnostics: decoded.diagnostics)
  }

  /// The values of a field without their padding; one for a VR that is a single text, none for an
  /// empty field.
  ///
  /// Values part where a backslash is a character, never in the middle of a multi-byte one. VRs
  /// that Specific Character Set does not govern are read in the default repertoire.
  public func decodeValues(
    _ bytes: [UInt8], vr: VR
  ) -> (values: [String], diagnostics: [CharacterSetDiagnostic]) {
    if bytes.isEmpty { return ([], []) }
    if !Self.needsDeclaration(bytes) { return (asciiValues(bytes, vr: vr), []) }
    let governing = vr.usesSpecificCharacterSet ? self : .ascii
    let decoded = governing.decodeUntrimmed(bytes, vr: vr)
    let leading = vr.allowsLeadingPadding
    return (decoded.values.map { $0.trimmingPadding(leading: leading) }, decoded.diagnostics)
  }

  /// Most text of most files: no character set can matter.
  private func asciiValues(_ bytes: [UInt8], vr: VR) -> [String] {
    let parts =
      vr.isSingleText || !bytes.contains(UInt8(ascii: "\\"))
      ? [bytes[...]] : bytes.split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false)
    return parts.map { part in
      var rest = part
      while let last = rest.last, last == 0x20 || last == 0 { rest.removeLast() }
      while vr.allowsLeadingPadding, let first = rest.first, first == 0x20 || first == 0 {
        rest.removeFirst()
      }
      return String(decoding: rest, as: UTF8.self)
    }
  }

  private func decodeUntrimmed(
    _ bytes: [UInt8], vr: VR
  ) -> (values: [String], diagnostics: [CharacterSetDiagnostic]) {
    guard let first = terms.first, first.isStandAlone else {
      return decodeExtended(bytes, vr: vr)
    }
    var diagnostics = DiagnosticList()
    if bytes.contains(0x1B) { diagnostics.note(.escapeInStandAloneSet(term: first.name)) }
    let decoded =
      StandAloneConverter.decode(bytes, first.coding)
      ?? (String(decoding: bytes, as: UTF8.self), true)
    if decoded.isLossy { diagnostics.note(.undecodable(term: first.name)) }
    return (vr.isSingleText ? [decoded.text] : decoded.text.splitIntoValues(), diagnostics.all)
  }

  /// By ISO 2022; where that leaves bytes without meaning, by what devices write instead.
  private func decodeExtended(
    _ bytes: [UInt8], vr: VR
  ) -> (values: [String], diagnostics: [CharacterSetDiagnostic]) {
    var decoder = ISO2022Decoder(self, vr: vr)
    decoder.decode(bytes)
    guard decoder.isLossy, !bytes.contains(0x1B) else {
      return (decoder.values, decoder.diagnostics.all)
    }
    if let text = String(validating: bytes, as: UTF8.self) {
      return (vr.isSingleText ? [text] : text.splitIntoValues(), [.undeclaredReadAsUTF8])
    }
    if initialG1 == .katakana, let text = ShiftJIS.decode(bytes) {
      return (vr.isSingleText ? [text] : text.splitIntoValues(), [.readAsShiftJIS])
    }
    return (decoder.values, decoder.diagnostics.all)
  }
}
