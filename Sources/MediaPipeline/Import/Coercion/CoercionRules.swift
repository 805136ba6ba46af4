internal import DICOMCore
internal import DICOMFileSet

/// What imported instances are to be called by, instead of what they bring along.
public struct CoercionRules: Sendable {
  /// A line of a mapping file.
  struct Row: Sendable {
    /// `*` matches everything, an empty text only what is empty.
    var matches: [CoercionMatch: String]
    var values: [CoercedAttribute: String]
  }

  var assignments: [CoercedAttribute: String] = [:]
  var rows: [Row] = []
  /// Where the instances come from: Source of Previous Values.
  public var source: String?
  /// The issuer of the Patient IDs that are set.
  public var localIssuer: String?
  /// Who imports: the Institution Name of the Contributing Equipment.
  public var institution: String?

  public init() {}

  var isEmpty: Bool { assignments.isEmpty && rows.isEmpty }

  /// Takes `KEYWORD=VALUE` or `gggg,eeee=VALUE`, for every patient that is imported.
  /// - Throws: `PipelineError.usage` for what is not set on import, and for a value that cannot be
  ///   one of this attribute.
  public mutating func set(_ text: String) throws {
    guard let equals = text.firstIndex(of: "=") else {
      throw PipelineError.usage("--set takes KEYWORD=VALUE, for instance PatientID=4711")
    }
    let attribute = try CoercedAttribute(String(text[..<equals]))
    let value = String(text[text.index(after: equals)...])
    guard assignments.updateValue(try attribute.checked(value), forKey: attribute) == nil else {
      throw PipelineError.usage("\(attribute.keyword) is set twice")
    }
  }

  /// What is set in the instances of a study: the same for each of them.
  func values(for patient: PatientIdentity, study: String) -> CoercionValues? {
    var values = row(for: patient, study: study)?.values ?? [:]
    values.merge(assignments) { $1 }
    guard !values.isEmpty else { return nil }
    if let localIssuer, values[.patientID] != nil, values[.issuer] == nil {
      values[.issuer] = localIssuer
    }
    return CoercionValues(values: values, source: source, institution: institution)
  }

  /// There is a mapping file, and it says nothing of this study.
  func leavesOut(_ patient: PatientIdentity, study: String) -> Bool {
    !rows.isEmpty && row(for: patient, study: study) == nil
  }

  /// One value for several patients would make them one.
  var mergesPatients: Bool { assignments.keys.contains { $0.tag.group == 0x0010 } }

  private func row(for patient: PatientIdentity, study: String) -> Row? {
    rows.first { row in
      row.matches.allSatisfy { $0.key.accepts($0.value, patient: patient, study: study) }
    }
  }

  /// - Throws: `PipelineError.usage` when the texts that go with the values cannot be written.
  func check() throws {
    let texts = [
      ("--source", source), ("--local-issuer", localIssuer), ("--institution", institution),
    ]
    for (option, text) in texts {
      guard let text else { continue }
      guard CoercedAttribute.issuer.accepts(text) else {
        throw PipelineError.usage(
          "\(option) takes up to 64 characters without backslashes and control characters")
      }
    }
    if isEmpty, source != nil || localIssuer != nil || institution != nil {
      throw PipelineError.usage(
        "--source, --local-issuer and --institution go with --set or --map: nothing is changed"
          + " without one of those")
    }
  }
}

/// What is set in one instance.
struct CoercionValues: Sendable, Hashable {
  var values: [CoercedAttribute: String]
  var source: String?
  var institution: String?
}

/// What a column of a mapping file compares with.
enum CoercionMatch: String, Sendable, CaseIterable {
  case id = "PatientID"
  case issuer = "IssuerOfPatientID"
  case name = "PatientName"
  case birthDate = "PatientBirthDate"
  case study = "StudyInstanceUID"

  func accepts(_ text: String, patient: PatientIdentity, study: String) -> Bool {
    if text == "*" { return true }
    switch self {
    case .id: return patient.id == text
    case .issuer: return patient.issuer == text
    case .name: return patient.name == PersonName(text).normalized
    case .birthDate: return patient.birthDate == text
    case .study: return study == text
    }
  }
}
