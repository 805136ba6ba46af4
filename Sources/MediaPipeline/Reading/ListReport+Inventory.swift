internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

extension ListReport {
  init(
    _ inventory: MediumInventory, of medium: any MediumReader, path: String, showsPatients: Bool
  ) {
    self.init(path: path, kind: medium.kind.rawValue)
    let files = medium.files
    sessions = medium.sessions.map {
      Session(
        number: $0.number, firstSector: $0.firstSector, volumeIdentifier: $0.volumeIdentifier,
        trees: $0.trees)
    }
    fileSets = inventory.directories.map { directory in
      FileSet(
        path: files[directory.file].path, fileSetID: directory.content?.fileSetID,
        fileSetUID: directory.content?.fileSetUID?.rawValue,
        records: directory.content?.records.count ?? 0)
    }
    others = inventory.others.map { Other(path: files[$0.file].path, reason: $0.reason) }
    findings = Self.findings(inventory)
    exitCode = inventory.findings.contains { $0.severity > .note } ? 1 : 0
    count(inventory, files: files.count)
    addTree(inventory, files, showsPatients: showsPatients)
  }

  private static func findings(_ inventory: MediumInventory) -> [Finding] {
    inventory.findings.enumerated().sorted { one, other in
      one.element.severity != other.element.severity
        ? one.element.severity > other.element.severity : one.offset < other.offset
    }.map { _, finding in
      Finding(
        kind: finding.kind, severity: finding.severity.rawValue, path: finding.path,
        offset: finding.offset, count: finding.count, message: finding.message)
    }
  }

  private mutating func count(_ inventory: MediumInventory, files: Int) {
    counts.files = files
    counts.instances = inventory.instances.count
    counts.notDICOM = inventory.others.count
    counts.directories = inventory.directories.count
    for instance in inventory.instances {
      bytes = bytes.addingClamped(instance.size)
      switch instance.status {
      case .present: counts.present += 1
      case .missing: counts.missing += 1
      case .unlisted: counts.unlisted += 1
      case .stale: counts.stale += 1
      case .duplicate: counts.duplicate += 1
      case .conflict: counts.conflict += 1
      case .unreadable: counts.unreadable += 1
      }
    }
  }

  private mutating func addTree(
    _ inventory: MediumInventory, _ files: [MediumFile], showsPatients: Bool
  ) {
    // Series are filled first: a tree of arrays would be copied for each instance.
    var all = inventory.series.map { series in
      Series(
        seriesInstanceUID: series.uid, modality: series.modality, number: series.number,
        description: showsPatients ? series.description : nil)
    }
    for instance in inventory.instances {
      let entry = Instance(instance, inventory, files)
      if let series = instance.series {
        all[series].instances.append(entry)
        all[series].bytes = all[series].bytes.addingClamped(instance.size)
      } else if instance.isWithoutPatient {
        withoutPatient.append(entry)
      } else {
        unknown.append(entry)
      }
    }
    var studies = inventory.studies.map { study in
      Study(
        studyInstanceUID: study.uid, date: study.date,
        description: showsPatients ? study.description : nil)
    }
    for (series, entry) in zip(inventory.series, all) { studies[series.study].series.append(entry) }
    patients = inventory.patients.enumerated().map { number, patient in
      Patient(
        number: number + 1, name: showsPatients ? patient.name : nil,
        id: showsPatients ? patient.identity.id : nil)
    }
    for (study, entry) in zip(inventory.studies, studies) {
      patients[study.patient].studies.append(entry)
    }
  }
}

extension MediumInventory.Instance {
  /// Its class is one of those that stand at the root of a DICOMDIR.
  var isWithoutPatient: Bool {
    sopClass.flatMap { DirectoryRecordType.of(sopClass: $0) }?.level == .nonPatient
  }
}

extension ListReport.Instance {
  fileprivate init(
    _ instance: MediumInventory.Instance, _ inventory: MediumInventory, _ files: [MediumFile]
  ) {
    let file = instance.file.map { files[$0] }
    sopInstanceUID = instance.sopInstance?.rawValue
    sopClassUID = instance.sopClass?.rawValue
    transferSyntaxUID = instance.transferSyntax?.rawValue
    path = file?.path
    otherPaths = file.flatMap { $0.otherPaths.isEmpty ? nil : $0.otherPaths }
    if let record = instance.recordReference {
      recordOffset = inventory.directories[record.directory].content?.records[record.record].offset
    }
    status = instance.status
    bytes = instance.size
    missingBytes = instance.missingBytes > 0 ? instance.missingBytes : nil
  }
}
