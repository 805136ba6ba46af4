import DICOMCore
import DICOMPixels
import TestSupport
import Testing

struct PixelDescriptionTests {
  static func us(_ tag: DICOMCore.Tag, _ values: Int...) -> DataElement {
    DataElement(tag, .us, .memory(values.flatMap { littleEndianBytes(UInt16($0)) }))
  }

  static func text(_ tag: DICOMCore.Tag, _ vr: VR, _ text: String) -> DataElement {
    DataElement(tag, vr, .memory(Array((text.utf8.count % 2 == 0 ? text : text + " ").utf8)))
  }

  static func dataSet(_ changes: [DataElement] = [], without tags: [DICOMCore.Tag] = []) -> DataSet
  {
    var data = DataSet([
      us(.samplesPerPixel, 1), text(.photometricInterpretation, .cs, "MONOCHROME2"), us(.rows, 4),
      us(.columns, 6), us(.bitsAllocated, 16), us(.bitsStored, 12), us(.highBit, 11),
      us(.pixelRepresentation, 0),
      DataElement(.pixelData, .ow, .memory([UInt8](repeating: 0, count: 48))),
    ])
    for change in changes { data[change.tag] = change }
    for tag in tags { data[tag] = nil }
    return data
  }

  @Test func `sound attributes have no findings`() throws {
    let (description, findings) = try PixelDescription.read(Self.dataSet())
    #expect(findings.isEmpty)
    #expect(
      description
        == PixelDescription(columns: 6, rows: 4, bitsAllocated: 16, bitsStored: 12))
    #expect(description.frameBytes == 48)
  }

  @Test(arguments: [
    (us(.rows, 0), DICOMCore.Tag.rows), (text(.columns, .us, ""), .columns),
    (us(.bitsAllocated, 0), .bitsAllocated), (us(.bitsAllocated, 72), .bitsAllocated),
    (us(.bitsAllocated, 9), .bitsAllocated), (us(.samplesPerPixel, 0), .samplesPerPixel),
  ])
  func `what no image has is refused with its tag`(element: DataElement, tag: DICOMCore.Tag) {
    let error = #expect(throws: PixelError.self) {
      try PixelDescription.read(Self.dataSet([element]))
    }
    #expect(error?.tag == tag)
    #expect(error?.description.hasPrefix("\(tag) ") == true)
  }

  @Test(arguments: [DICOMCore.Tag.rows, .columns, .bitsAllocated, .pixelData])
  func `what must be there is missed by its tag`(tag: DICOMCore.Tag) {
    let error = #expect(throws: PixelError.self) {
      try PixelDescription.read(Self.dataSet(without: [tag]))
    }
    #expect(error == PixelError(.missing, tag))
  }

  @Test(arguments: [
    us(.bitsStored, 17), us(.bitsStored, 0), us(.highBit, 16), us(.highBit, 3),
    us(.pixelRepresentation, 2), text(.photometricInterpretation, .cs, "RGB"),
    text(.numberOfFrames, .is, "0"), text(.numberOfFrames, .is, "-3"),
    text(.numberOfFrames, .is, "99999999999"),
  ])
  func `what can mean one thing only is put right and told`(element: DataElement) throws {
    let (description, findings) = try PixelDescription.read(Self.dataSet([element]))
    // A wrong number of bits makes the highest one wrong too.
    #expect((1...2).contains(findings.count))
    #expect(findings.first?.tag == element.tag)
    #expect((1...16).contains(description.bitsStored))
    #expect(description.highBit < 16 && description.highBit >= description.bitsStored - 1)
    #expect(description.photometric == .monochrome2)
    #expect(description.numberOfFrames == nil)
  }

  @Test func `attributes that were written are read again`() throws {
    var description = PixelDescription(
      columns: 9, rows: 7, samplesPerPixel: 3, photometric: .ybrFull, bitsAllocated: 16,
      bitsStored: 10, isSigned: true, numberOfFrames: 12)
    description.planarConfiguration = 1
    description.highBit = 12
    var data = Self.dataSet()
    description.apply(to: &data)
    #expect(try PixelDescription.read(data).description == description)
    #expect(try PixelDescription.read(data).findings.isEmpty)
  }

  @Test func `reals are kept as they are`() throws {
    let data = Self.dataSet(
      [DataElement(.floatPixelData, .of, .memory([UInt8](repeating: 1, count: 96)))],
      without: [.pixelData, .bitsStored, .highBit, .pixelRepresentation])
    let frames = try PixelFrames(data, syntax: .explicitVRLittleEndian)
    #expect(frames.description.kind == .float && frames.description.layout == nil)
    #expect(try frames.bytes(of: 0).count == 96)
    #expect(throws: PixelError.self) {
      try Frame(native: try frames.bytes(of: 0), frames.description)
    }
  }

  @Test func `native frames that are cut, or too many bytes, are told`() throws {
    func frames(_ bytes: Int, _ stated: String) throws -> PixelFrames {
      try PixelFrames(
        Self.dataSet([
          DataElement(.pixelData, .ow, .memory([UInt8](repeating: 0, count: bytes))),
          Self.text(.numberOfFrames, .is, stated),
        ]), syntax: .explicitVRLittleEndian)
    }
    #expect(try frames(96, "2").findings.isEmpty)
    let cut = try frames(140, "3")
    #expect(cut.count == 2)
    #expect(
      cut.findings == [PixelFinding(.truncated(needed: 144, available: 140), .pixelData)])
    #expect(throws: PixelError.self) { try cut.bytes(of: 2) }
    #expect(try frames(150, "3").findings == [PixelFinding(.trailingBytes(6), .pixelData)])
    #expect(throws: PixelError.self) { try frames(40, "1") }
    #expect(try frames(48, "2147483647").count == 1)
  }

  @Test func `mutated attributes are read or refused`() {
    var random = SplitMix(3)
    let tags: [DICOMCore.Tag] = [
      .rows, .columns, .bitsAllocated, .bitsStored, .highBit, .pixelRepresentation,
      .samplesPerPixel, .planarConfiguration, .numberOfFrames, .photometricInterpretation,
    ]
    let words = [0, 1, 2, 3, 7, 8, 12, 15, 16, 31, 32, 64, 255, 4_096, 65_535]
    let terms = ["RGB", "YBR_FULL_422", "PALETTE COLOR", "MONOCHROME1", "YBR_FULL", "X"]
    for _ in 0..<5_000 {
      var changes: [DataElement] = []
      for tag in tags where Bool.random(using: &random) {
        let word = words.randomElement(using: &random) ?? 0
        switch tag {
        case .numberOfFrames: changes.append(Self.text(tag, .is, "\(word)"))
        case .photometricInterpretation:
          changes.append(Self.text(tag, .cs, terms.randomElement(using: &random) ?? ""))
        default: changes.append(Self.us(tag, word))
        }
      }
      let data = Self.dataSet(changes)
      guard let frames = try? PixelFrames(data, syntax: .explicitVRLittleEndian),
        let bytes = try? frames.bytes(of: frames.count - 1),
        let frame = try? Frame(native: bytes, frames.description)
      else { continue }
      let target = frames.description.interleaved
      let again = (try? frame.native(as: target)).flatMap { try? Frame(native: $0, target) }
      #expect(again == frame)
      var overlays = EmbeddedOverlays(data, frames.description)
      _ = try? overlays.add(native: bytes)
      _ = try? Palette(data, isSigned: false)
    }
  }
}
