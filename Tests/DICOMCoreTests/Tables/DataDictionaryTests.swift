import DICOMCore
import Testing

@Suite struct DataDictionaryTests {
  /// 5129 in the JSON form of PS3.6, which leaves five out that pydicom has.
  @Test func `all attributes are there`() {
    #expect(DataDictionary.entries.count == 5129 + 5)
  }

  @Test func `one attribute of each kind`() {
    let entry = DataDictionary.entry(for: .patientID)
    #expect(entry?.tag == .patientID && entry?.keyword == "PatientID")
    #expect(entry?.vrs == [.lo] && entry?.vm == "1" && entry?.isRetired == false)
    #expect(DataDictionary.entry(for: Tag(0x0028, 0x0106))?.vrs == [.us, .ss])
    #expect(DataDictionary.entry(for: .pixelData)?.vrs == [.ob, .ow])
    #expect(DataDictionary.entry(for: Tag(0x0028, 0x1200))?.vrs == [.us, .ss, .ow])
    #expect(DataDictionary.entry(for: Tag(0x0028, 0x1200))?.isRetired == true)
    #expect(DataDictionary.entry(for: .item)?.vrs == [])
    #expect(DataDictionary.entry(for: Tag(0x0028, 0x0020))?.keyword == "")
  }

  @Test(arguments: [
    (0x6000_3000, "OverlayData"), (0x601E_3000, "OverlayData"),
    (0x5002_3000, "CurveData"), (0x0020_3104, "SourceImageIDs"),
    (0x0028_0410, "RowsForNthOrderCoefficients"), (0x1010_1234, "ZonalMap"),
    (0x1000_0123, "HuffmanTableTriplet"), (0x7F04_0010, "VariablePixelData"),
    (0x7FE0_0010, "PixelData"),
  ]) func `an attribute of a repeating group is found by its pattern`(tag: UInt32, keyword: String)
  {
    #expect(DataDictionary.entry(for: Tag(rawValue: tag))?.keyword == keyword)
  }

  @Test func `an odd group is never an overlay`() {
    #expect(DataDictionary.entry(for: Tag(0x6001, 0x3000)) == nil)
    #expect(DataDictionary.vr(of: Tag(0x6001, 0x3000)) == nil)
  }

  @Test func `group lengths and private creators have a VR without an entry`() {
    #expect(DataDictionary.vr(of: Tag(0x0008, 0x0000)) == .ul)
    #expect(DataDictionary.vr(of: Tag(0x0009, 0x0000)) == .ul)
    #expect(DataDictionary.vr(of: Tag(0x0009, 0x0010)) == .lo)
    #expect(DataDictionary.vr(of: Tag(0x0009, 0x1001)) == nil)
    #expect(DataDictionary.vr(of: Tag(0x0008, 0xFFF0)) == nil)
    #expect(DataDictionary.vr(of: Tag(0x0028, 0x0106)) == .us)
    #expect(DataDictionary.vr(of: .sequenceDelimitationItem) == nil)
  }

  @Test func `a keyword leads to its tag`() {
    for entry in DataDictionary.entries where !entry.keyword.isEmpty {
      #expect(DataDictionary.tag(keyword: entry.keyword) == entry.tag)
    }
    #expect(DataDictionary.tag(keyword: "") == nil)
    #expect(DataDictionary.tag(keyword: "NoSuchThing") == nil)
  }

  /// pydicom 3.0.2 writes `1-n or 1` as `1-n`, knows command elements, and calls blanks OB.
  @Test func `pydicom says the same of every attribute`() throws {
    let output = try python(
      """
      from pydicom._dicom_dict import DicomDictionary as plain, RepeatersDictionary as masked
      rows = [('%08x' % tag, *entry) for tag, entry in plain.items() if tag >= 0x00020000]
      rows += [(tag.lower(), *entry) for tag, entry in masked.items()]
      for tag, vr, vm, name, retired, keyword in rows:
        print(tag, vr.replace(' or ', '/'), vm, 'R' if retired else 'C', keyword, sep='|')
      """)
    var compared = 0
    for line in output.split(separator: "\n") {
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
      let digits = String(fields[0].map { $0 == "x" ? "2" : $0 })
      let number = try #require(UInt32(digits, radix: 16))
      let entry = try #require(DataDictionary.entry(for: Tag(rawValue: number)), "\(line)")
      compared += 1
      #expect(entry.keyword == fields[4] && entry.isRetired == (fields[3] == "R"), "\(line)")
      if entry.keyword.isEmpty && entry.vrs.isEmpty { continue }
      #expect(entry.vm.split(separator: "/").first ?? "" == fields[2], "\(line)")
      let vrs = entry.vrs.isEmpty ? "NONE" : entry.vrs.map(\.name).joined(separator: "/")
      #expect(vrs == fields[1], "\(line)")
    }
    // (0006,0001) is newer than that pydicom.
    #expect(compared == DataDictionary.entries.count - 1)
  }
}
