import DICOMCore
import DICOMFileSet
import MediaValidation

/// Files and a DICOMDIR made from the tables of a profile, sound until a test breaks them.
struct MadeProfile: Sendable {
  var profile: ApplicationProfile
  var instances: [MadeInstance] = []
  /// Files that are encrypted.
  var secure: [String] = []
  var directory: MadeDirectory? = MadeDirectory(records: [])
  var medium = ProfileMedium()

  init(_ profile: ApplicationProfile) {
    self.profile = profile
    addRecord("PATIENT", 0)
    addRecord("STUDY", 1)
    addRecord("SERIES", 2)
    if profile.isSecure, profile.fileSystems != [.zip] {
      secure = ["DICOMDIR", "IM1"]
      directory = nil
    } else {
      for (sopClass, syntax) in kinds { add(instance(sopClass, syntax)) }
    }
    medium.volume = volume
  }

  static func name(_ index: Int) -> String { "IM\(index)" }

  mutating func add(_ instance: MadeInstance) {
    let sopClass = instance.data.uid(.sopClassUID) ?? ""
    addRecord(
      DirectoryRecordType.of(sopClass: sopClass)?.rawValue ?? "IMAGE", 3,
      MadeDirectory.reference(Self.name(instances.count), "1.2.3.\(instances.count)")
        .filter { $0.tag != .referencedSOPClassUIDInFile }
        + [MadeDirectory.text(0x0004_1510, "UI", sopClass.rawValue)])
    instances.append(instance)
  }

  /// With every key that the profile adds to this type.
  mutating func addRecord(_ type: String, _ depth: Int, _ keys: [MadeDirectory.Element] = []) {
    let table = profile.additionalKeys
    let added = table.map {
      SelectionKey.keys(of: DirectoryRecordType(rawValue: type), in: $0)
    }
    let all = keys + (added ?? []).map(element)
    directory?.records.append(MadeDirectory.Record(type: type, depth: depth, keys: all))
  }

  private func element(_ key: SelectionKey) -> MadeDirectory.Element {
    switch key.vr {
    case .us: return MadeDirectory.short(key.tag.rawValue, 64)
    case .sq: return Self.sequence(key.tag, key.tag == .iconImageSequence ? icon : reference)
    case .ui: return MadeDirectory.text(key.tag.rawValue, "UI", "1.2.3")
    case .da: return MadeDirectory.text(key.tag.rawValue, "DA", "20260101")
    default: return MadeDirectory.text(key.tag.rawValue, "\(key.vr)".uppercased(), "1")
    }
  }

  private var reference: DataSet {
    DataSet([.text(.referencedSOPInstanceUID, .ui, "1.2.3")])
  }

  var icon: DataSet {
    var set = DataSet()
    let size = UInt16(profile.icon?.rows ?? 64)
    for (tag, word) in [
      (Tag.samplesPerPixel, 1), (.rows, size), (.columns, size), (.bitsAllocated, 8),
    ] {
      set[tag] = DataElement(tag, .us, .memory([UInt8(word & 0xFF), UInt8(word >> 8)]))
    }
    return set
  }

  static func sequence(_ tag: Tag, _ item: DataSet) -> MadeDirectory.Element {
    let bytes = (try? DataSetWriter(.explicitVRLittleEndian).encode(item)) ?? []
    let length = (0..<4).map { UInt8(truncatingIfNeeded: bytes.count >> ($0 * 8)) }
    return MadeDirectory.Element(
      tag: tag, vr: "SQ", value: [0xFE, 0xFF, 0x00, 0xE0] + length + bytes)
  }
}

extension MadeProfile {
  /// What the profile names: a class of each kind, in each of its syntaxes.
  private var kinds: [(UID, UID)] {
    profile.rows.flatMap { row -> [(UID, UID)] in
      let classes: [UID] =
        switch row.sopClasses {
        case .some(let classes): classes
        case .everyClass: [Self.ct]
        case .everyMultiFrame: [Self.video]
        }
      return classes.flatMap { sopClass in
        (row.transferSyntaxes ?? ["1.2.840.10008.1.2.1"]).map { (sopClass, $0) }
      }
    }
  }

  static let ct: UID = "1.2.840.10008.5.1.4.1.1.2"
  static let video: UID = "1.2.840.10008.5.1.4.1.1.77.1.1.1"

  /// An instance with the values that the profile asks for.
  func instance(_ sopClass: UID, _ syntax: UID) -> MadeInstance {
    var made = MadeInstance(sopClass)
    made.data[.pixelData] = nil
    made.setMeta(.transferSyntaxUID, .ui, syntax.rawValue)
    if sopClass == Self.video { made.set(.numberOfFrames, .is, "25") }
    for rule in profile.rules {
      if let classes = rule.sopClasses, !classes.contains(sopClass) { continue }
      if let syntaxes = rule.transferSyntaxes, !syntaxes.contains(syntax) { continue }
      if let when = rule.when {
        let text = made.data.string(when.tag) ?? made.data.integer(when.tag).map { "\($0)" } ?? ""
        let number = made.data.integer(when.tag).map { "\($0)" } ?? ""
        guard when.values.contains(text) || when.values.contains(number) else { continue }
      }
      made.satisfy(rule)
    }
    return made
  }

  private var volume: ProfileMedium.Volume {
    switch profile.fileSystems.first {
    case .isoLevel1, .iso: .iso9660
    case .udf: .udf
    case .fat: .fat
    case .zip: .zip
    case .mime, nil: .unknown
    }
  }
}

extension MadeInstance {
  fileprivate mutating func satisfy(_ rule: ProfileRule) {
    guard let tag = rule.tag else { return }
    let vr = DataDictionary.vr(of: tag) ?? .lo
    if let items = rule.items {
      setItems(tag, [DataSet(items.map { .text($0, .lo, "1") })])
    } else if let value = rule.values?.first {
      put(tag, vr, value)
    } else if rule.maximum != nil {
      put(tag, vr, "64")
    } else if let equals = rule.equals {
      put(tag, vr, "\((data.integer(equals.tag) ?? 0) - equals.minus)")
    } else if rule.presence == .present || rule.presence == .value {
      set(tag, vr, rule.presence == .value ? "1" : "")
    } else if rule.presence == .absent {
      data[tag] = nil
    }
  }

  mutating func put(_ tag: Tag, _ vr: VR, _ value: String) {
    if vr == .us { set(tag, .us, words: UInt16(value) ?? 0) } else { set(tag, vr, value) }
  }
}

extension MadeProfile {
  /// ContentInfo of EnvelopedData, as PS3.15 Annex D has it.
  static let envelope: [UInt8] =
    [0x30, 0x82, 0x12, 0x34, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x03]
    + [UInt8](repeating: 0xA0, count: 16)

  func facts(_ attributes: ProfileAttributes = .standard) throws -> [ProfileFacts] {
    try secure.compactMap { ProfileFacts(start: Self.envelope, name: $0) }
      + instances.enumerated().map { index, instance in
        ProfileFacts(
          try DICOMFile.read(MemorySource(try instance.bytes())), name: Self.name(index),
          attributes: attributes)
      }
  }

  func read() throws -> FileSetDirectory? {
    try directory.map { try FileSetDirectory(MemorySource($0.bytes)) }
  }

  func findings(claimed: [ApplicationProfile]? = nil) throws -> [ValidationFinding] {
    let claimed = claimed ?? [profile]
    var validation = ProfileValidation(claimed)
    for facts in try facts(ProfileAttributes(claimed)) { validation.add(facts) }
    return validation.findings(directory: try read(), medium: medium)
  }

  func verdicts(_ findings: [ValidationFinding] = []) throws -> [ProfileVerdict] {
    var survey = ProfileSurvey()
    for facts in try facts() { survey.add(facts) }
    return survey.verdicts(directory: try read(), medium: medium, findings: findings)
  }
}
