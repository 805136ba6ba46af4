import DICOMCore
import Foundation
import Testing

@testable import DICOMFileSet

struct RecordCharacterSetTests {
  private func named(_ bytes: [UInt8], _ terms: String?, _ more: [DataElement] = []) -> DataSet {
    let declared = terms.map { [DataElement.text(.specificCharacterSet, .cs, $0)] } ?? []
    return image(declared + [.bytes(.patientName, .pn, bytes)] + more)
  }

  private func records(_ instances: [DataSet]) throws -> [DataSet] {
    try index(instances).records.map { try DICOMFile.elements($0.body) }
  }

  @Test func `a character set stands in the records that need one and no others`() throws {
    let name: [UInt8] = Array("M".utf8) + [0xFC] + Array("ller".utf8)
    let found = try records([named(name, "ISO_IR 100")])
    #expect(found[0].string(.specificCharacterSet) == "ISO_IR 100")
    #expect(found[0].bytes(.patientName)?.prefix(6).elementsEqual(name) == true)
    #expect(found.dropFirst().allSatisfy { $0[.specificCharacterSet] == nil })
  }

  @Test(
    arguments: [
      ("ISO IR-100", "ISO_IR 100"), (nil, "ISO_IR 100"), ("", "ISO_IR 100"), ("FOO", "ISO_IR 100"),
    ] as [(String?, String)])
  func `a set that is misspelt or not declared is declared as it is read`(
    terms: String?, expected: String
  ) throws {
    let found = try records([named([0x4D, 0xFC], terms)])
    #expect(found[0].string(.specificCharacterSet) == expected)
    #expect(found[0].bytes(.patientName)?.elementsEqual([0x4D, 0xFC]) == true)
  }

  @Test func `undeclared UTF-8 is declared so`() throws {
    let found = try records([named(Array("Müller".utf8) + [0x20], nil)])
    #expect(found[0].string(.specificCharacterSet) == "ISO_IR 192")
  }

  @Test func `undeclared escape sequences are read and written in UTF-8`() throws {
    let name: [UInt8] = [0x41, 0x5E, 0x42, 0x3D, 0x1B, 0x24, 0x42, 0x3B, 0x33, 0x1B, 0x28, 0x42]
    let found = try records([named(name, nil)])
    #expect(found[0].string(.specificCharacterSet) == "ISO_IR 192")
    #expect(
      found[0].bytes(.patientName).map { String(decoding: $0, as: UTF8.self) }?.contains("山")
        == true)
  }

  @Test func `one entity of instances in different sets has each text as it was`() throws {
    let german = named(
      [0x4D, 0xFC], "ISO_IR 100", [.bytes(.studyDescription, .lo, [0xFC, 0x62])])
    var greek = named([0x4D, 0xFC], "ISO_IR 126")
    greek[.sopInstanceUID] = .text(.sopInstanceUID, .ui, "1.9")
    greek[.studyDescription] = nil
    greek[.referringPhysicianName] = .bytes(.referringPhysicianName, .pn, [0xE1, 0xE2])
    greek[.patientName] = german[.patientName]
    let found = try records([german, greek])
    let study = try #require(found.first { $0[.studyDescription] != nil })
    let set = SpecificCharacterSet(definedTerms: study.strings(.specificCharacterSet))
    #expect(set.decode(study.bytes(.studyDescription) ?? [], vr: .lo).text == "üb")
    #expect(set.decode(study.bytes(.referringPhysicianName) ?? [], vr: .pn).text == "αβ")
  }

  @Test func `text in an item keeps the character set of the item`() throws {
    let code = DataSet([
      .text(.specificCharacterSet, .cs, "ISO_IR 126"),
      .text(DICOMCore.Tag(0x0008, 0x0100), .sh, "1"),
      .text(DICOMCore.Tag(0x0008, 0x0102), .sh, "L"),
      .bytes(DICOMCore.Tag(0x0008, 0x0104), .lo, [0xE1]),
    ])
    let report = image([
      .text(.sopClassUID, .ui, "1.2.840.10008.5.1.4.1.1.88.11"),
      .text(.specificCharacterSet, .cs, "ISO_IR 100"), .text(.contentDate, .da, "20240101"),
      DataElement(DICOMCore.Tag(0x0040, 0xA043), .sq, .items([code])),
    ])
    let found = try #require(try records([report]).last)
    #expect(found[.specificCharacterSet] == nil)
    let item = try #require(found.items(DICOMCore.Tag(0x0040, 0xA043)).first)
    #expect(item.string(.specificCharacterSet) == "ISO_IR 126")
    #expect(item.bytes(DICOMCore.Tag(0x0008, 0x0104))?.first == 0xE1)
  }

  @Test func `long text is cut between characters`() throws {
    let text = Array(String(repeating: "ü", count: 80).utf8)
    let found = try records([
      named([0x41], "ISO_IR 192", [.bytes(.studyDescription, .lo, text)])
    ])
    #expect(found[1].bytes(.studyDescription) == Array(String(repeating: "ü", count: 64).utf8))
  }

  @Test func `names in the files of pydicom are in the directory as pydicom reads them`() throws {
    let place = try runPython(
      "import pydicom.data, os; print(os.path.dirname(pydicom.data.__file__))")
    let made = try MadeFileSet(
      of: URL(fileURLWithPath: place.trimmingCharacters(in: .newlines))
        .appending(path: "charset_files"))
    defer { made.remove() }
    #expect(made.index.instances.count >= 13)
    #expect(try complaints(made.directory).isEmpty)
    let program = """
      import pydicom, os
      ds = pydicom.dcmread('DICOMDIR')
      name = ''
      for record in ds.DirectoryRecordSequence:
          if record.DirectoryRecordType == 'PATIENT': name = record.PatientName
          if 'ReferencedFileID' in record:
              file = pydicom.dcmread(record.ReferencedFileID, stop_before_pixels=True)
              if str(file.PatientName).rstrip('^= ') != str(name).rstrip('^= '):
                  print(repr(name), repr(file.PatientName))
      """
    #expect(try runPython(program, in: made.folder) == "")
  }
}
