internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

extension InventoryBuilder {
  /// What patients, studies and series have to do with each other.
  mutating func notePlaces() {
    noteShared()
    noteIDs()
    noteForeigners()
  }

  private mutating func noteShared() {
    var studies: Set<String> = []
    for study in tree.studies where !study.uid.isEmpty {
      guard !studies.insert(study.uid).inserted else { continue }
      findings.count(
        .studyOfTwoPatients, .warning,
        "the instances of study \(study.uid) are of two patients; they are shown under each")
    }
    var series: [String: String] = [:]
    for one in tree.series where !one.uid.isEmpty {
      let study = tree.studies[one.study].uid
      guard let known = series.updateValue(study, forKey: one.uid), known != study else { continue }
      findings.count(
        .seriesOfTwoStudies, .warning,
        "the instances of series \(one.uid) are of two studies; they are shown under each")
    }
  }

  private mutating func noteIDs() {
    struct Key: Hashable {
      var id: String
      var issuer: String
    }
    var known: [Key: Int] = [:]
    for (number, patient) in tree.patients.enumerated() {
      guard !patient.identity.id.isEmpty else {
        findings.count(
          .patientIDEmpty, .warning,
          "patient \(number + 1) has no Patient ID and was not put together with another one")
        continue
      }
      let key = Key(id: patient.identity.id, issuer: patient.identity.issuer)
      if let other = known[key] {
        findings.count(
          .patientIDShared, .warning,
          "patients \(other + 1) and \(number + 1) have one Patient ID and are not the same")
      } else {
        known[key] = number
      }
    }
  }

  /// Unlisted instances of patients that no record names may be samples of a viewer.
  private mutating func noteForeigners() {
    var listed: Set<Int> = []
    for instance in instances where instance.record != nil {
      if let series = instance.series {
        listed.insert(tree.studies[tree.series[series].study].patient)
      }
    }
    // Of a directory that is not whole nobody knows whom it named.
    let lost: Set<DirectoryFinding.Kind> = [.truncated, .damaged, .sequenceMissing]
    guard !directories.isEmpty,
      directories.allSatisfy({ directory in
        directory.content?.findings.allSatisfy { !lost.contains($0.kind) } ?? false
      })
    else { return }
    for instance in instances where instance.status == .unlisted {
      guard let series = instance.series,
        !listed.contains(tree.studies[tree.series[series].study].patient)
      else { continue }
      findings.count(
        .patientUnlisted, .warning, path: instance.file.map { files[$0].path },
        "an instance of a patient whom no record names; perhaps a sample of the disc's viewer")
    }
  }
}
