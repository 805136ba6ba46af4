internal import DICOMConversion
internal import DICOMCore

/// The change of one data set: what is set, what goes with it, and what stood there before.
struct CoercionEdit {
  /// Attributes that get another value, and those that lose theirs.
  private(set) var changes: [Tag: CoercedAttribute?] = [:]
  private(set) var data: DataSet
  private(set) var isConverted = false
  /// Top-level elements of which the conversion to UTF-8 could not keep everything.
  private(set) var lossy: Set<Tag> = []

  private let original: DataSet
  private let characterSet: SpecificCharacterSet
  private let values: CoercionValues
  private let keepsForeignID: Bool

  static let typeOfPatientID = Tag(0x0010, 0x0022)
  static let issuerQualifiers = Tag(0x0010, 0x0024)
  static let issuerOfAccessionNumber = Tag(0x0008, 0x0051)

  init(_ data: DataSet, values: CoercionValues) {
    (self.data, original, self.values) = (data, data, values)
    let characterSet = SpecificCharacterSet(definedTerms: data.strings(.specificCharacterSet))
    self.characterSet = characterSet
    func before(_ tag: Tag, _ vr: VR) -> String {
      characterSet.decode(data.bytes(tag) ?? [], vr: vr).text
    }
    for (attribute, value) in values.values where before(attribute.tag, attribute.vr) != value {
      changes[attribute.tag] = .some(attribute)
    }
    let foreignID = before(.patientID, .lo)
    let foreignIssuer = before(.issuerOfPatientID, .lo)
    let changesID = changes[.patientID] != nil
    // The issuer belongs to the ID that it has issued, and so do its qualifiers and the type.
    if changesID, values.values[.issuer] == nil { changes[.issuerOfPatientID] = .some(nil) }
    if changesID, changes[Self.typeOfPatientID] == nil {
      changes[Self.typeOfPatientID] = .some(nil)
    }
    if changesID || changes[.issuerOfPatientID] != nil {
      changes[Self.issuerQualifiers] = .some(nil)
    }
    if changes[.accessionNumber] != nil { changes[Self.issuerOfAccessionNumber] = .some(nil) }
    // What is to be removed must be there.
    changes = changes.filter { $0.value != nil || data[$0.key] != nil }
    keepsForeignID =
      !foreignID.isEmpty
      && (changesID || (changes[.issuerOfPatientID] != nil && !foreignIssuer.isEmpty))
    if keepsForeignID { changes[.otherPatientIDsSequence] = .some(nil) }
  }

  /// Sets and removes.
  mutating func apply() throws {
    let texts =
      values.values.map { ($0.value, $0.key.vr) }
      + [values.source, values.institution].compactMap { $0.map { ($0, VR.lo) } }
    if !texts.allSatisfy({ characterSet.encode($0.0, vr: $0.1) != nil }) {
      data = try data.inUTF8(from: characterSet, lossy: &lossy)
      isConverted = true
    }
    let foreign = foreignID()
    for (tag, attribute) in changes where tag != .otherPatientIDsSequence {
      data[tag] = attribute.flatMap { text(tag, $0.vr, values.values[$0] ?? "") }
    }
    if keepsForeignID { try add(foreign, to: .otherPatientIDsSequence) }
  }

  /// The ID that the instance came with, as one of the patient's others.
  /// - SeeAlso: PS3.3 Table C.7-1
  private func foreignID() -> DataSet {
    let type = data.string(Self.typeOfPatientID) ?? "TEXT"
    var item = DataSet([.text(Self.typeOfPatientID, .cs, type)])
    for tag in [.patientID, .issuerOfPatientID, Self.issuerQualifiers] {
      if let element = data[tag] { item[tag] = element }
    }
    return item
  }

  /// What stood there before, who changed it, and by what it was brought in.
  mutating func record(time: String) throws {
    let source = text(Tag(0x0400, 0x0564), .lo, values.source ?? institutionOfOrigin)
    let item = try OriginalAttributes(original).item(
      changed: Set(changes.keys), lossy: lossy, isConverted: isConverted, source: source,
      time: time)
    try add(item, to: .originalAttributesSequence)
    try add(equipment(time: time), to: Tag(0x0018, 0xA001))
  }

  private var institutionOfOrigin: String {
    characterSet.decode(original.bytes(.institutionName) ?? [], vr: .lo).text
  }

  /// - SeeAlso: PS3.3 §C.12.1.1.5, PS3.16 CID 7005
  private func equipment(time: String) -> DataSet {
    let purpose = DataSet([
      .text(Tag(0x0008, 0x0100), .sh, "MEDIM"), .text(Tag(0x0008, 0x0102), .sh, "DCM"),
      .text(Tag(0x0008, 0x0104), .lo, "Portable Media Importer Equipment"),
    ])
    var item = DataSet([
      .text(Tag(0x0008, 0x0070), .lo, "Spindle"),
      .text(Tag(0x0008, 0x1090), .lo, "Spindle"),
      .text(Tag(0x0018, 0x1020), .lo, CreateJob.maker),
      .text(Tag(0x0018, 0xA002), .dt, time),
      .text(Tag(0x0018, 0xA003), .st, "Patient or study brought into line with local data"),
      DataElement(Tag(0x0040, 0xA170), .sq, .items([purpose])),
    ])
    if let institution = values.institution {
      item[.institutionName] = text(.institutionName, .lo, institution)
    }
    return item
  }

  private func text(_ tag: Tag, _ vr: VR, _ value: String) -> DataElement {
    let set = isConverted ? SpecificCharacterSet.utf8 : characterSet
    return .bytes(tag, vr, set.encode(value, vr: vr) ?? Array(value.utf8))
  }

  private mutating func add(_ item: DataSet, to tag: Tag) throws {
    var items: [DataSet] = []
    switch data[tag]?.value {
    case .items(let existing): items = existing
    case .bytes(let bytes) where bytes.count > 0:
      throw Coercer.Failure.impossible("its sequence \(tag) cannot be read")
    default: break
    }
    data[tag] = DataElement(tag, .sq, .items(items + [item]))
  }
}
