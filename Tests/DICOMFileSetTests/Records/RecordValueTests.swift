import DICOMCore
import Foundation
import Testing

@testable import DICOMFileSet

struct RecordValueTests {
  struct Sloppy: Sendable {
    var tag: DICOMCore.Tag
    var vr: VR
    var value: String
    var expected: String?

    init(_ tag: DICOMCore.Tag, _ vr: VR, _ value: String, _ expected: String?) {
      (self.tag, self.vr, self.value, self.expected) = (tag, vr, value, expected)
    }
  }

  /// What a sloppy source has, and what the record of the entity says instead; nil: no such element.
  static let values: [Sloppy] = [
    Sloppy(.studyDate, .da, "1997.04.24", "19970424"),
    Sloppy(.studyTime, .tm, "14:04:38", "140438"),
    Sloppy(.studyDate, .da, "20241301", "19000101"),
    Sloppy(.studyDate, .da, "yesterday", "19000101"),
    Sloppy(.studyTime, .tm, "25", "000000"),
    Sloppy(.studyDate, .da, "20240131\\20240201", "20240131"),
    Sloppy(
      .studyDescription, .lo, String(repeating: "x", count: 80), String(repeating: "x", count: 64)),
    Sloppy(.studyDescription, .lo, "a\u{1}b\nc\0\0", "a b c"),
    Sloppy(.studyDescription, .lo, "one\\two", "one"),
    Sloppy(
      .accessionNumber, .sh, String(repeating: "7", count: 20), String(repeating: "7", count: 16)),
    Sloppy(.modality, .cs, "ct", "CT"), Sloppy(.modality, .cs, "C-T!", "OT"),
    Sloppy(.seriesNumber, .is, "1.5", "1"),
    Sloppy(.seriesNumber, .is, "99999999999", "1"), Sloppy(.instanceNumber, .is, "five", "1"),
    Sloppy(.patientSex, .cs, "m", "M"), Sloppy(.patientBirthDate, .da, "unknown", nil),
    Sloppy(.patientName, .pn, "A^B^C^D^E^F^G=H=I=J", "A^B^C^D^E=H=I"),
    Sloppy(
      .patientName, .pn, String(repeating: "n", count: 100), String(repeating: "n", count: 64)),
    Sloppy(.studyID, .sh, "\\\\", "1"), Sloppy(.studyID, .sh, "   ", "1"),
    Sloppy(.referringPhysicianName, .pn, "Dr\u{7F}No\\Other", "Dr No"),
  ]

  @Test(arguments: values.indices)
  func `a value in a wrong form is brought into the right one or filled`(number: Int) throws {
    let sloppy = Self.values[number]
    let tag = sloppy.tag
    let made = try index([image([.text(tag, sloppy.vr, sloppy.value)])])
    let records = try made.records.map { try DICOMFile.elements($0.body) }
    let found = records.compactMap { $0[tag] == nil ? nil : $0.string(tag) ?? "" }
    #expect(found == (sloppy.expected.map { [$0] } ?? []))
    #expect(!made.remarks.isEmpty)
  }

  @Test func `no program finds fault with a directory of sloppy values`() throws {
    let made = try MadeFileSet(
      index(
        Self.values.enumerated().map { number, value in
          image(
            [.text(.patientID, .lo, "P\(number)"), .text(value.tag, value.vr, value.value)],
            uid: "1.2.\(number + 1)", study: "1.3.\(number + 1)", series: "1.4.\(number + 1)")
        }))
    defer { made.remove() }
    #expect(try complaints(made.directory).isEmpty)
  }

  @Test func `an invalid UID is repeated as it is`() throws {
    let long = "1.2." + String(repeating: "3", count: 66)
    let made = try index([image(uid: "1.02.abc", study: long, series: "x")])
    let records = try made.records.map { try DICOMFile.elements($0.body) }
    #expect(records[1].string(.studyInstanceUID) == long)
    #expect(records[2].string(.seriesInstanceUID) == "x")
    #expect(records[3].string(.referencedSOPInstanceUIDInFile) == "1.02.abc")
  }

  @Test func `numbers in another VR than the standard's are read as numbers`() throws {
    let data = image([
      DataElement(.rows, .ul, .memory([0, 2, 0, 0])), DataElement(.columns, .us, .memory([1, 0])),
      DataElement(.pixelSpacing, .ds, .memory(Array("1 ".utf8))),
    ])
    let keys = try summary(data, profile: "STD-GEN-DVD-JPEG").keys.elements
    #expect(keys.integers(.rows) == [512])
    #expect(keys[.rows]?.vr == .us)
    // One value where the standard has two is worse than none.
    #expect(keys[.pixelSpacing] == nil)
  }

  @Test func `keys of frames are found in the shared groups`() throws {
    let measures = DataSet([.text(.pixelSpacing, .ds, "0.5\\0.5")])
    let group = DataSet([
      DataElement(DICOMCore.Tag(0x0028, 0x9110), .sq, .items([measures]))
    ])
    let data = image([DataElement(.sharedFunctionalGroupsSequence, .sq, .items([group]))])
    #expect(
      try summary(data, profile: "STD-GEN-DVD-JPEG").keys.elements.strings(.pixelSpacing)
        == ["0.5", "0.5"])
    #expect(try summary(data).keys.elements[.pixelSpacing] == nil)
  }

  @Test func `the latest verification counts, and an instance without one has its content's`()
    throws
  {
    func report(_ times: [String]) -> DataSet {
      image([
        .text(.sopClassUID, .ui, "1.2.840.10008.5.1.4.1.1.88.11"),
        .text(.verificationFlag, .cs, "VERIFIED"), .text(.contentDate, .da, "20240505"),
        DataElement(
          .verifyingObserverSequence, .sq,
          .items(times.map { DataSet([.text(.verificationDateTime, .dt, $0)]) })),
      ])
    }
    let times = ["20230101101010", "20240202101010", "bad", "20220101"]
    #expect(
      try summary(report(times)).keys.elements.string(.verificationDateTime) == "20240202101010")
    let filled = try summary(report([])).keys
    #expect(filled.elements.string(.verificationDateTime) == "20240505000000")
    #expect(
      filled.remarks.contains {
        $0 == RecordRemark(tag: .verificationDateTime, kind: .filled("20240505000000"))
      })
  }

  @Test func `an identifier of HL7 stands with structured documents alone`() throws {
    let tag = DICOMCore.Tag(0x0040, 0xE001)
    func document(_ sopClass: String) throws -> DataSet {
      try summary(
        image([.text(.sopClassUID, .ui, sopClass), .text(tag, .st, "1.2^3")])
      ).keys.elements
    }
    #expect(try document("1.2.840.10008.5.1.4.1.1.104.2").string(tag) == "1.2^3")
    #expect(try document("1.2.840.10008.5.1.4.1.1.104.1")[tag] == nil)
  }

  @Test func `an unknown class is an image where it has pixels and private otherwise`() throws {
    let unknown = DataElement.text(.sopClassUID, .ui, "1.2.3.4")
    let pixels: [DataElement] = [
      DataElement(.rows, .us, .memory([1, 0])), DataElement(.columns, .us, .memory([1, 0])),
      DataElement(.bitsAllocated, .us, .memory([8, 0])),
      DataElement(.pixelData, .ow, .memory([0, 0])),
    ]
    #expect(try summary(image([unknown] + pixels)).type == .image)
    #expect(try summary(image([unknown])).type == .privateRecord)
    let made = try index([image([unknown])])
    let record = try DICOMFile.elements(made.instances[0].body(path: "A/B"))
    #expect(record.uid(.privateRecordUID) == FileSetIndex.Instance.privateRecordUID)
    #expect(record.strings(.referencedFileID) == ["A", "B"])
    #expect(
      made.instances[0].bodyCount(fileIDCount: 3) == made.instances[0].body(path: "A/B").count)
  }
}
