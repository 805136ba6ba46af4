import DICOMCore
import MediaValidation
import TestSupport

/// A file that the test makes, in order until a test breaks it.
struct MadeInstance: Sendable {
  /// Without its length, which `bytes` makes.
  var meta = DataSet()
  var data: DataSet
  /// Behind the last element of `data`.
  var tail: [UInt8] = []
  /// The whole file.
  var edit: @Sendable (inout [UInt8]) -> Void = { _ in }

  /// The meta information before its edit: preamble, DICM, group length.
  static let metaOffset = 132

  static let secondaryCapture = MadeInstance("1.2.840.10008.5.1.4.1.1.7")
  static let ct = {
    var instance = MadeInstance("1.2.840.10008.5.1.4.1.1.2")
    instance.set(.imageType, .cs, "ORIGINAL\\PRIMARY\\AXIAL")
    instance.set(.bitsAllocated, .us, words: 16)
    instance.set(.bitsStored, .us, words: 12)
    instance.set(.highBit, .us, words: 11)
    return instance
  }()
  static let enhancedCT = {
    var instance = MadeInstance("1.2.840.10008.5.1.4.1.1.2.1")
    instance.set(.modality, .cs, "CT")
    instance.set(.photometricInterpretation, .cs, "MONOCHROME2")
    instance.set(.bitsAllocated, .us, words: 16)
    instance.set(.bitsStored, .us, words: 16)
    instance.set(.highBit, .us, words: 15)
    let frames = Tag.perFrameFunctionalGroupsSequence
    if var group = instance.data.items(frames).first,
      var measures = group.items(.pixelMeasures).first
    {
      measures[.pixelSpacing] = .text(.pixelSpacing, .ds, "1\\1")
      group[.pixelMeasures] = DataElement(.pixelMeasures, .sq, .items([measures]))
      instance.setItems(frames, [group])
    }
    return instance
  }()

  /// What the definition of a SOP Class asks for and no more.
  init(_ sopClass: UID) {
    data = DataSet()
    if let definition = InformationObjectDefinition.of(sopClass: sopClass) {
      data = MinimalInstance(definition: definition, sopClass: sopClass).full
    }
    set(.sopInstanceUID, .ui, "1.2.3.1")
    for (tag, uid) in [
      (Tag.studyInstanceUID, "1.2.3.2"), (.seriesInstanceUID, "1.2.3.3"),
      (.frameOfReferenceUID, "1.2.3.4"),
    ] where data[tag] != nil {
      set(tag, .ui, uid)
    }
    if data[.pixelData] != nil {
      data[.pixelData] = DataElement(.pixelData, .ow, .memory([0, 0]))
    }
    // Not one of a pair, so no laterality.
    set(.bodyPart, .cs, "HEAD")
    if let stored = data.integer(.bitsStored), stored > 0 {
      set(.highBit, .us, words: UInt16(clamping: stored - 1))
    }
    setMeta(.mediaStorageSOPClassUID, .ui, sopClass.rawValue)
    setMeta(.mediaStorageSOPInstanceUID, .ui, "1.2.3.1")
    setMeta(.transferSyntaxUID, .ui, "1.2.840.10008.1.2.1")
    setMeta(.implementationClassUID, .ui, "1.2.3.9")
    meta[.fileMetaInformationVersion] = DataElement(
      .fileMetaInformationVersion, .ob, .memory([0, 1]))
  }

  mutating func set(_ tag: Tag, _ vr: VR, _ text: String) {
    data[tag] = .text(tag, vr, text)
  }

  mutating func set(_ tag: Tag, _ vr: VR, words: UInt16...) {
    let bytes = words.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    data[tag] = DataElement(tag, vr, .memory(bytes))
  }

  mutating func setMeta(_ tag: Tag, _ vr: VR, _ text: String) {
    meta[tag] = .text(tag, vr, text)
  }

  mutating func setItems(_ tag: Tag, _ items: [DataSet]) {
    data[tag] = DataElement(tag, .sq, .items(items))
  }

  func bytes() throws -> [UInt8] {
    var group = MemorySink()
    try DataSetWriter(.explicitVRLittleEndian).write(meta, to: &group)
    let length = UInt32(group.bytes.count)
    var body = MemorySink()
    try DataSetWriter(.explicitVRLittleEndian).write(data, to: &body)
    var bytes = [UInt8](repeating: 0, count: 128) + Array("DICM".utf8)
    bytes += [2, 0, 0, 0] + Array("UL".utf8) + [4, 0]
    bytes += (0..<4).map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) }
    bytes += group.bytes + body.bytes + tail
    edit(&bytes)
    return bytes
  }

  func findings() throws -> [ValidationFinding] {
    let source = MemorySource(try bytes(), name: "made")
    let file = try DICOMFile.read(source)
    return ObjectValidation().findings(in: file, source: source, name: "made")
  }
}

/// An element of explicit VR in bytes, as nobody ought to write it.
func element(_ tag: Tag, _ vr: String, _ value: [UInt8], length: UInt32? = nil) -> [UInt8] {
  let stated = length ?? UInt32(value.count)
  let words: [UInt16] = [tag.group, tag.element]
  var bytes = words.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
  bytes += Array(vr.utf8)
  let isLong = vr.isEmpty || VR(name: vr)?.hasLongLength == true
  if isLong, !vr.isEmpty { bytes += [0, 0] }
  bytes += (0..<(isLong ? 4 : 2)).map { UInt8(truncatingIfNeeded: stated >> ($0 * 8)) }
  return bytes + value
}

extension Tag {
  static let creator = Tag(0x7FE1, 0x0010)
  static let private0 = Tag(0x7FE1, 0x1000)
  static let private1 = Tag(0x7FE1, 0x1001)
}

extension Tag {
  static let bodyPart = Tag(0x0018, 0x0015)
  static let position = Tag(0x0018, 0x5100)
  static let frameContent = Tag(0x0020, 0x9111)
  static let pixelMeasures = Tag(0x0028, 0x9110)
}
