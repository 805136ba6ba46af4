internal import DICOMFileSet

/// Patients, studies and series in the order in which they are met.
struct InventoryTree {
  private(set) var patients: [MediumInventory.Patient] = []
  private(set) var studies: [MediumInventory.Study] = []
  private(set) var series: [MediumInventory.Series] = []
  private struct Key: Hashable {
    var parent: Int
    var uid: String
  }
  private var patientOf: [Int: Int] = [:]
  private var studyOf: [Key: Int] = [:]
  private var seriesOf: [Key: Int] = [:]

  /// The series of an instance at `place`.
  /// - Parameter person: one number for all that are the same patient.
  mutating func series(of place: PlaceFacts, person: Int, _ identity: PatientIdentity) -> Int {
    let patient = patientOf[person] ?? patients.count
    if patient == patients.count {
      patientOf[person] = patient
      patients.append(MediumInventory.Patient(identity: identity, name: place.name))
    } else if patients[patient].name.isEmpty {
      patients[patient].name = place.name
    }
    let studyKey = Key(parent: patient, uid: place.study)
    let study = studyOf[studyKey] ?? studies.count
    if study == studies.count {
      studyOf[studyKey] = study
      studies.append(
        MediumInventory.Study(
          patient: patient, uid: place.study, date: place.studyDate,
          description: place.studyDescription))
    }
    let seriesKey = Key(parent: study, uid: place.series)
    if let known = seriesOf[seriesKey] { return known }
    seriesOf[seriesKey] = series.count
    series.append(
      MediumInventory.Series(
        study: study, uid: place.series, modality: place.modality, number: place.seriesNumber,
        description: place.seriesDescription))
    return series.count - 1
  }
}
