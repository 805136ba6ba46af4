import DICOMCore
import Foundation
import Testing

@testable import DICOMFileSet

struct RecordContentTests {
  @Test(
    arguments: [
      ("ISO_IR 100", "Buc^Jérôme", [0x42, 0x75, 0x63, 0x5E, 0x4A, 0xE9, 0x72, 0xF4, 0x6D, 0x65]),
      ("ISO_IR 144", "Люкceмбypг", [0xBB, 0xEE, 0xDA, 0x63, 0x65, 0xDC, 0xD1, 0x79, 0x70, 0xD3]),
      ("ISO_IR 192", "王^小东", Array("王^小东".utf8)),
      ("GB18030", "王^小东", [0xCD, 0xF5, 0x5E, 0xD0, 0xA1, 0xB6, 0xAB]),
    ] as [(String, String, [UInt8])])
  func `a name is read in the character set of its own record`(
    set: String, name: String, bytes: [UInt8]
  ) throws {
    var made = MadeDirectory.sample
    let padded = bytes.count % 2 == 0 ? bytes : bytes + [0x20]
    made.records[0].keys[0].value = padded
    made.records[0].keys.insert(MadeDirectory.text(0x0008_0005, "CS", set), at: 0)
    let directory = try FileSetDirectory(made.bytes())
    #expect(directory.findings.isEmpty)
    func identity(_ record: Int) -> String {
      PatientIdentity(record: directory.item(record)).name
    }
    #expect(identity(0) == PersonName(name).normalized)
    #expect(identity(12) == PersonName("Zwei und Zwanzig").normalized)
  }

  @Test func `text beyond ASCII without a character set is told and not lost`() throws {
    var made = MadeDirectory.sample
    made.records[0].keys[0].value = [0x4D, 0xFC, 0x6C, 0x6C]
    let directory = try FileSetDirectory(made.bytes())
    #expect(directory.kinds == [.characterSetUndeclared])
    #expect(directory.finding(.characterSetUndeclared)?.record == 0)
    let body = try #require(try directory.body(0))
    #expect(Data(body).range(of: Data([0x4D, 0xFC, 0x6C, 0x6C])) != nil)
  }

  /// The elements of a record from its type on, as the file has them.
  private func body(_ made: MadeDirectory, _ record: Int) -> [UInt8] {
    made.encode(MadeDirectory.text(0x0004_1430, "CS", made.records[record].type))
      + made.records[record].keys.flatMap { made.encode($0) }
  }

  @Test(arguments: [false, true])
  func `the body of a record is the bytes of the file`(isUndefined: Bool) throws {
    var made = MadeDirectory.sample
    made.hasUndefinedItems = isUndefined
    // What no writer of today would write: private elements, padding, a wrong VR.
    made.records[0].keys += [
      MadeDirectory.text(0x0009_0010, "LO", "SOMEBODY"),
      MadeDirectory.Element(
        tag: DICOMCore.Tag(rawValue: 0x0009_1001), vr: "UN", value: [1, 2, 3, 0]),
      MadeDirectory.Element(
        tag: DICOMCore.Tag(rawValue: 0x0010_0010), vr: "LO", value: Array("A^B   ".utf8)),
    ].sorted { $0.tag < $1.tag }
    made.records[0].keys.sort { $0.tag < $1.tag }
    made.records[0].keys.removeAll { $0.tag == .patientName && $0.vr == "PN" }
    let directory = try FileSetDirectory(made.bytes())
    #expect(directory.isBodyVerbatim)
    for index in directory.records.indices {
      #expect(try directory.body(index) == body(made, index), "\(index)")
    }
  }

  @Test(arguments: [(false, false, "1.2.840.10008.1.2"), (true, true, "1.2.840.10008.1.2.2")])
  func `the body of a record in another encoding has the same values`(
    isExplicit: Bool, isBigEndian: Bool, syntax: String
  ) throws {
    var made = MadeDirectory.sample
    (made.isExplicit, made.isBigEndian, made.transferSyntax) = (isExplicit, isBigEndian, syntax)
    let directory = try FileSetDirectory(made.bytes())
    #expect(!directory.isBodyVerbatim)
    for index in directory.records.indices {
      #expect(try directory.body(index) == body(MadeDirectory.sample, index), "\(index)")
    }
  }

  @Test func `questions about records that are not there have no answer`() throws {
    let directory = try FileSetDirectory(MadeDirectory.sample.bytes())
    for index in [-1, directory.records.count, Int.max, Int.min] {
      #expect(directory.reference(index) == nil)
      #expect(try directory.body(index) == nil)
      #expect(directory.item(index).elements.isEmpty)
      #expect(directory.children(of: index).isEmpty)
      #expect(directory.ancestors(of: index).isEmpty)
    }
  }
}
