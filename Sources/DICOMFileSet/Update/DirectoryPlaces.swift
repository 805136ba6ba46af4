internal import DICOMCore

/// Where the entities of an index belong in a directory that has records already.
public struct DirectoryPlaces: Sendable {
  /// Why the instances of a series cannot be added.
  public enum Refusal: Hashable, Sendable {
    /// The directory has this Patient ID for somebody else, or new ones share it.
    case patientIDTaken
    case studyOfAnotherPatient
    case seriesOfAnotherStudy
  }

  /// The record that each one has in the directory; nil for a new one.
  public internal(set) var patients: [Int?]
  public internal(set) var studies: [Int?]
  public internal(set) var series: [Int?]
  /// By series of the index.
  public internal(set) var refusals: [Int: Refusal] = [:]
}

extension DirectoryUpdate {
  /// Finds patients by ID, name and birth date, studies and series by their UIDs.
  public func places(of index: FileSetIndex) -> DirectoryPlaces {
    let entities = DirectoryEntities(self)
    var places = DirectoryPlaces(
      patients: Array(repeating: nil, count: index.patients.count),
      studies: Array(repeating: nil, count: index.studies.count),
      series: Array(repeating: nil, count: index.series.count))
    var taken: Set<String> = []
    for (number, patient) in index.patients.enumerated() {
      let identity = PatientIdentity(
        record: (try? DataSet(explicitVRLittleEndian: patient.body)) ?? DataSet())
      let uids = index.studies[patient.studies].map(\.uid)
      let record = record(of: identity, uids, entities)
      // The index says that two of one ID are not the same.
      guard !taken.contains(identity.id), record != nil || entities.patients[identity.id] == nil
      else {
        refuse(patient.studies, .patientIDTaken, index, &places)
        continue
      }
      taken.insert(identity.id)
      places.patients[number] = record
      for study in patient.studies { place(study, below: number, index, entities, &places) }
    }
    return places
  }

  private func record(
    of identity: PatientIdentity, _ studies: [UID], _ entities: DirectoryEntities
  ) -> Int? {
    let same = (entities.patients[identity.id] ?? [])
      .first { identity.agreesInRecord(with: $0.identity) }
    if let same { return same.record }
    // One without an ID was given the study's; another writer may have left it empty.
    guard studies.count == 1, identity.id == studies[0].asPatientID,
      let study = entities.studies[studies[0].rawValue],
      let parent = directory.records[study].parent
    else { return nil }
    var nameless = identity
    nameless.id = ""
    let candidates = entities.patients[""] ?? []
    return candidates.first { $0.record == parent && nameless.agreesInRecord(with: $0.identity) }?
      .record
  }

  private func place(
    _ study: Int, below patient: Int, _ index: FileSetIndex, _ entities: DirectoryEntities,
    _ places: inout DirectoryPlaces
  ) {
    let range = index.studies[study].series
    if let record = entities.studies[index.studies[study].uid.rawValue] {
      let parent = directory.records[record].parent
      guard parent != nil, parent == places.patients[patient] else {
        return refuse(study..<study + 1, .studyOfAnotherPatient, index, &places)
      }
      places.studies[study] = record
    }
    for series in range {
      guard let record = entities.series[index.series[series].uid.rawValue] else { continue }
      let parent = directory.records[record].parent
      if parent != nil, parent == places.studies[study] {
        places.series[series] = record
      } else {
        places.refusals[series] = .seriesOfAnotherStudy
      }
    }
  }

  private func refuse(
    _ studies: Range<Int>, _ refusal: DirectoryPlaces.Refusal, _ index: FileSetIndex,
    _ places: inout DirectoryPlaces
  ) {
    for series in index.studies[studies].flatMap(\.series) { places.refusals[series] = refusal }
  }
}

extension DirectoryUpdate {
  /// Hangs instances under the records that there are, and makes the missing ones.
  /// - Parameter path: the File ID of an instance of the index, with slashes; nil leaves it out.
  public mutating func add(
    _ index: FileSetIndex, _ places: DirectoryPlaces, path: (Int) -> String?
  ) {
    for (number, patient) in index.patients.enumerated() {
      var ofPatient: [DirectoryRecord] = []
      for study in patient.studies {
        var ofStudy: [DirectoryRecord] = []
        for series in index.studies[study].series where places.refusals[series] == nil {
          let new = index.series[series].instances.compactMap { instance in
            path(instance).map { index.record(ofInstance: instance, depth: 0, path: $0) }
          }
          Self.hang(new, index.series[series].body, places.series[series], &additions, &ofStudy)
        }
        Self.hang(ofStudy, index.studies[study].body, places.studies[study], &additions, &ofPatient)
      }
      var ofRoot: [DirectoryRecord] = []
      Self.hang(ofPatient, patient.body, places.patients[number], &additions, &ofRoot)
      additions[-1, default: []] += ofRoot
    }
    let root = index.nonPatient.compactMap { instance in
      path(instance).map { index.record(ofInstance: instance, depth: 0, path: $0) }
    }
    additions[-1, default: []] += root
  }

  /// Puts what is new of an entity below its record, or with a new record into its parent's.
  private static func hang(
    _ children: [DirectoryRecord], _ body: [UInt8], _ record: Int?,
    _ additions: inout [Int: [DirectoryRecord]], _ parent: inout [DirectoryRecord]
  ) {
    guard !children.isEmpty else { return }
    if let record {
      additions[record, default: []] += children
      return
    }
    parent.append(DirectoryRecord(depth: 0, body: body))
    parent += children.map { child in
      var child = child
      child.depth += 1
      return child
    }
  }
}
