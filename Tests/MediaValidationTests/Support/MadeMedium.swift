import DICOMCore
import MediaValidation

/// A medium in memory, sound until a test breaks something.
struct MadeMedium: MediumListing {
  struct Missing: Error {}

  struct Instance: Sendable {
    var path: String
    var meta: FileMetaInformation
    var elements: [UInt32: MadeDirectory.Element]
    var preamble = [UInt8](repeating: 0, count: 128)
    var hasMeta = true
    var replacement: [UInt8]?
  }

  var name = "made"
  var directory: MadeDirectory? = MadeDirectory(records: [])
  var directoryName = "DICOMDIR"
  var instances: [Instance] = []
  var others: [String: [UInt8]] = [:]
  var unreadable: Set<String> = []
  var showsNamesAsWritten = true
  var problems: [ListingProblem] = []

  var files: [MediumFile] {
    contents.map { MediumFile(path: $0.key, size: $0.value.count) }
  }

  func open(_ path: String) throws -> any ByteSource {
    guard !unreadable.contains(path), let bytes = contents[path] else { throw Missing() }
    return MemorySource(bytes, name: path)
  }

  var contents: [String: [UInt8]] {
    var contents = others
    if let directory { contents[directoryName] = directory.bytes }
    for instance in instances { contents[instance.path] = instance.bytes }
    return contents
  }
}

extension MadeMedium.Instance {
  var bytes: [UInt8] {
    if let replacement { return replacement }
    let data = elements.values.sorted { $0.tag < $1.tag }
      .flatMap { MadeDirectory(records: []).encode($0) }
    guard hasMeta else { return data }
    return preamble + Array(((try? meta.encode()) ?? []).dropFirst(128)) + data
  }

  mutating func set(_ tag: UInt32, _ vr: String, _ value: String) {
    elements[tag] = MadeDirectory.text(tag, vr, value)
  }
}

extension MadeMedium {
  static let mr = "1.2.840.10008.5.1.4.1.1.4"

  /// Where records stand in `sample`.
  enum Place {
    static let patient = 0
    static let study = 1
    static let series = 2
    static let images = [3, 4, 5]
    static let otherSeries = 6
    static let otherPatient = 8
  }

  /// Two patients, the first with two series of three images and one, the second with one image.
  static var sample: MadeMedium {
    var made = MadeMedium()
    typealias Keys = [(UInt32, String, String)]
    func add(_ type: String, _ depth: Int, _ keys: Keys) {
      made.directory?.records.append(
        MadeDirectory.Record(
          type: type, depth: depth, keys: keys.map { MadeDirectory.text($0, $1, $2) }))
    }
    for (patient, counts) in [[3, 1], [1]].enumerated() {
      let person: Keys = [
        (0x0010_0010, "PN", "Made^\(patient)"), (0x0010_0020, "LO", "MADE\(patient)"),
      ]
      let study: Keys = [
        (0x0008_0020, "DA", "20260101"), (0x0008_0030, "TM", "120000"), (0x0008_0050, "SH", ""),
        (0x0008_1030, "LO", "Knee"), (0x0020_000D, "UI", "2.25.1\(patient)"),
        (0x0020_0010, "SH", "S\(patient)"),
      ]
      add("PATIENT", 0, person)
      add("STUDY", 1, study)
      for (number, count) in counts.enumerated() {
        let series: Keys = [
          (0x0008_0060, "CS", "MR"), (0x0020_000E, "UI", "2.25.2\(patient)\(number)"),
          (0x0020_0011, "IS", "\(number + 1)"),
        ]
        add("SERIES", 2, series)
        for image in 0..<count {
          let file = "P\(patient)S\(number)I\(image)"
          let uid = "2.25.3\(patient)\(number)\(image)"
          let own: Keys = [(0x0020_0013, "IS", "\(image + 1)")]
          add("IMAGE", 3, own)
          let size = [0x0028_0010, 0x0028_0011].map { MadeDirectory.short($0, 64) }
          let last = (made.directory?.records.count ?? 1) - 1
          made.directory?.records[last].keys += MadeDirectory.reference("IMG\\\(file)", uid) + size
          made.addInstance("IMG/\(file)", uid, person + study + series + own, size)
        }
      }
    }
    return made
  }

  private mutating func addInstance(
    _ path: String, _ uid: String, _ keys: [(UInt32, String, String)],
    _ more: [MadeDirectory.Element]
  ) {
    var instance = Instance(
      path: path,
      meta: FileMetaInformation(
        sopClass: UID(rawValue: Self.mr), sopInstance: UID(rawValue: uid),
        transferSyntax: "1.2.840.10008.1.2.1"), elements: [:])
    for (tag, vr, value) in keys { instance.set(tag, vr, value) }
    instance.set(0x0008_0016, "UI", Self.mr)
    instance.set(0x0008_0018, "UI", uid)
    for element in more { instance.elements[element.tag.rawValue] = element }
    instances.append(instance)
  }

  /// Puts another value into a record, or takes the element away for nil.
  mutating func set(
    _ record: Int, _ tag: UInt32, _ vr: String, _ value: String?
  ) {
    directory?.records[record].keys.removeAll { $0.tag.rawValue == tag }
    if let value { directory?.records[record].keys.append(MadeDirectory.text(tag, vr, value)) }
  }

  mutating func remove(_ record: Int, _ tag: UInt32) { set(record, tag, "", nil) }

  mutating func setBytes(_ record: Int, _ tag: UInt32, _ vr: String, _ bytes: [UInt8]) {
    remove(record, tag)
    directory?.records[record].keys.append(
      MadeDirectory.Element(tag: DICOMCore.Tag(rawValue: tag), vr: vr, value: bytes))
  }

  /// Behind all others, with what a record of an image has.
  mutating func addImage(_ fileID: String, _ uid: String, depth: Int = 3) {
    directory?.records.append(
      MadeDirectory.Record(
        type: "IMAGE", depth: depth,
        keys: MadeDirectory.reference(fileID, uid) + [MadeDirectory.text(0x0020_0013, "IS", "9")]))
  }

  mutating func addCopy(of record: Int) {
    if let record = directory?.records[record] { directory?.records.append(record) }
  }
}
