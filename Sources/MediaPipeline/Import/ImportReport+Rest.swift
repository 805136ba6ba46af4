internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

extension ImportReport {
  /// Adds everything of the medium that was not copied, and why.
  mutating func addRest(
    _ plan: ImportPlan, _ inventory: MediumInventory, files: [MediumFile], namesAll: Bool
  ) {
    for index in plan.missing {
      var file = Self.file(index, of: inventory, files: files, status: "missing")
      file.reason = "the DICOMDIR names it, and it is not on the medium"
      self.files.append(file)
    }
    counts.missing = plan.missing.count
    counts.notSelected = plan.notSelected.count { inventory.instances[$0].file != nil }
    if isDryRun { counts.duplicates = plan.spares.count }
    if namesAll {
      for index in plan.notSelected {
        self.files.append(Self.file(index, of: inventory, files: files, status: "notSelected"))
      }
      if isDryRun {
        for item in plan.items {
          guard let index = item.instance else { continue }
          var file = Self.file(index, of: inventory, files: files, status: "wouldBeImported")
          file.target = item.target.path(number: item.target.firstNumber)
          self.files.append(file)
        }
      }
      let copied = Set(self.files.lazy.filter { $0.target != nil }.map(\.path))
      for other in inventory.others where files.indices.contains(other.file) {
        let path = files[other.file].path
        guard !copied.contains(path) else { continue }
        self.files.append(File(path: path, status: "notDICOM", reason: other.reason))
      }
      for directory in inventory.directories where files.indices.contains(directory.file) {
        self.files.append(File(path: files[directory.file].path, status: "dicomdir"))
      }
    }
    checkSum()
  }

  /// Nothing may vanish between the medium and the report.
  private mutating func checkSum() {
    guard !isDryRun else { return }
    let accounted =
      counts.imported + counts.alreadyThere + counts.duplicates + counts.unreadable
      + counts.notSelected + counts.notDICOM + counts.directories
    guard accounted != counts.filesOnMedium else { return }
    findings.append(
      Finding(
        .warning,
        "\(counts.filesOnMedium) files are on the medium and \(accounted) are accounted for;"
          + " compare the list of files with the medium"))
  }

  mutating func note(_ checksums: MediumChecksums) {
    checksumLists = checksums.lists
    findings += checksums.problems.map { path, reason in
      Finding(.note, "the checksum list cannot be used: \(reason)", path: path)
    }
  }

  /// Patients of whom a mapping file says nothing come in under their foreign identity.
  mutating func noteUnmapped(
    _ plan: ImportPlan, _ inventory: MediumInventory, _ selection: ImportSelection,
    _ rules: CoercionRules
  ) {
    for (index, study) in inventory.studies.enumerated()
    where selection.patients.contains(study.patient) {
      let patient = inventory.patients[study.patient]
      guard rules.leavesOut(patient.identity, study: study.uid) else { continue }
      let instances = inventory.instances.count { instance in
        instance.series.map { inventory.series[$0].study } == index
      }
      findings.append(
        Finding(
          .warning,
          "no row of the mapping file matches study \(study.uid) of patient"
            + " \(study.patient + 1): its \(instances) instances keep what they came with"))
    }
  }
}
