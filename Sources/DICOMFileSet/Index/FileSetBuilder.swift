public import DICOMCore

/// Gathers instances, patients, studies and series; `finish` puts them together.
///
/// Who belongs to whom is decided at the end, by what most instances say, so that the order in
/// which they are added makes no difference to it. Where two instances of an entity give a key
/// different values, the one that was added first wins.
public struct FileSetBuilder: Sendable {
  var identities: [IdentityEntry] = []
  var studies: [StudyEntry] = []
  var series: [SeriesEntry] = []
  var instances: [InstanceEntry] = []
  var types: [DirectoryRecordType] = []
  var remarks = RemarkCounter()
  var pool = EntityKeys.Pool()
  /// What the icons of instances lie in.
  var icons: (any ByteSource)?
  private var typeNumbers: [DirectoryRecordType: UInt8] = [:]
  private var identityNumbers: [IdentityKey: Int] = [:]
  private var studyByUID: [UID: Int] = [:]
  private var seriesByUID: [UID: Int] = [:]
  private var instanceByUID: [UID: Int32] = [:]

  /// - Parameter icons: what `InstanceSummary.icon` speaks of; it is read when records are written.
  public init(icons: (any ByteSource)? = nil) { self.icons = icons }

  private struct IdentityKey: Hashable {
    var identity: PatientIdentity
    /// Nothing says that two patients without an ID are one: each study has its own.
    var study: Int
  }

  /// A patient as some instances name him; several identities may turn out to be one person.
  struct IdentityEntry: Sendable {
    var value: PatientIdentity
    var keys: EntityKeys
    /// The only one of a patient without an ID, else -1.
    var study: Int
    var source: Int
  }

  struct StudyEntry: Sendable {
    var uid: UID
    var keys: EntityKeys
    /// The earliest of its instances, for a study that has none.
    var filling: StudyDate
    var source: Int
  }

  struct SeriesEntry: Sendable {
    var uid: UID
    var keys: EntityKeys
    var source: Int
  }

  /// What is kept of every instance: 50,000 of them are to fit into little memory.
  struct InstanceEntry: Sendable {
    /// -1 for an instance that belongs to no patient.
    var series: Int32 = -1
    var study: Int32 = -1
    var identity: Int32 = -1
    var source: Int32
    var size: Int
    /// Instance Number; none is the highest.
    var number = Int64.max
    /// Infinite for none.
    var position: Double
    var keys: EncodedKeys
    var icon = 0..<0
    var type: UInt8
    var needsNumber = false
    var isRemoved = false
  }

  /// The caller's file that has this SOP Instance UID already.
  public func source(of sopInstance: UID) -> Int? {
    instanceByUID[sopInstance].map { Int(instances[Int($0)].source) }
  }

  /// As `InstanceSummary.icon` of what was added.
  public func icon(of sopInstance: UID) -> Range<Int> {
    instanceByUID[sopInstance].map { instances[Int($0)].icon } ?? 0..<0
  }

  /// Adds an instance whose UID is not there yet.
  /// - Parameters:
  ///   - source: what the caller calls its file by.
  ///   - size: bytes of the file as it will stand in the file-set.
  ///   - isNoted: it was there before, in another form, and its remarks are made.
  public mutating func add(
    _ summary: InstanceSummary, source: Int, size: Int, isNoted: Bool = false
  ) throws {
    var keys = summary.keys
    keys.set(.text(.referencedSOPClassUIDInFile, .ui, summary.sopClass.rawValue))
    keys.set(.text(.referencedSOPInstanceUIDInFile, .ui, summary.sopInstance.rawValue))
    keys.set(.text(.referencedTransferSyntaxUIDInFile, .ui, summary.transferSyntax.rawValue))
    if !summary.related.isEmpty {
      keys.set(
        .text(
          .referencedRelatedGeneralSOPClassUIDInFile, .ui,
          summary.related.map(\.rawValue).joined(separator: "\\")))
    }
    var entry = InstanceEntry(
      source: Int32(truncatingIfNeeded: source), size: size,
      position: summary.position ?? .infinity, keys: EncodedKeys(try keys.encode()),
      type: number(of: summary.type))
    if let number = summary.number { entry.number = Int64(number) }
    entry.icon = summary.icon
    entry.needsNumber = keys.missing.contains(.instanceNumber)
    if let place = summary.place {
      let study = try study(place, source)
      entry.study = Int32(truncatingIfNeeded: study)
      entry.series = Int32(truncatingIfNeeded: try series(place, source))
      entry.identity = Int32(truncatingIfNeeded: try identity(place, study, source))
    }
    if !isNoted {
      for remark in summary.keys.remarks { remarks.add(.key(remark), summary.type, source) }
      if summary.isTypeGuessed {
        remarks.add(.unknownClass(summary.sopClass), summary.type, source)
      }
    }
    instanceByUID[summary.sopInstance] = Int32(truncatingIfNeeded: instances.count)
    instances.append(entry)
  }

  /// The file of an instance has become larger, or smaller.
  public mutating func resize(_ sopInstance: UID, by bytes: Int) {
    guard let index = instanceByUID[sopInstance] else { return }
    let (size, overflow) = instances[Int(index)].size.addingReportingOverflow(bytes)
    if !overflow { instances[Int(index)].size = max(0, size) }
  }

  /// Takes out an instance, for a better one of the same UID.
  public mutating func remove(_ sopInstance: UID) {
    guard let index = instanceByUID.removeValue(forKey: sopInstance) else { return }
    instances[Int(index)].isRemoved = true
    instances[Int(index)].keys = EncodedKeys([])
  }

  /// Forgets what only adding needs.
  mutating func endAdding() {
    identityNumbers = [:]
    studyByUID = [:]
    seriesByUID = [:]
    instanceByUID = [:]
  }

  private mutating func number(of type: DirectoryRecordType) -> UInt8 {
    if let number = typeNumbers[type] { return number }
    let number = UInt8(truncatingIfNeeded: types.count)
    types.append(type)
    typeNumbers[type] = number
    return number
  }

  private mutating func study(_ place: InstanceSummary.Place, _ source: Int) throws -> Int {
    let filling = StudyDate(date: place.date, time: place.time)
    if let index = studyByUID[place.study] {
      try studies[index].keys.adopt(place.studyKeys, &pool)
      if filling < studies[index].filling { studies[index].filling = filling }
      return index
    }
    studies.append(
      StudyEntry(
        uid: place.study, keys: try EntityKeys(place.studyKeys, &pool), filling: filling,
        source: source))
    studyByUID[place.study] = studies.count - 1
    return studies.count - 1
  }

  private mutating func series(_ place: InstanceSummary.Place, _ source: Int) throws -> Int {
    if let index = seriesByUID[place.series] {
      try series[index].keys.adopt(place.seriesKeys, &pool)
      return index
    }
    series.append(
      SeriesEntry(uid: place.series, keys: try EntityKeys(place.seriesKeys, &pool), source: source))
    seriesByUID[place.series] = series.count - 1
    return series.count - 1
  }

  private mutating func identity(
    _ place: InstanceSummary.Place, _ study: Int, _ source: Int
  ) throws -> Int {
    let key = IdentityKey(
      identity: place.patient, study: place.patient.id.isEmpty ? study : -1)
    if let index = identityNumbers[key] {
      try identities[index].keys.adopt(place.patientKeys, &pool)
      return index
    }
    identities.append(
      IdentityEntry(
        value: place.patient, keys: try EntityKeys(place.patientKeys, &pool), study: key.study,
        source: source
      ))
    identityNumbers[key] = identities.count - 1
    return identities.count - 1
  }
}

/// When a study was, as far as its instances tell.
struct StudyDate: Sendable, Hashable, Comparable {
  var date: String
  var time: String

  /// Nothing tells.
  private var isUnknown: Bool { date == "19000101" }

  /// Anything known comes before what is not.
  static func < (left: StudyDate, right: StudyDate) -> Bool {
    if left.isUnknown != right.isUnknown { return right.isUnknown }
    return (left.date, left.time) < (right.date, right.time)
  }
}
