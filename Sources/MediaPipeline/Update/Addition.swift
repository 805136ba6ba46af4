internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

/// What is to be added to a file-set, with its names and its records.
struct Addition: Sendable {
  let set: UpdatedFileSet
  private(set) var ingest: Ingest
  private(set) var update: DirectoryUpdate
  private(set) var places: DirectoryPlaces
  /// File IDs of the new instances, with slashes, by instance of the index.
  private(set) var paths: [Int: String] = [:]
  let chosen: SetProfiles
  /// Of the new medium, where one is made.
  let medium: Medium?
  private let instancesBefore: Int

  var index: FileSetIndex { ingest.index }
  /// The new instances in the order of the directory.
  var order: [Int] { index.instances.indices.filter { paths[$0] != nil } }

  init(
    _ set: UpdatedFileSet, _ contents: SetContents, _ chosen: SetProfiles, _ ingest: Ingest,
    _ medium: Medium? = nil
  ) throws {
    self.medium = medium
    (self.set, self.chosen, self.ingest) = (set, chosen, ingest)
    instancesBefore = contents.records.count
    update = DirectoryUpdate(set.directory)
    places = update.places(of: ingest.index)
    rejectRefused()
    if set.medium == nil, !chosen.profiles.isEmpty { rejectTooLarge() }
    var namer = FileNamer(
      update, names: set.names, taken: contents.taken)
    let sources = self.ingest.sources
    let index = ingest.index
    paths = try namer.name(index, places) { instance in
      sources.entries[index.instances[instance].source].status != .rejected
    }
    update.add(index, places) { [paths] in paths[$0] }
  }

  private mutating func rejectRefused() {
    for (series, refusal) in places.refusals {
      for instance in index.series[series].instances {
        reject(instance, Self.words(refusal))
      }
    }
  }

  /// FAT ends below 4 GiB.
  private mutating func rejectTooLarge() {
    for (number, instance) in index.instances.enumerated() where instance.size > 0xFFFF_FFFF {
      reject(number, "a file of 4 GiB or more cannot stand on a stick with FAT")
    }
  }

  private mutating func reject(_ instance: Int, _ reason: String) {
    let entry = ingest.index.instances[instance]
    guard ingest.sources.entries[entry.source].status != .rejected else { return }
    ingest.sources.reject(
      entry.source, Rejection(reason: reason, sopInstance: entry.sopInstanceUID))
  }

  private static func words(_ refusal: DirectoryPlaces.Refusal) -> String {
    switch refusal {
    case .patientIDTaken:
      "its Patient ID is that of another person in the file-set, and one ID of two people cannot"
        + " stand in one; make a file-set of its own with spindle create"
    case .studyOfAnotherPatient:
      "its study stands under another patient in the file-set; correct the patient in one of the"
        + " two, or make a file-set of its own with spindle create"
    case .seriesOfAnotherStudy:
      "its series stands under another study in the file-set; correct the UIDs, or make a file-set"
        + " of its own with spindle create"
    }
  }
}

extension Addition {
  /// There was nothing in the input that could have been added.
  var isWithoutInstances: Bool {
    let counts = ingest.sources.counts
    return [.written, .converted, .duplicate, .rejected].allSatisfy { (counts[$0] ?? 0) == 0 }
  }

  func report(_ options: CreateOptions) -> AddReport {
    var report = AddReport(
      isDryRun: options.isDryRun, path: set.folder, fileSetID: set.directory.fileSetID,
      fileSetUID: set.directory.fileSetUID?.rawValue ?? "",
      profiles: chosen.profiles.map(\.identifier), profileOrigin: chosen.origin)
    report.counts = CreateReport.Counts(ingest.sources)
    report.added = added()
    report.instances = instancesBefore + paths.count
    report.findings = chosen.findings + ingest.findings
    report.files = files(options)
    report.conclude()
    return report
  }

  private func files(_ options: CreateOptions) -> [CreateReport.File] {
    var fileIDs: [Int: (instance: Int, path: String)] = [:]
    for (instance, path) in paths { fileIDs[index.instances[instance].source] = (instance, path) }
    let sources = ingest.sources
    return sources.entries.enumerated().compactMap { number, entry in
      let (place, rejection) = (fileIDs[number], sources.rejections[number])
      if place != nil, !options.reportsEveryFile { return nil }
      return CreateReport.File(
        path: entry.path, status: entry.status.name, reason: sources.reason(of: number),
        sopInstanceUID: place.map { index.instances[$0.instance].sopInstanceUID }
          ?? rejection?.sopInstance, fileID: place?.path, volume: nil,
        takenBy: (rejection?.takenBy).flatMap { $0.isEmpty ? nil : $0 })
    }
  }

  private func added() -> AddReport.Added {
    var added = AddReport.Added()
    for (number, patient) in index.patients.enumerated() {
      let studies = patient.studies.filter { study in
        let series = index.studies[study].series.filter { series in
          index.series[series].instances.contains { paths[$0] != nil }
        }
        added.series += series.count { places.series[$0] == nil }
        return !series.isEmpty
      }
      added.studies += studies.count { places.studies[$0] == nil }
      if !studies.isEmpty, places.patients[number] == nil { added.patients += 1 }
    }
    added.instances = paths.count
    added.bytes = paths.keys.reduce(0) { $0 + index.instances[$1].size }
    return added
  }
}
