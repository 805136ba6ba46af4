import DICOMCore
import DICOMFileSet
import MediaValidation
import Testing

/// Sequences of records: their items have keys of their own.
struct RecordSequenceTests {
  private static let keyObject = "1.2.840.10008.5.1.4.1.1.88.59"

  /// A sequence of one item, in Explicit VR Little Endian.
  private func sequence(_ elements: [MadeDirectory.Element]) -> MadeDirectory.Element {
    let body = elements.flatMap { MadeDirectory(records: []).encode($0) }
    return MadeDirectory.Element(
      tag: DICOMCore.Tag(0x0040, 0xA043), vr: "SQ",
      value: [0xFE, 0xFF, 0x00, 0xE0] + littleEndianBytes(UInt32(body.count)) + body)
  }

  private func code(_ value: String?, _ meaning: String?) -> MadeDirectory.Element {
    sequence(
      [
        value.map { MadeDirectory.text(0x0008_0100, "SH", $0) },
        MadeDirectory.text(0x0008_0102, "SH", "DCM"),
        meaning.map { MadeDirectory.text(0x0008_0104, "LO", $0) },
      ].compactMap(\.self))
  }

  /// The first image becomes a key object, with this title in its record and that in its file.
  private func medium(
    _ record: MadeDirectory.Element, _ file: MadeDirectory.Element
  ) -> MadeMedium {
    var medium = MadeMedium.sample
    let image = MadeMedium.Place.images[0]
    medium.directory?.records[image].type = "KEY OBJECT DOC"
    medium.set(image, 0x0004_1510, "UI", Self.keyObject)
    for (tag, vr, value) in [(0x0008_0023, "DA", "20260101"), (0x0008_0033, "TM", "12")] {
      medium.set(image, UInt32(tag), vr, value)
      medium.instances[0].set(UInt32(tag), vr, value)
    }
    medium.directory?.records[image].keys.append(record)
    medium.instances[0].meta.sopClass = UID(rawValue: Self.keyObject)
    medium.instances[0].set(0x0008_0016, "UI", Self.keyObject)
    medium.instances[0].elements[0x0040_A043] = file
    return medium
  }

  private func findings(
    _ record: MadeDirectory.Element, _ file: MadeDirectory.Element
  ) -> [String] {
    FileSetValidation.findings(in: medium(record, file)).map {
      "\($0.rule.identifier) \($0.place.path ?? "-")"
    }
  }

  @Test func `a code that is whole and that of the file is sound`() {
    #expect(findings(code("113000", "Of Interest"), code("113000", "Of interest")) == [])
  }

  @Test func `a code without its meaning or its value is told with the way to it`() {
    let image = "(0004,1220)[\(MadeMedium.Place.images[0] + 1)].(0040,A043)[1]."
    #expect(
      findings(code("113000", nil), code("113000", "Of Interest"))
        == ["DIR-029 \(image)(0008,0104)"])
    #expect(
      findings(code(nil, "Of Interest"), code("113000", "Of Interest"))
        == ["DIR-029 \(image)(0008,0100)"])
  }

  @Test func `another code than that of the file is a difference`() {
    #expect(
      findings(code("113001", "Rejected"), code("113000", "Of Interest")) == ["FS-025 (0040,A043)"])
  }
}
