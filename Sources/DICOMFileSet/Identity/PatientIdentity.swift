public import DICOMCore

/// By what patients are told apart: decoded, and compared in the way people compare names.
public struct PatientIdentity: Hashable, Sendable {
  /// Empty when the instance has none.
  public var id: String
  public var issuer: String
  /// `PersonName.normalized`; empty when there is no name.
  public var name: String
  /// As `19700131`; empty when there is none.
  public var birthDate: String

  public init(id: String, issuer: String = "", name: String = "", birthDate: String = "") {
    self.id = id
    self.issuer = issuer
    self.name = name
    self.birthDate = birthDate
  }

  public init(_ dataSet: DataSet, characterSet: SpecificCharacterSet) {
    func text(_ tag: Tag, _ vr: VR) -> String {
      guard let bytes = dataSet.bytes(tag), !bytes.isEmpty else { return "" }
      let text = characterSet.decode(bytes, vr: vr).text
      guard let end = text.lastIndex(where: { $0 != " " && $0 != "\0" }) else { return "" }
      return String(text[...end])
    }
    let birthDate = dataSet.bytes(.patientBirthDate) ?? []
    self.init(
      id: text(.patientID, .lo), issuer: text(.issuerOfPatientID, .lo),
      name: PersonName(text(.patientName, .pn)).normalized,
      birthDate: ConformingValue(birthDate, vr: .da).map {
        String(decoding: $0.bytes, as: UTF8.self)
      }
        ?? "")
  }

  /// Nothing known of one speaks against its being the other.
  public func agrees(with other: PatientIdentity) -> Bool {
    id == other.id && issuer == other.issuer
      && (name.isEmpty || other.name.isEmpty || name == other.name)
      && (birthDate.isEmpty || other.birthDate.isEmpty || birthDate == other.birthDate)
  }

  /// Takes from another identity of the same patient what this one does not know.
  package mutating func complete(with other: PatientIdentity) {
    if name.isEmpty { name = other.name }
    if birthDate.isEmpty { birthDate = other.birthDate }
  }

  /// Of name and birth date, how many there are.
  package var knownParts: Int { (name.isEmpty ? 0 : 2) + (birthDate.isEmpty ? 0 : 1) }

  /// An order of the identities of one ID and of all, by content.
  static func precedes(_ left: PatientIdentity, _ right: PatientIdentity) -> Bool {
    (left.id, left.issuer, left.name, left.birthDate)
      < (right.id, right.issuer, right.name, right.birthDate)
  }
}
