internal import DICOMCore
internal import DICOMFileSet

/// In what a file's patient, study and series are not those of its record.
struct PlaceDifferences {
  var patient = false
  var study = false
  var series = false
  /// In what the name is written where the character set that is declared is wrong.
  var encoding: String?

  var isEmpty: Bool { !patient && !study && !series }

  /// What one of them does not say is no difference: records must have IDs that files may lack.
  init(_ file: PlaceFacts, _ record: PlaceFacts) {
    var (own, other) = (file.identity, record.identity)
    if own.id.isEmpty || other.id.isEmpty { (own.id, other.id) = ("", "") }
    if own.issuer.isEmpty || other.issuer.isEmpty { (own.issuer, other.issuer) = ("", "") }
    let isText = file.isNameText && record.isNameText
    if own.name != other.name || !isText {
      if let reading = Self.reading(file, record) {
        if reading.isDeclared { encoding = reading.encoding.rawValue }
        own.name = ""
      } else if !isText {
        // Text whose character set is unknown compares with nothing.
        own.name = ""
      }
    }
    patient = !own.agrees(with: other)
    func differs(_ one: String, _ two: String) -> Bool {
      !one.isEmpty && !two.isEmpty && one != two
    }
    study = differs(file.study, record.study)
    series = differs(file.series, record.series)
  }

  /// The encoding in which the name of one of them is the other's, and whether that one declares
  /// another: what declares none has a finding of its own.
  private static func reading(
    _ file: PlaceFacts, _ record: PlaceFacts
  ) -> (encoding: UndeclaredEncoding, isDeclared: Bool)? {
    for (one, other) in [(record, file), (file, record)] where other.isNameText {
      guard let bytes = one.foreignName, !other.identity.name.isEmpty else { continue }
      let encoding = UndeclaredEncoding.allCases.first { encoding in
        encoding.decode(bytes).map { PersonName($0).normalized } == other.identity.name
      }
      if let encoding { return (encoding, one.declaresCharacterSet) }
    }
    return nil
  }
}

extension PlaceFacts {
  /// The whole name could be decoded.
  fileprivate var isNameText: Bool { !identity.name.unicodeScalars.contains("\u{FFFD}") }
}
