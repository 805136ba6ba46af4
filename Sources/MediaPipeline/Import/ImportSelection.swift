internal import DICOMFileSet

/// Which patients' instances are taken, by what the user has said.
struct ImportSelection: Sendable {
  /// In the inventory.
  let patients: Set<Int>
  private let takesPatientless: Bool
  private let choice: ImportChoice

  /// - Throws: `PipelineError.usage` when there is nothing of what was asked for, or when it is not
  ///   said whom of several patients to take.
  init(_ choice: ImportChoice, of inventory: MediumInventory) throws {
    let count = inventory.patients.count
    var chosen: Set<Int> = []
    if choice.allPatients || (count <= 1 && !choice.namesPatients) {
      chosen = Set(0..<count)
    } else if !choice.namesPatients {
      throw PipelineError.usage(Self.question(count))
    }
    for number in choice.patientNumbers {
      guard number >= 1, number <= count else {
        throw PipelineError.usage(
          "there is no patient \(number) on the medium: they are numbered from 1 to \(count)")
      }
      chosen.insert(number - 1)
    }
    for (position, id) in choice.patientIDs.enumerated() {
      let found = inventory.patients.indices.filter { inventory.patients[$0].identity.id == id }
      guard !found.isEmpty else {
        throw PipelineError.usage(
          "no patient on the medium has the Patient ID number \(position + 1) that was given;"
            + " --show-patients names them")
      }
      guard found.count == 1 || choice.allPatients else {
        throw PipelineError.usage(
          "\(found.count) patients on the medium share the Patient ID number \(position + 1) that"
            + " was given; choose one with --patient-number")
      }
      chosen.formUnion(found)
    }
    patients = chosen
    takesPatientless = (choice.allPatients || count <= 1) && !choice.isNarrow
    self.choice = choice
  }

  static func question(_ count: Int) -> String {
    "there are \(count) patients on the medium: say --patient-number N, --patient-id ID or --all;"
      + " --show-patients names them"
  }

  func takes(_ instance: MediumInventory.Instance, of inventory: MediumInventory) -> Bool {
    guard let number = instance.series else { return takesPatientless }
    let series = inventory.series[number]
    let study = inventory.studies[series.study]
    func isIn(_ list: [String], _ value: String) -> Bool { list.isEmpty || list.contains(value) }
    return patients.contains(study.patient) && isIn(choice.studies, study.uid)
      && isIn(choice.series, series.uid) && isIn(choice.modalities, series.modality ?? "")
  }
}
