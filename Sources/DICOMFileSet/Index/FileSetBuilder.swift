public import DICOMCore

/// Gathers instances into patients, studies and series, in the order in which they are added.
///
/// It holds keys encoded and entities once, so that an instance costs some hundred bytes.
public struct FileSetBuilder: Sendable {
  var people: [Person] = []
  var studies: [StudyEntry] = []
  var series: [SeriesEntry] = []
  var instances: [InstanceEntry] = []
  /// Keys of instances that wait for a number.
  var unnumbered: [Int: RecordKeys] = [:]
  var remarks = RemarkCounter()
  private var peopleByID: [String: [Int]] = [:]
  private var studyByUID: [UID: Int] = [:]
  private var seriesByUID: [UID: Int] = [:]
  private var instanceByUID: [UID: Int] = [:]

  public init() {}

  struct Person: Sendable {
    var identity: PatientIdentity
    var keys: EntityKeys
    /// The ID is made of the Study Instance UID.
    var isNameless: Bool
    var source: Int
  }

  struct StudyEntry: Sendable {
    var uid: UID
    var person: Int
    var keys: EntityKeys
    var date: String
    var time: String
    var source: Int
  }

  struct SeriesEntry: Sendable {
    var uid: UID
    var study: Int
    var keys: EntityKeys
    var source: Int
  }

  struct InstanceEntry: Sendable {
    var series: Int32
    var source: Int32
    var size: Int
    var type: DirectoryRecordType
    var number: Int32?
    var position: Double?
    var keys: [UInt8]
    var isRemoved = false
  }

  /// The caller's file that has this SOP Instance UID already.
  public func source(of sopInstance: UID) -> Int? {
    instanceByUID[sopInstance].map { Int(instances[$0].source) }
  }

  /// Adds an instance whose UID is not there yet.
  /// - Parameters:
  ///   - source: what the caller calls its file by.
  ///   - size: bytes of the file as it will stand in the file-set.
  public mutating func add(_ summary: InstanceSummary, source: Int, size: Int) throws {
    var seriesIndex = -1
    if let place = summary.place {
      let study = self.study(place, source)
      seriesIndex = self.series(place, study, source)
    }
    let index = instances.count
    for remark in summary.keys.remarks {
      remarks.add(.key(remark), summary.type, source)
    }
    if summary.isTypeGuessed { remarks.add(.unknownClass(summary.sopClass), summary.type, source) }
    var keys = summary.keys
    keys.set(.text(.referencedSOPClassUIDInFile, .ui, summary.sopClass.rawValue))
    keys.set(.text(.referencedSOPInstanceUIDInFile, .ui, summary.sopInstance.rawValue))
    keys.set(.text(.referencedTransferSyntaxUIDInFile, .ui, summary.transferSyntax.rawValue))
    let waits = keys.missing.contains(.instanceNumber)
    if waits { unnumbered[index] = keys }
    instances.append(
      InstanceEntry(
        series: Int32(truncatingIfNeeded: seriesIndex),
        source: Int32(truncatingIfNeeded: source), size: size, type: summary.type,
        number: summary.number.flatMap { Int32(exactly: $0) }, position: summary.position,
        keys: waits ? [] : try keys.encode()))
    instanceByUID[summary.sopInstance] = index
  }

  /// Takes out an instance, for a better one of the same UID.
  public mutating func remove(_ sopInstance: UID) {
    guard let index = instanceByUID.removeValue(forKey: sopInstance) else { return }
    instances[index].isRemoved = true
    unnumbered[index] = nil
  }

  private mutating func study(_ place: InstanceSummary.Place, _ source: Int) -> Int {
    if let index = studyByUID[place.study] {
      let person = studies[index].person
      if place.patient.id.isEmpty != people[person].isNameless
        || (!people[person].isNameless && !people[person].identity.agrees(with: place.patient))
      {
        remarks.add(.studyOfTwoPatients, .study, source)
      } else {
        people[person].identity.complete(with: place.patient)
        people[person].keys.adopt(place.patientKeys)
      }
      studies[index].keys.adopt(place.studyKeys)
      return index
    }
    let person = self.person(place, source)
    studies.append(
      StudyEntry(
        uid: place.study, person: person, keys: EntityKeys(place.studyKeys, Self.studyTags),
        date: place.date, time: place.time, source: source))
    studyByUID[place.study] = studies.count - 1
    return studies.count - 1
  }

  private mutating func series(
    _ place: InstanceSummary.Place, _ study: Int, _ source: Int
  ) -> Int {
    if let index = seriesByUID[place.series] {
      if series[index].study != study {
        remarks.add(.seriesOfTwoStudies, .series, source)
      }
      series[index].keys.adopt(place.seriesKeys)
      return index
    }
    series.append(
      SeriesEntry(
        uid: place.series, study: study, keys: EntityKeys(place.seriesKeys, Self.seriesTags),
        source: source))
    seriesByUID[place.series] = series.count - 1
    return series.count - 1
  }

  /// The person of this identity, who may be a new one of a known ID.
  private mutating func person(_ place: InstanceSummary.Place, _ source: Int) -> Int {
    let identity = place.patient
    var keys = place.patientKeys
    guard !identity.id.isEmpty else {
      // Nothing says that two patients without an ID are one: each study has its own.
      keys.fill(.patientID, .lo, String(place.study.rawValue.prefix(64)))
      remarks.add(.missingPatientID, .patient, source)
      return append(identity, keys, isNameless: true, source)
    }
    let known = peopleByID[identity.id] ?? []
    if let same = known.first(where: { people[$0].identity.agrees(with: identity) }) {
      people[same].identity.complete(with: identity)
      people[same].keys.adopt(keys)
      return same
    }
    if !known.isEmpty { remarks.add(.samePatientID(people: known.count + 1), .patient, source) }
    let index = append(identity, keys, isNameless: false, source)
    peopleByID[identity.id, default: []].append(index)
    return index
  }

  private mutating func append(
    _ identity: PatientIdentity, _ keys: RecordKeys, isNameless: Bool, _ source: Int
  ) -> Int {
    people.append(
      Person(
        identity: identity, keys: EntityKeys(keys, Self.patientTags), isNameless: isNameless,
        source: source))
    return people.count - 1
  }

  private static let patientTags: [Tag] = [.patientName, .patientBirthDate, .patientSex]
  private static let studyTags: [Tag] = [
    .studyDate, .studyTime, .accessionNumber, .referringPhysicianName, .studyDescription, .studyID,
  ]
  private static let seriesTags: [Tag] = [
    .modality, .institutionName, .institutionAddress, .seriesDescription, .performingPhysicianName,
    .seriesNumber,
  ]
}
