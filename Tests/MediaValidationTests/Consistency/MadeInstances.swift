import DICOMCore
import MediaValidation
import Testing

/// Instances that fit together, until a test breaks something.
///
/// Of one patient a series of eight slices, a key object and a presentation state that refer to the
/// first of them, and an enhanced image of four frames; of another patient one slice.
struct MadeInstances: Sendable {
  typealias Instance = MadeMedium.Instance
  typealias Element = MadeDirectory.Element

  static let ct = "1.2.840.10008.5.1.4.1.1.2"
  static let enhancedMR = "1.2.840.10008.5.1.4.1.1.4.1"
  static let secondaryCapture = "1.2.840.10008.5.1.4.1.1.7"
  static let keyObject = "1.2.840.10008.5.1.4.1.1.88.59"
  static let presentation = "1.2.840.10008.5.1.4.1.1.11.1"

  enum Place {
    static let slices = Array(0..<8)
    static let last = 7
    static let keyObject = 8
    static let presentation = 9
    static let enhanced = 10
    static let otherPatient = 11
  }

  var instances: [Instance] = []

  static var sample: MadeInstances {
    var made = MadeInstances()
    for slice in 0..<8 {
      made.instances.append(Self.slice("A\(slice)", "2.25.30\(slice)", number: slice))
    }
    made.instances.append(keyObjectDocument)
    made.instances.append(presentationState)
    made.instances.append(enhancedImage)
    var other = Self.slice("Z", "2.25.390", number: 0)
    other.set(0x0010_0010, "PN", "Other^Person")
    other.set(0x0010_0020, "LO", "MADE1")
    other.set(0x0020_000D, "UI", "2.25.19")
    other.set(0x0020_000E, "UI", "2.25.29")
    other.set(0x0020_0052, "UI", "2.25.49")
    made.instances.append(other)
    return made
  }

  var findings: [ValidationFinding] {
    var validation = ConsistencyValidation()
    for instance in instances {
      guard let file = try? DICOMFile.read(MemorySource(instance.bytes)),
        let facts = InstanceFacts(file, name: instance.path)
      else {
        Issue.record("\(instance.path) cannot be read")
        continue
      }
      validation.add(facts)
    }
    return validation.findings()
  }

  subscript(index: Int) -> Instance {
    get { instances[index] }
    set { instances[index] = newValue }
  }

  /// With another UID and number, behind all others.
  mutating func addCopy(of index: Int, _ path: String, uid: String) {
    var copy = instances[index]
    copy.path = path
    copy.meta.sopInstance = UID(rawValue: uid)
    copy.set(0x0008_0018, "UI", uid)
    copy.set(0x0020_0013, "IS", "77")
    instances.append(copy)
  }
}

extension MadeInstances {
  static func instance(
    _ path: String, _ sopClass: String, _ uid: String, series: String, modality: String
  ) -> Instance {
    var instance = Instance(
      path: path,
      meta: FileMetaInformation(
        sopClass: UID(rawValue: sopClass), sopInstance: UID(rawValue: uid),
        transferSyntax: "1.2.840.10008.1.2.1"), elements: [:])
    let values: [(UInt32, String, String)] = [
      (0x0008_0016, "UI", sopClass), (0x0008_0018, "UI", uid), (0x0008_0020, "DA", "20260101"),
      (0x0008_0030, "TM", "120000"), (0x0008_0050, "SH", "ACC"), (0x0008_0060, "CS", modality),
      (0x0008_0070, "LO", "Maker"), (0x0008_0090, "PN", "Doctor^Some"),
      (0x0008_1010, "SH", "STATION"), (0x0008_1030, "LO", "Knee"), (0x0008_103E, "LO", "Series"),
      (0x0010_0010, "PN", "Made^Person"), (0x0010_0020, "LO", "MADE0"),
      (0x0010_0030, "DA", "19700101"), (0x0010_0040, "CS", "O"), (0x0010_4000, "LT", "Comment"),
      (0x0020_000D, "UI", "2.25.10"), (0x0020_000E, "UI", series), (0x0020_0010, "SH", "S1"),
      (0x0020_0011, "IS", "1"), (0x0020_0013, "IS", "1"),
    ]
    for (tag, vr, value) in values { instance.set(tag, vr, value) }
    return instance
  }

  static func slice(_ path: String, _ uid: String, number: Int) -> Instance {
    var slice = instance(path, ct, uid, series: "2.25.20", modality: "CT")
    slice.set(0x0008_0008, "CS", "ORIGINAL\\PRIMARY\\AXIAL")
    slice.set(0x0018_0088, "DS", "2")
    slice.set(0x0020_0013, "IS", "\(number + 1)")
    slice.set(0x0020_0032, "DS", "-100\\-100\\\(number * 2)")
    slice.set(0x0020_0037, "DS", "1\\0\\0\\0\\1\\0")
    slice.set(0x0020_0052, "UI", "2.25.40")
    slice.set(0x0020_1040, "LO", "SN")
    slice.set(0x0028_0030, "DS", "0.5\\0.5")
    slice.setSize(512)
    return slice
  }

  static func reference(_ sopClass: String, _ uid: String, frame: String? = nil) -> [Element] {
    var elements = [
      MadeDirectory.text(0x0008_1150, "UI", sopClass), MadeDirectory.text(0x0008_1155, "UI", uid),
    ]
    if let frame { elements.append(MadeDirectory.text(0x0008_1160, "IS", frame)) }
    return elements
  }

  static func sequence(_ tag: UInt32, _ items: [[Element]]) -> Element {
    let encoder = MadeDirectory(records: [])
    var bytes: [UInt8] = []
    for item in items {
      let body = item.sorted { $0.tag < $1.tag }.flatMap { encoder.encode($0) }
      bytes += [0xFE, 0xFF, 0x00, 0xE0] + littleEndianBytes(UInt32(body.count)) + body
    }
    return Element(tag: DICOMCore.Tag(rawValue: tag), vr: "SQ", value: bytes)
  }

  static func evidence(
    _ references: [[Element]], study: String = "2.25.10", series: String = "2.25.20"
  ) -> Element {
    let seriesItem = [
      MadeDirectory.text(0x0020_000E, "UI", series), sequence(0x0008_1199, references),
    ]
    return sequence(
      0x0040_A375,
      [[MadeDirectory.text(0x0020_000D, "UI", study), sequence(0x0008_1115, [seriesItem])]])
  }

  static func content(_ references: [[Element]]) -> Element {
    sequence(
      0x0040_A730,
      references.map { reference in
        [
          MadeDirectory.text(0x0040_A010, "CS", "CONTAINS"),
          MadeDirectory.text(0x0040_A040, "CS", "IMAGE"), sequence(0x0008_1199, [reference]),
        ]
      })
  }

  private static var keyObjectDocument: Instance {
    var document = instance("K", keyObject, "2.25.310", series: "2.25.21", modality: "KO")
    document.put(evidence([reference(ct, "2.25.300")]))
    document.put(content([reference(ct, "2.25.300")]))
    return document
  }

  static func relationship(_ reference: [Element], series: String = "2.25.20") -> Element {
    sequence(
      0x0008_1115,
      [[MadeDirectory.text(0x0020_000E, "UI", series), sequence(0x0008_1140, [reference])]])
  }

  private static var presentationState: Instance {
    var state = instance("P", presentation, "2.25.320", series: "2.25.22", modality: "PR")
    state.put(relationship(reference(ct, "2.25.300")))
    return state
  }

  /// Made from the first slice.
  /// - Parameter listing: what its Common Instance Reference Module has.
  static func segmentation(listing: [[Element]]) -> Instance {
    var image = instance(
      "S", "1.2.840.10008.5.1.4.1.1.66.4", "2.25.340", series: "2.25.24", modality: "SEG")
    image.set(0x0020_0052, "UI", "2.25.40")
    image.set(0x0020_1040, "LO", "SN")
    image.put(sequence(0x0008_2112, [reference(ct, "2.25.300")]))
    if !listing.isEmpty {
      let series = [
        MadeDirectory.text(0x0020_000E, "UI", "2.25.20"), sequence(0x0008_114A, listing),
      ]
      image.put(sequence(0x0008_1115, [series]))
    }
    return image
  }

  /// - Parameter indices: the Dimension Index Values of each frame.
  static func frames(_ indices: [[UInt32]], places: [Int] = [0, 3, 6, 9]) -> Element {
    let items = indices.enumerated().map { number, values in
      [
        sequence(
          0x0020_9111,
          [
            [
              Element(
                tag: DICOMCore.Tag(0x0020, 0x9157), vr: "UL",
                value: values.flatMap { littleEndianBytes($0) }, wordSize: 4)
            ]
          ]),
        sequence(
          0x0020_9113, [[MadeDirectory.text(0x0020_0032, "DS", "0\\0\\\(places[number])")]]),
      ]
    }
    return sequence(0x5200_9230, items)
  }

  private static var enhancedImage: Instance {
    var image = instance("X", enhancedMR, "2.25.330", series: "2.25.23", modality: "MR")
    image.set(0x0008_0008, "CS", "ORIGINAL\\PRIMARY\\M\\NONE")
    image.set(0x0020_0052, "UI", "2.25.40")
    image.set(0x0020_1040, "LO", "SN")
    image.set(0x0028_0008, "IS", "4")
    image.setSize(256)
    image.put(sequence(0x0020_9222, [[MadeDirectory.text(0x0020_9421, "LO", "Place")]]))
    image.put(
      sequence(
        0x5200_9229,
        [
          [
            sequence(
              0x0020_9116, [[MadeDirectory.text(0x0020_0037, "DS", "1\\0\\0\\0\\1\\0")]]),
            sequence(
              0x0028_9110,
              [
                [
                  MadeDirectory.text(0x0018_0088, "DS", "3"),
                  MadeDirectory.text(0x0028_0030, "DS", "1\\1"),
                ]
              ]),
          ]
        ]))
    image.put(frames([[1], [2], [3], [4]]))
    return image
  }
}

extension MadeMedium.Instance {
  mutating func put(_ element: MadeDirectory.Element) { elements[element.tag.rawValue] = element }

  mutating func remove(_ tag: UInt32) { elements[tag] = nil }

  mutating func setSize(_ size: UInt16) {
    put(MadeDirectory.short(0x0028_0010, size))
    put(MadeDirectory.short(0x0028_0011, size))
  }
}
