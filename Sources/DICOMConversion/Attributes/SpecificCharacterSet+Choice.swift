internal import DICOMCore

extension SpecificCharacterSet {
  private static let latin1 = SpecificCharacterSet(definedTerms: ["ISO_IR 100"])

  /// The smallest set that has every character: the default repertoire, Latin-1 or UTF-8.
  static func needed(for settings: [AttributeSetting]) -> SpecificCharacterSet {
    var needed = SpecificCharacterSet.ascii
    func add(_ text: String) {
      if text.utf8.allSatisfy({ $0 < 0x80 }) || needed == .utf8 { return }
      needed = latin1.encode(text, vr: .lo) == nil ? .utf8 : latin1
    }
    for setting in settings {
      if case .texts(let texts) = setting.value { texts.forEach(add) }
      if let creator = setting.path.attribute.creator { add(creator) }
      for step in setting.path.steps { if let creator = step.sequence.creator { add(creator) } }
    }
    return needed
  }
}
