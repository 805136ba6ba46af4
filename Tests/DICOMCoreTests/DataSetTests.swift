import DICOMCore
import Testing

@Suite struct DataSetTests {
  private func element(_ tag: DICOMCore.Tag, _ text: String = "") -> DataElement {
    .text(tag, .lo, text)
  }

  @Test func `elements are kept in the order of their tags`() {
    var set = DataSet([element(.patientID, "A"), element(.modality, "B"), element(.patientID, "C")])
    #expect(set.elements.map(\.tag) == [.modality, .patientID])
    #expect(set.string(.patientID) == "A")
    set[.patientName] = element(.patientName, "D")
    #expect(set.elements.map(\.tag) == [.modality, .patientName, .patientID])
    set[.patientName] = nil
    set[.patientID] = element(.patientID, "E")
    #expect(set.elements.count == 2)
    #expect(set.string(.patientID) == "E")
    let wasNew = set.append(element(.patientID, "F"))
    #expect(!wasNew)
  }

  @Test func `a hundred thousand elements in descending order are sorted at once`() {
    let elements = (0..<100_000).map { element(Tag(rawValue: 0x0009_0000 + UInt32(100_000 - $0))) }
    let set = DataSet(elements)
    #expect(set.elements.count == 100_000)
    #expect(set.elements.first?.tag == Tag(rawValue: 0x0009_0001))
  }

  @Test func `numbers are read from their bytes or characters`() {
    let set = DataSet([
      DataElement(Tag(0x0028, 0x0010), .us, .memory([1, 2, 3])),
      DataElement(Tag(0x0028, 0x0106), .ss, .memory([0xFE, 0xFF])),
      DataElement(Tag(0x0020, 0x0013), .is, .memory(Array("-7 \\x\\ 8".utf8))),
      DataElement(Tag(0x0028, 0x0030), .ds, .memory(Array("0.5\\1e1 ".utf8))),
      DataElement(Tag(0x0072, 0x0083), .uv, .memory([UInt8](repeating: 0xFF, count: 8))),
    ])
    #expect(set.integers(Tag(0x0028, 0x0010)) == [0x0201])
    #expect(set.integer(Tag(0x0028, 0x0106)) == -2)
    #expect(set.integers(Tag(0x0020, 0x0013)) == [-7, 8])
    #expect(set.reals(Tag(0x0028, 0x0030)) == [0.5, 10])
    #expect(set.integers(Tag(0x0072, 0x0083)).isEmpty)
    #expect(set.integer(.patientID) == nil)
  }
}
