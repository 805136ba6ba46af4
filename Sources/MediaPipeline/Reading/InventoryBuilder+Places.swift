internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

extension InventoryBuilder {
  /// Puts each instance below its patient, study and series: as its file has them, else its record.
  mutating func placeInstances() {
    var pairs = instances.map { instance in
      (file: instance.file.map { scanned[$0].place } ?? -1, record: Int32(-1))
    }
    var recordPlaces = directories.map { _ in RecordPlaces() }
    for (number, instance) in instances.enumerated() {
      guard let record = instance.recordReference,
        let content = directories[record.directory].content,
        let place = recordPlaces[record.directory].place(of: record.record, in: content)
      else { continue }
      pairs[number].record = self.number(of: place)
    }
    let seen = comparePlaces(pairs)
    let placed = pairs.map { pair in
      // A stale record says nothing of the file that it was given.
      pair.file >= 0 ? pair.file : pair.record < 0 ? -1 : adopted(pair.record, seen)
    }
    let people = InventoryPeople(places, used: placed)
    for (number, place) in placed.enumerated() where place >= 0 {
      let person = people.person(of: Int(place))
      instances[number].series = tree.series(
        of: places[Int(place)], person: person, people.identity(of: person))
    }
    notePlaces()
  }

  /// What the files of one series, or of one patient, say instead of their records.
  private struct Seen {
    var places: [Int32: Int32] = [:]
    var identities: [PatientIdentity: PatientIdentity] = [:]
  }

  /// The place of an instance that is not there: that of those which are, where records agree with
  /// them, because records leave out the issuer and fill in what files lack.
  private mutating func adopted(_ record: Int32, _ seen: Seen) -> Int32 {
    if let place = seen.places[record] { return place }
    var place = places[Int(record)]
    guard let identity = seen.identities[place.identity] else { return record }
    place.identity = identity
    return number(of: place)
  }

  private mutating func comparePlaces(_ pairs: [(file: Int32, record: Int32)]) -> Seen {
    var seen = Seen()
    struct Pair: Hashable {
      var file: Int32
      var record: Int32
    }
    var known: [Pair: PlaceDifferences] = [:]
    for (number, pair) in pairs.enumerated() where pair.file >= 0 && pair.record >= 0 {
      let key = Pair(file: pair.file, record: pair.record)
      let (own, record) = (places[Int(pair.file)], places[Int(pair.record)])
      let differences = known[key] ?? PlaceDifferences(own, record)
      known[key] = differences
      note(differences, path: instances[number].file.map { files[$0].path })
      guard instances[number].status != .stale else { continue }
      if !differences.patient, seen.identities[record.identity] == nil {
        seen.identities[record.identity] = own.identity
      }
      if differences.isEmpty, seen.places[pair.record] == nil {
        seen.places[pair.record] = pair.file
      }
    }
    return seen
  }

  private mutating func note(_ differences: PlaceDifferences, path: String?) {
    if let encoding = differences.encoding {
      findings.count(
        .characterSetWrong, .warning, path: path,
        "the patient's name in the record or in the file is not in the character set that is "
          + "declared there; read as \(encoding) it is the same name in both")
    }
    if differences.patient {
      findings.count(
        .patientDiffers, .error, path: path,
        "the file is of another patient than its record says; the file was believed")
      return
    }
    if differences.study {
      findings.count(
        .studyDiffers, .error, path: path,
        "the file is of another study than its record says; the file was believed")
    }
    if differences.series {
      findings.count(
        .seriesDiffers, .warning, path: path,
        "the file is of another series than its record says; the file was believed")
    }
  }
}
