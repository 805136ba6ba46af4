internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

extension ImportReport {
  /// What is on the medium, before anything is imported.
  init(_ inventory: MediumInventory, of medium: any MediumReader, options: ImportOptions) {
    self.init(
      isDryRun: options.isDryRun, path: options.medium, medium: medium.kind.rawValue,
      sessions: medium.sessions.count, volumes: medium.sessions.map(\.volumeIdentifier),
      destination: options.destination)
    counts.filesOnMedium = medium.files.count
    counts.instances = inventory.instances.count
    counts.directories = inventory.directories.count
    counts.notDICOM = inventory.others.count
    patients = inventory.patients.enumerated().map { number, patient in
      guard options.showsPatients else { return Patient(number: number + 1) }
      return Patient(
        number: number + 1, name: patient.name, id: patient.identity.id,
        issuer: patient.identity.issuer.isEmpty ? nil : patient.identity.issuer)
    }
    addStudies(inventory)
    findings = inventory.findings.map { Finding($0) }
  }

  private mutating func addStudies(_ inventory: MediumInventory) {
    var studies = inventory.studies.map {
      Study(studyInstanceUID: $0.uid, date: $0.date)
    }
    var modalities = [Set<String>](repeating: [], count: studies.count)
    for instance in inventory.instances {
      guard let number = instance.series else {
        withoutPatient += 1
        continue
      }
      let series = inventory.series[number]
      if let modality = series.modality { modalities[series.study].insert(modality) }
      studies[series.study].instances += 1
      if instance.file == nil { studies[series.study].missing += 1 }
    }
    for (index, var study) in studies.enumerated() {
      study.modalities = modalities[index].sorted()
      let patient = inventory.studies[index].patient
      patients[patient].instances += study.instances
      patients[patient].studies.append(study)
    }
  }

  mutating func choose(_ selection: ImportSelection) {
    for index in patients.indices { patients[index].isChosen = selection.patients.contains(index) }
  }

  /// A line for an instance of the inventory.
  static func file(
    _ index: Int, of inventory: MediumInventory, files: [MediumFile], status: String
  ) -> File {
    let instance = inventory.instances[index]
    let series = instance.series.map { inventory.series[$0] }
    let study = series.map { inventory.studies[$0.study] }
    var path = instance.file.flatMap { files.indices.contains($0) ? files[$0].path : nil }
    if path == nil, let directory = instance.directory, let record = instance.record,
      inventory.directories.indices.contains(directory)
    {
      let reference = inventory.directories[directory].content?.reference(record)
      path = reference?.path ?? reference?.components.joined(separator: "/")
    }
    return File(
      path: path ?? "", status: status, sopInstanceUID: instance.sopInstance?.rawValue,
      patient: study.map { $0.patient + 1 }, studyInstanceUID: study?.uid,
      seriesInstanceUID: series?.uid)
  }
}

extension Finding {
  /// Something that takes files away is a warning; what reading got over is a note.
  fileprivate init(_ finding: MediumFinding) {
    let losses: [MediumProblem.Kind] = [
      .mediumTruncated, .folderDamaged, .nestedTooDeep, .hostilePath, .unreadable, .unsupported,
      .limit, .fileBeyondEnd,
    ]
    let isLoss = finding.severity != .note && losses.contains { $0.rawValue == finding.kind }
    let isConflict = finding.kind == InventoryFinding.instanceConflict.rawValue
    self.init(isLoss || isConflict ? .warning : .note, finding.message, path: finding.path)
  }
}
