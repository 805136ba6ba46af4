internal import DICOMCore

/// An attribute of the patient or the study that may be set when instances are imported.
struct CoercedAttribute: Hashable, Sendable {
  let tag: Tag
  let vr: VR
  let keyword: String

  static let patientID = CoercedAttribute(tag: .patientID, vr: .lo, keyword: "PatientID")
  static let issuer = CoercedAttribute(
    tag: .issuerOfPatientID, vr: .lo, keyword: "IssuerOfPatientID")

  private init(tag: Tag, vr: VR, keyword: String) {
    (self.tag, self.vr, self.keyword) = (tag, vr, keyword)
  }

  /// Of the modules Patient, Patient Study and General Study; plain values only.
  /// - SeeAlso: PS3.3 §C.7.1.1, §C.7.2.1, §C.7.2.2
  private static let allowed: Set<String> = [
    "PatientName", "PatientID", "IssuerOfPatientID", "TypeOfPatientID", "PatientBirthDate",
    "PatientBirthTime", "PatientSex", "OtherPatientNames", "EthnicGroup", "PatientComments",
    "PatientSpeciesDescription", "PatientBreedDescription", "ResponsiblePerson",
    "ResponsiblePersonRole", "ResponsibleOrganization", "PatientAge", "PatientSize",
    "PatientWeight", "Occupation", "AdditionalPatientHistory", "AdmissionID", "ServiceEpisodeID",
    "ServiceEpisodeDescription", "AdmittingDiagnosesDescription", "MedicalAlerts", "Allergies",
    "SmokingStatus", "PatientState", "StudyDate", "StudyTime", "AccessionNumber",
    "ReferringPhysicianName", "ConsultingPhysicianName", "StudyID", "StudyDescription",
    "PhysiciansOfRecord", "NameOfPhysiciansReadingStudy", "RequestingService",
    "RequestedProcedureDescription", "PatientSexNeutered", "PatientBirthName",
    "PatientMotherBirthName", "PatientAddress", "PatientTelephoneNumbers", "CountryOfResidence",
    "RegionOfResidence", "PatientReligiousPreference", "MilitaryRank", "BranchOfService",
    "InstitutionalDepartmentName",
  ]

  /// From a keyword, or a tag as `0010,0020`.
  /// - Throws: `PipelineError.usage` saying why this one is not set on import.
  init(_ name: String) throws {
    let known = DataDictionary.tag(keyword: name) ?? Tag(name)
    guard let known, let entry = DataDictionary.entry(for: known), !known.isPrivate else {
      throw PipelineError.usage(
        "\(name) is no attribute of the standard: give a keyword such as PatientID, or gggg,eeee")
    }
    func refusal(_ reason: String) -> PipelineError {
      .usage("\(entry.keyword) is not set on import: \(reason)")
    }
    guard known.group != 0x0002 else {
      throw refusal("meta information follows from the data set")
    }
    switch entry.vrs.first {
    case .ui: throw refusal("UIDs stay, so that references to the instances stay right")
    case .sq: throw refusal("it is a sequence; only plain values can be given")
    case let vr? where Self.allowed.contains(entry.keyword):
      self.init(tag: known, vr: vr, keyword: entry.keyword)
    default:
      throw refusal("it belongs to the images and not to patient or study")
    }
  }

  /// The value in the form of its VR.
  /// - Throws: `PipelineError.usage`; the value is not in the sentence, which may be a name.
  func checked(_ value: String) throws -> String {
    guard accepts(value), let form = form(value) else {
      throw PipelineError.usage(
        "the value for \(keyword) cannot stand there: \(vr.name) takes \(rule)")
    }
    return form
  }

  private func form(_ value: String) -> String? {
    if vr.usesSpecificCharacterSet { return value }
    guard let conforming = ConformingValue(Array(value.utf8), vr: vr, maximumCount: 1) else {
      return nil
    }
    let text = String(decoding: conforming.bytes, as: UTF8.self)
    if tag == .patientSex, !["M", "F", "O", ""].contains(text) { return nil }
    return text
  }

  /// Characters and length; the form of dates and numbers apart.
  func accepts(_ value: String) -> Bool {
    let scalars = value.unicodeScalars
    let isSingle = !vr.isSingleText
    guard
      !scalars.contains(where: {
        $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || (isSingle && $0 == "\\")
      })
    else { return false }
    if vr == .pn {
      let groups = value.split(separator: "=", omittingEmptySubsequences: false)
      return groups.count <= 3
        && groups.allSatisfy { group in
          group.unicodeScalars.count <= 64 && group.count { $0 == "^" } <= 4
        }
    }
    return scalars.count <= (limit ?? Int.max)
  }

  private var limit: Int? {
    switch vr {
    case .sh, .cs, .ae, .ds: 16
    case .lo: 64
    case .st: 1024
    case .lt: 10_240
    default: nil
    }
  }

  private var rule: String {
    switch vr {
    case .da: "YYYYMMDD"
    case .tm: "HHMMSS"
    case .pn: "up to 64 characters in each of 3 groups, of 5 parts at the most"
    case .cs where tag == .patientSex: "M, F or O"
    case .cs: "up to 16 of A-Z, 0-9, blank and _"
    case .as: "three digits and D, W, M or Y"
    case .ds: "a number of up to 16 characters"
    default: "up to \(limit ?? 1024) characters, no backslash, no control character"
    }
  }
}
