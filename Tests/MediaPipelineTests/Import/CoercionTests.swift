import DICOMCore
import Foundation
import Testing

@testable import MediaPipeline

struct CoercionTests {
  private static let target = "out/1.2.3/1.2.3.4/1.2.3.4.1.dcm"

  /// Imports one instance with rules, and gives the folder.
  private func coerced(
    _ instance: TestInstance, set: [String], _ change: (inout ImportOptions) -> Void = { _ in }
  ) async throws -> (folder: TemporaryFolder, report: ImportReport) {
    let folder = try TemporaryFolder()
    try folder.write(instance, "in/A")
    let report = try await importing(folder.file("in"), into: folder.file("out")) { options in
      options.epoch = 1_700_000_000
      for text in set { try? options.coercion.set(text) }
      change(&options)
    }
    return (folder, report)
  }

  /// Python's answer to lines that have the data set as `d`.
  private func ask(_ folder: TemporaryFolder, _ script: String) throws -> String {
    try python(
      "import sys, pydicom\nd = pydicom.dcmread(sys.argv[1])\n" + script,
      folder.file(Self.target))
  }

  @Test func `a foreign identity becomes the local one and is written down`() async throws {
    let foreign = TestInstance(1) {
      $0.extra = [
        .init(group: 0x10, number: 0x21, vr: "LO", value: .text("ELSEWHERE")),
        .init(group: 0x08, number: 0x80, vr: "LO", value: .text("Far Clinic")),
      ]
    }
    let (folder, report) = try await coerced(
      foreign, set: ["PatientID=4711", "PatientName=Local^Lisa", "AccessionNumber="]
    ) { $0.coercion.institution = "Near Clinic" }
    #expect(report.counts.coerced == 1)
    #expect(report.exitCode == 0)
    let answer = try ask(
      folder,
      """
      print(d.PatientID, d.PatientName, repr(d.AccessionNumber), 'IssuerOfPatientID' in d)
      o = d.OriginalAttributesSequence[0]
      print(o.SourceOfPreviousValues, o.AttributeModificationDateTime, o.ModifyingSystem,
            o.ReasonForTheAttributeModification)
      m = o.ModifiedAttributesSequence[0]
      print(m.PatientID, m.PatientName, m.AccessionNumber, m.IssuerOfPatientID,
            len(m.OtherPatientIDsSequence), len(m))
      p = d.OtherPatientIDsSequence[0]
      print(p.PatientID, p.IssuerOfPatientID, p.TypeOfPatientID)
      c = d.ContributingEquipmentSequence[0]
      q = c.PurposeOfReferenceCodeSequence[0]
      print(q.CodeValue, q.CodingSchemeDesignator, q.CodeMeaning, c.Manufacturer,
            c.InstitutionName, c.ContributionDateTime)
      print(d.SOPInstanceUID, d.StudyInstanceUID, d.file_meta.MediaStorageSOPInstanceUID)
      """)
    #expect(
      answer == """
        4711 Local^Lisa '' False
        Far Clinic 20231114221320+0000 SPINDLE COERCE
        PATID4711 Geheim^Gisela ACC1 ELSEWHERE 0 5
        PATID4711 ELSEWHERE TEXT
        MEDIM DCM Portable Media Importer Equipment Spindle Near Clinic 20231114221320+0000
        1.2.3.4.1 1.2.3 1.2.3.4.1
        """)
    try run("dcmdump", "-q", folder.file(Self.target))
  }

  @Test(arguments: TestInstance.Encoding.allCases)
  func `pixel data stays as it is in every encoding`(encoding: TestInstance.Encoding) async throws {
    let instance = TestInstance(1) {
      $0.encoding = encoding
      $0.size = 40
    }
    let (folder, report) = try await coerced(instance, set: ["PatientID=4711"])
    #expect(report.counts.coerced == 1)
    let same = try python(
      """
      import sys, pydicom
      a, b = (pydicom.dcmread(p) for p in sys.argv[1:3])
      x, y = bytearray(a.PixelData), bytearray(b.PixelData)
      if not a.original_encoding[1]: x[0::2], x[1::2] = x[1::2], x[0::2]
      print(x == y, b.original_encoding, b.file_meta.TransferSyntaxUID)
      """, folder.file("in/A"), folder.file(Self.target))
    switch encoding {
    case .implicitLittle: #expect(same == "True (True, True) 1.2.840.10008.1.2")
    case .explicitLittle, .explicitBig:
      #expect(same == "True (False, True) 1.2.840.10008.1.2.1")
    }
  }

  @Test func `text goes into UTF-8 when the character set has no place for the new name`()
    async throws
  {
    let foreign = TestInstance(1) {
      $0.patientName = "Plain^Name"
      $0.extra = [
        .init(group: 0x08, number: 0x05, vr: "CS", value: .text("ISO_IR 100")),
        .init(
          group: 0x40, number: 0x275, vr: "SQ",
          value: .items([
            [.init(group: 0x40, number: 0x07, vr: "LO", value: .text("nested"))]
          ])),
      ]
    }
    let (folder, report) = try await coerced(foreign, set: ["PatientName=Иванов^Иван"])
    #expect(report.files.first?.reason?.contains("UTF-8") == true)
    let answer = try ask(
      folder,
      """
      print(d.SpecificCharacterSet, d.PatientName == 'Иванов^Иван')
      m = d.OriginalAttributesSequence[0].ModifiedAttributesSequence[0]
      print(m.SpecificCharacterSet, m.PatientName)
      """)
    #expect(answer == "ISO_IR 192 True\nISO_IR 100 Plain^Name")
  }

  @Test func `a name that the character set can hold leaves it alone`() async throws {
    let foreign = TestInstance(1) {
      $0.extra = [.init(group: 0x08, number: 0x05, vr: "CS", value: .text("ISO_IR 100"))]
    }
    let (folder, _) = try await coerced(foreign, set: ["PatientName=Müller^Jürgen"])
    #expect(
      try ask(folder, "print(d.SpecificCharacterSet, d.PatientName == 'Müller^Jürgen')")
        == "ISO_IR 100 True")
  }

  @Test func `earlier items stay, and values that are none are kept as bytes`() async throws {
    let foreign = TestInstance(1) {
      $0.birthDate = "31/01/1970"
      $0.extra = [
        .init(
          group: 0x0400, number: 0x0561, vr: "SQ",
          value: .items([
            [.init(group: 0x0400, number: 0x0563, vr: "LO", value: .text("EARLIER"))]
          ]))
      ]
    }
    let (folder, _) = try await coerced(foreign, set: ["PatientBirthDate=19700131"])
    let answer = try ask(
      folder,
      """
      print([i.ModifyingSystem for i in d.OriginalAttributesSequence])
      n = d.OriginalAttributesSequence[1].NonconformingModifiedAttributesSequence[0]
      print(n.SelectorAttribute, n.NonconformingDataElementValue)
      print('PatientBirthDate' in d.OriginalAttributesSequence[1].ModifiedAttributesSequence[0])
      """)
    #expect(
      answer == "['EARLIER', 'SPINDLE']\n(0010,0030) b'31/01/1970'\nFalse")
  }

  @Test func `an instance that has the values already stays byte for byte`() async throws {
    let instance = TestInstance(1)
    let (folder, report) = try await coerced(
      instance, set: ["PatientID=PATID4711", "PatientName=Geheim^Gisela"])
    #expect(report.counts.coerced == 0)
    #expect(try folder.bytes(Self.target) == instance.file())
  }

  @Test func `coercing again later finds the copies there`() async throws {
    let (folder, _) = try await coerced(TestInstance(1), set: ["PatientID=4711"])
    let before = try folder.tree("out")
    let again = try await importing(folder.file("in"), into: folder.file("out")) { options in
      options.epoch = 1_800_000_000
      try? options.coercion.set("PatientID=4711")
    }
    #expect(again.counts.alreadyThere == 1)
    #expect(try folder.tree("out") == before)
  }

  @Test func `what cannot be written anew is kept apart under its own identity`() async throws {
    let folder = try TemporaryFolder()
    let cut = Array(TestInstance(1) { $0.size = 64 }.file().dropLast(1000))
    try folder.write(cut, "in/A")
    let report = try await importing(folder.file("in"), into: folder.file("out")) { options in
      try? options.coercion.set("PatientID=4711")
    }
    #expect(report.counts.notCoerced == 1)
    #expect(report.exitCode == 1)
    #expect(try folder.bytes("out/NOT-COERCED/1.2.3/1.2.3.4/1.2.3.4.1.dcm") == cut)
  }

  @Test func `one identity for several patients is refused, a mapping takes each its own`()
    async throws
  {
    let folder = try TemporaryFolder()
    for (number, id) in [(1, "A"), (2, "B"), (3, "C")] {
      try folder.write(
        TestInstance(number) {
          $0.patientID = id
          $0.patientName = "N\(id)"
          $0.study = "1.2.\(number)"
          $0.series = "1.2.\(number).1"
        }, "in/\(number)")
    }
    await #expect(throws: PipelineError.self) {
      try await importing(folder.file("in"), into: folder.file("out")) { options in
        options.choice.allPatients = true
        try? options.coercion.set("PatientID=4711")
      }
    }
    let report = try await importing(folder.file("in"), into: folder.file("out")) { options in
      options.choice.allPatients = true
      try? options.coercion.load("match:PatientID,set:PatientID\nA,1\nB,2\n")
    }
    #expect(report.counts.coerced == 2)
    #expect(report.findings.contains { $0.message.contains("no row of the mapping file") })
    #expect(try folder.bytes("out/1.2.3/1.2.3.1/1.2.3.4.3.dcm").count > 0)
  }

  @Test func `no new errors for dciodvfy`() async throws {
    let (folder, _) = try await coerced(
      TestInstance(1), set: ["PatientID=4711", "PatientName=Local^Lisa"]
    ) {
      $0.coercion.source = "Far Clinic"
      $0.coercion.localIssuer = "HOSP"
    }
    func errors(_ path: String) throws -> Set<Substring> {
      // It returns 1 when it finds errors.
      let text = try run("sh", "-c", "dciodvfy \"$0\" 2>&1 || true", folder.file(path))
      return Set(text.split(separator: "\n").filter { $0.hasPrefix("Error") })
    }
    #expect(try errors(Self.target).subtracting(try errors("in/A")) == [])
  }
}
