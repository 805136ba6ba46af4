import DICOMCore
import MediaValidation
import TestSupport
import Testing

struct ObjectValidationTests {
  @Test("a pixel aspect ratio of square pixels, or beside a spacing, is told of")
  func aspectRatio() throws {
    let tag = Tag(0x0028, 0x0034)
    var square = MadeInstance.secondaryCapture
    square.set(tag, .is, "1\\1")
    #expect(try square.findings().map(\.rule.identifier) == ["IOD-031"])
    var spaced = MadeInstance.ct
    spaced.set(tag, .is, "1\\2")
    #expect(try spaced.findings().map(\.rule.identifier) == ["IOD-031"])
    var oblong = MadeInstance.secondaryCapture
    oblong.set(tag, .is, "1\\2")
    #expect(try oblong.findings().isEmpty)
  }

  @Test("laterality of a body part that is not one of a pair is told of")
  func unpaired() throws {
    var instance = MadeInstance.ct
    instance.set(Tag(0x0020, 0x0060), .cs, "L")
    #expect(try instance.findings().map(\.rule.identifier) == ["IOD-025"])
  }

  @Test("what is forbidden beside another attribute is told of, though it is allowed otherwise")
  func forbiddenBeside() throws {
    var instance = MadeInstance.secondaryCapture
    instance.set(.position, .cs, "HFS")
    #expect(try instance.findings().isEmpty)
    instance.setItems(Tag(0x0054, 0x0410), [])
    #expect(try instance.findings().contains { $0.rule.identifier == "IOD-009" })
  }

  @Test("values that hold under a condition are judged where it is met")
  func conditionalValues() throws {
    var instance = MadeInstance("1.2.840.10008.5.1.4.1.1.6.1")
    instance.set(.samplesPerPixel, .us, words: 1)
    instance.set(.photometricInterpretation, .cs, "PALETTE COLOR")
    instance.set(.bitsAllocated, .us, words: 16)
    instance.set(.bitsStored, .us, words: 16)
    let bits = "(0028,0100)"
    #expect(try !instance.findings().contains { $0.place.path == bits })
    instance.set(.photometricInterpretation, .cs, "MONOCHROME2")
    let found = try instance.findings().filter { $0.place.path == bits }
    #expect(found.map(\.rule.identifier) == ["IOD-010"])
  }

  @Test("a value of Type 1 that is spaces is none")
  func blank() throws {
    var instance = MadeInstance.secondaryCapture
    instance.set(.conversionType, .cs, "    ")
    #expect(try instance.findings().map(\.rule.identifier) == ["IOD-004"])
  }

  @Test("a private creator without a name is told of")
  func namelessCreator() throws {
    var instance = MadeInstance.secondaryCapture
    instance.set(Tag(0x0009, 0x0010), .lo, "")
    #expect(try instance.findings().map(\.rule.identifier) == ["IOD-019"])
  }

  @Test("a finding names the item, and the section of the module that asks for the attribute")
  func place() throws {
    var instance = MadeInstance.ct
    instance.setItems(.referencedStudySequence, [Self.reference, DataSet()])
    let finding = try #require(try instance.findings().first)
    #expect(finding.rule.identifier == "IOD-003")
    #expect(finding.place.path == "(0008,1110)[2].(0008,1150)")
    #expect(finding.section.hasPrefix("PS3.3 §C.7.2"))
  }

  @Test("what was not read is not missed")
  func headersOnly() throws {
    let source = MemorySource(try MadeInstance.ct.bytes())
    let file = try DICOMFile.read(source, options: ReadOptions(stopBefore: .pixelData))
    #expect(ObjectValidation().findings(in: file, source: source, name: "x").isEmpty)
  }

  @Test("no value of the patient is in a finding")
  func privacy() throws {
    var instance = MadeInstance.secondaryCapture
    instance.set(.patientName, .pn, "SECRET^A^B^C^D^E^F")
    instance.set(.patientID, .lo, "SECRET" + String(repeating: "X", count: 80))
    instance.set(.patientBirthDate, .da, "SECRET")
    instance.set(.patientSex, .cs, "SECRET")
    let findings = try instance.findings()
    #expect(findings.count >= 4)
    #expect(!findings.contains { "\($0)".contains("SECRET") })
  }

  @Test("a file with a hundred thousand faults has no more findings than places that are kept")
  func bounded() throws {
    var instance = MadeInstance.secondaryCapture
    let item = DataSet([.text(Tag(0x0010, 0x0F0F), .lo, "X")])
    instance.setItems(
      .referencedStudySequence, [DataSet](repeating: item, count: 100_000))
    let findings = try instance.findings()
    #expect(findings.count { $0.rule.identifier == "IOD-018" } == 100)
    #expect(findings.count <= 300)
  }

  @Test("bytes at random end in findings or in an error, never in a trap")
  func hostile() throws {
    let whole = try MadeInstance.enhancedCT.bytes()
    var random = SplitMix(6)
    for _ in 0..<500 {
      var bytes = whole
      for _ in 0..<8 { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
      bytes.removeLast(random.below(bytes.count / 2))
      let source = MemorySource(bytes)
      guard let file = try? DICOMFile.read(source) else { continue }
      let findings = ObjectValidation().findings(in: file, source: source, name: "x")
      #expect(findings.count < 100 * 70)
    }
  }

  @Test("many threads get what one gets")
  func threads() async throws {
    let source = MemorySource(try MadeInstance.enhancedCT.bytes().dropLast(1) + [0, 0, 0])
    let file = try DICOMFile.read(source)
    let validation = ObjectValidation()
    let one = validation.findings(in: file, source: source, name: "x")
    await withTaskGroup(of: [ValidationFinding].self) { group in
      for _ in 0..<16 {
        group.addTask { validation.findings(in: file, source: source, name: "x") }
      }
      for await findings in group { #expect(findings == one) }
    }
  }

  private static let reference = DataSet([
    .text(.referencedSOPClassUID, .ui, "1.2.840.10008.3.1.2.3.1"),
    .text(.referencedSOPInstanceUID, .ui, "1.2.3"),
  ])
}
