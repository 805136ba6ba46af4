import DICOMCore
import Foundation
import Testing

@Suite struct LenienceTests {
  @Test(arguments: Encoded.Syntax.allCases)
  func `odd lengths are read as pydicom reads them, and written even`(
    syntax: Encoded.Syntax
  ) throws {
    var data = Encoded(syntax)
    data.add(Tag(0x0008, 0x0018), .ui, Array("2.25.10".utf8))
    data.add(Tag(0x0010, 0x0020), .lo, Array("ODD".utf8))
    var inner = Encoded(syntax)
    inner.add(Tag(0x0008, 0x0100), .sh, Array("C".utf8))
    data.sequence(Tag(0x0040, 0xA043), [inner.bytes])
    data.add(Tag(0x0042, 0x0011), .ob, [1, 2, 3])
    let file = try read(data.file)
    #expect(
      file.diagnostics.filter { if case .oddLength = $0.kind { true } else { false } }.count >= 4)
    #expect(file.dataSet.bytes(Tag(0x0042, 0x0011)) == [1, 2, 3])
    let folder = try TemporaryFolder()
    let path = try folder.write(data.file, as: "odd")
    #expect(try PydicomDump.lines([path]) == [ElementDump.lines(file)])
    let written = try DataSetWriter(.explicitVRLittleEndian).encode(file.dataSet)
    let count = try DataSetWriter(.explicitVRLittleEndian).count(file.dataSet)
    #expect(written.count == count && count & 1 == 0)
    let again = try read(Encoded.file(.explicitVRLittleEndian, written))
    #expect(again.diagnostics.isEmpty)
    #expect(again.dataSet.bytes(Tag(0x0008, 0x0018)) == Array("2.25.10\0".utf8))
    #expect(again.dataSet.bytes(Tag(0x0010, 0x0020)) == Array("ODD ".utf8))
    #expect(again.dataSet.bytes(Tag(0x0042, 0x0011)) == [1, 2, 3, 0])
  }

  @Test func `group lengths and trailing padding are read and not written`() throws {
    var data = Encoded()
    data.add(Tag(0x0008, 0x0000), .ul, littleEndianBytes(UInt32(10)))
    data.add(Tag(0x0008, 0x0060), .cs, "OT")
    data.add(Tag(0x0010, 0x0000), .ul, littleEndianBytes(UInt32(0)))
    data.add(.dataSetTrailingPadding, .ob, [0, 0, 0, 0])
    let file = try read(data.file)
    #expect(file.dataSet.elements.count == 4 && file.diagnostics.isEmpty)
    let written = try DataSetWriter(.explicitVRLittleEndian).encode(file.dataSet)
    #expect(try read(Encoded.file(.explicitVRLittleEndian, written)).dataSet.elements.count == 1)
  }

  @Test func `bytes behind the pixel data are told and no failure`() throws {
    var data = Encoded()
    data.add(.pixelData, .ow, [1, 2])
    let file = try read(data.file + [0, 0, 0])
    #expect(file.failure == nil)
    #expect(file.diagnostics.map(\.kind) == [.bytesAfterDataSet(3)])
  }

  @Test func `a sequence without its delimiter ends where an element follows`() throws {
    var data = Encoded()
    data.add(Tag(0x0008, 0x1140), .sq, [], length: Encoded.undefined)
    data.item([])
    data.add(Tag(0x0010, 0x0020), .lo, "ID")
    let file = try read(data.file)
    #expect(file.diagnostics.map(\.kind) == [.missingSequenceDelimiter])
    #expect(file.dataSet.string(.patientID) == "ID")
  }

  @Test func `only what is wanted is kept, and reading stops where it is told to`() throws {
    let data = TruncationTests.uncompressed(.explicit, isDefined: false)
    let file = try read(data.file, ReadOptions(stopBefore: .pixelData, keep: [.patientName]))
    #expect(file.dataSet.elements.map(\.tag) == [.patientName])
    #expect(file.failure == nil)
    let whole = try read(data.file)
    #expect(whole.end - file.end == 12 + 16)
    var options = ReadOptions()
    options.keep = [Tag(0x0028, 0x0010), Tag(0x0008, 0x0018), Tag(0x0099, 0x0099)]
    #expect(try read(data.file, options).dataSet.elements.map(\.tag.group) == [0x0008, 0x0028])
  }

  @Test func `a value beyond sixteen bits of length is written as UN`() throws {
    let long = [UInt8](repeating: 0x41, count: 70_000)
    let set = DataSet([DataElement(Tag(0x0008, 0x0103), .lo, .memory(long))])
    let written = try DataSetWriter(.explicitVRLittleEndian).encode(set)
    let file = try read(Encoded.file(.explicitVRLittleEndian, written))
    #expect(file.failure == nil)
    #expect(file.dataSet[Tag(0x0008, 0x0103)]?.vr == .un)
    #expect(file.dataSet.bytes(Tag(0x0008, 0x0103)) == long)
  }

  @Test func `values that are still in their source are turned and written in chunks`() throws {
    var data = Encoded(.big)
    let words = (0..<300_000).map { UInt16(truncatingIfNeeded: $0) }
    data.add(.pixelData, .ow, words.flatMap { data.word($0) })
    let file = try read(data.file)
    guard case .bytes(.source(_, let range, let wordSize))? = file.dataSet[.pixelData]?.value else {
      Issue.record("the value was loaded")
      return
    }
    #expect(range.count == 600_000 && wordSize == 2)
    let written = try DataSetWriter(.explicitVRLittleEndian).encode(file.dataSet)
    #expect(Array(written.dropFirst(12)) == words.flatMap(littleEndianBytes))
  }
}
