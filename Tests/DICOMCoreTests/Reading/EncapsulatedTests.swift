import DICOMCore
import Foundation
import Testing

@Suite struct EncapsulatedTests {
  private func file(_ items: (inout Encoded) -> Void, isClosed: Bool = true) -> [UInt8] {
    var data = Encoded()
    data.add(Tag(0x0008, 0x0016), .ui, "1.2.840.10008.5.1.4.1.1.7")
    data.add(Tag(0x0008, 0x0018), .ui, "2.25.1")
    data.add(Tag(0x0028, 0x0008), .is, "2")
    data.add(.pixelData, .ob, [], length: Encoded.undefined)
    items(&data)
    if isClosed { data.mark(.sequenceDelimitationItem) }
    return Encoded.file(.jpegBaseline, data.bytes)
  }

  private func fragments(_ file: DICOMFile) throws -> Fragments {
    guard case .fragments(let value)? = file.dataSet[.pixelData]?.value else {
      throw DICOMError(.unexpected(found: "no fragments", expected: "fragments"))
    }
    return value
  }

  @Test(arguments: [true, false])
  func `fragments are read with and without offsets, as pydicom reads them`(hasTable: Bool) throws {
    let bytes = file { data in
      data.item(hasTable ? littleEndianBytes(UInt32(0)) + littleEndianBytes(UInt32(12)) : [])
      data.item([1, 2, 3, 4])
      data.item([5, 6])
    }
    let read = try read(bytes)
    let value = try fragments(read)
    #expect(value.basicOffsetTable.count == (hasTable ? 8 : 0))
    #expect(try value.fragments.map { try $0.load() } == [[1, 2, 3, 4], [5, 6]])
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes, as: "read")
    #expect(try PydicomDump.lines([path]) == [ElementDump.lines(read)])
    var sink = MemorySink()
    try read.write(as: .encapsulated(.jpegBaseline), to: &sink)
    #expect(Array(sink.bytes.suffix(60)) == Array(bytes.suffix(60)))
  }

  @Test func `extended offsets are elements of 64-bit words`() throws {
    var data = Encoded()
    data.add(Tag(0x7FE0, 0x0001), .ov, littleEndianBytes(UInt64(0)) + littleEndianBytes(UInt64(12)))
    data.add(Tag(0x7FE0, 0x0002), .ov, littleEndianBytes(UInt64(4)) + littleEndianBytes(UInt64(2)))
    let file = try read(Encoded.file(.jpegBaseline, data.bytes))
    #expect(file.dataSet.integers(Tag(0x7FE0, 0x0001)) == [0, 12])
    #expect(file.dataSet.integers(Tag(0x7FE0, 0x0002)) == [4, 2])
  }

  @Test func `no fragment at all is read, and even no offset table`() throws {
    #expect(try fragments(read(file { $0.item([]) })).fragments.isEmpty)
    #expect(try fragments(read(file { _ in })).fragments.isEmpty)
  }

  @Test func `a missing delimiter is a file that ends too early`() throws {
    let read = try read(
      file(
        {
          $0.item([]); $0.item([1, 2])
        }, isClosed: false))
    guard case .truncated? = read.failure?.reason else {
      Issue.record("\(String(describing: read.failure))")
      return
    }
    #expect(read.failure?.path == TagPath(.pixelData))
    #expect(read.dataSet.elements.count == 3)
  }

  @Test func `a fragment of undefined length is named`() throws {
    let read = try read(
      file {
        $0.item([]); $0.mark(.item, length: Encoded.undefined, [1, 2])
      })
    #expect(
      read.failure?.description
        == "sample: found a fragment of undefined length where a fragment (FFFE,E000) or the end of "
        + "the fragments was expected at (7FE0,0010), byte \(try offset(read, 8 + 12))")
  }

  private func offset(_ file: DICOMFile, _ within: Int) throws -> Int {
    try DICOMFile.read(file.dataSetSource, options: ReadOptions(stopBefore: .pixelData)).end
      + within
  }

  @Test func `ten thousand large fragments are walked over without reading them`() throws {
    let count = 10_000
    let size = 100_000
    var head = Encoded()
    head.add(.pixelData, .ob, [], length: Encoded.undefined)
    head.item([])
    var fragment = Encoded()
    fragment.mark(.item, length: UInt32(size))
    let start = Encoded.file(.jpegBaseline, head.bytes)
    var end = Encoded()
    end.mark(.sequenceDelimitationItem)
    let (mark, last) = (fragment.bytes, end.bytes)
    let total = start.count + count * (size + 8) + 8
    let source = CountingSource(count: total) { range in
      range.map { offset in
        if offset < start.count { return start[offset] }
        let place = offset - start.count
        if place >= count * (size + 8) { return last[place - count * (size + 8)] }
        return place % (size + 8) < 8 ? mark[place % (size + 8)] : 0
      }
    }
    let read = try DICOMFile.read(source)
    #expect(read.failure == nil)
    #expect(try fragments(read).fragments.count == count)
    #expect(source.bytesRead < count * 600 + 200_000)
  }
}
