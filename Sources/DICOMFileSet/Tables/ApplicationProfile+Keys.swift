import DICOMCore

extension ApplicationProfile {
  /// What the directory record needs of the instance and nobody can make up for it.
  ///
  /// These are the keys of type 1 that the profile adds, and code sequences of type 1; dates,
  /// numbers and the like are filled in when the record is made.
  func missingKeys(of subject: ProfileSubject) -> [ProfileViolation] {
    guard let type = DirectoryRecordType.of(sopClass: subject.sopClass) else { return [] }
    let sequences = SelectionKey.keys(of: type).filter { $0.vr == .sq }
    let added = additionalKeys.map { SelectionKey.keys(of: type, in: $0) } ?? []
    return (sequences + added).compactMap { key in
      guard key.requirement == .type1, key.tag != .iconImageSequence,
        !subject.dataSet.hasValue(key.tag)
      else { return nil }
      let name = elementName(key.tag)
      return ProfileViolation(
        rule: "\(identifier) asks for \(name) in the directory record; this instance has none",
        tag: key.tag, found: subject.dataSet[key.tag] == nil ? "not there" : "empty",
        expected: "a value", kind: .directoryKey)
    }
  }
}
