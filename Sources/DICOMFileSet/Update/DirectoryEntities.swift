internal import DICOMCore

/// The patients, studies and series that a directory has records of; inactive ones are no part.
struct DirectoryEntities {
  struct Patient {
    var record: Int
    var identity: PatientIdentity
  }

  /// By Patient ID; several where a directory has two records of one ID.
  private(set) var patients: [String: [Patient]] = [:]
  /// The first record of each Study Instance UID and of each Series Instance UID.
  private(set) var studies: [String: Int] = [:]
  private(set) var series: [String: Int] = [:]

  init(_ update: DirectoryUpdate) {
    let directory = update.directory
    for (index, record) in directory.records.enumerated() where update.fates[index] == .kept {
      switch record.type {
      case .patient:
        let identity = PatientIdentity(record: directory.item(index))
        patients[identity.id, default: []].append(Patient(record: index, identity: identity))
      case .study:
        guard let uid = directory.item(index).string(.studyInstanceUID) else { break }
        if studies[uid] == nil { studies[uid] = index }
      case .series:
        guard let uid = directory.item(index).string(.seriesInstanceUID) else { break }
        if series[uid] == nil { series[uid] = index }
      default: break
      }
    }
  }
}

extension PatientIdentity {
  /// As far as the keys of a PATIENT record tell.
  init(record: DataSet) {
    self.init(record, characterSet: SpecificCharacterSet(declaredBy: record))
  }

  /// The same where the ID is; a record need not tell the issuer.
  func agreesInRecord(with other: PatientIdentity) -> Bool {
    var (left, right) = (self, other)
    if left.issuer.isEmpty || right.issuer.isEmpty { (left.issuer, right.issuer) = ("", "") }
    return left.agrees(with: right)
  }
}
