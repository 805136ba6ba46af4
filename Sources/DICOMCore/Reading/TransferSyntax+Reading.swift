extension TransferSyntax {
  /// How the elements of a data set in this syntax are laid out.
  var elementEncoding: ElementEncoding {
    ElementEncoding(isExplicit: !isImplicitVR, isBigEndian: isBigEndian)
  }

  /// A private or future syntax, of which the bytes have shown the encoding.
  init(unknown uid: UID, isImplicitVR: Bool, isBigEndian: Bool) {
    var traits: Traits = []
    if isImplicitVR { traits.insert(.implicitVR) }
    if isBigEndian { traits.insert(.bigEndian) }
    self.init(uid, uid.rawValue, "", traits)
  }

  /// This syntax with its elements encoded otherwise than its definition has it.
  func with(isImplicitVR: Bool, isBigEndian: Bool) -> TransferSyntax {
    var traits: Traits = [.encapsulated]
    if isImplicitVR { traits.insert(.implicitVR) }
    if isBigEndian { traits.insert(.bigEndian) }
    if isLossy { traits.insert(.lossy) }
    if isVideo { traits.insert(.video) }
    return TransferSyntax(uid, name, keyword, traits)
  }
}
