import DICOMCore
import Foundation
import Testing

@Suite struct HostileTests {
  @Test(arguments: Encoded.Syntax.allCases, [true, false])
  func `a sequence ten thousand deep ends in the sentence`(
    syntax: Encoded.Syntax, isDefined: Bool
  ) throws {
    var data = Encoded(syntax)
    data.add(Tag(0x0008, 0x0060), .cs, "OT")
    let deep = 10_000
    let header = syntax == .implicit ? 8 : 12
    for level in 0..<deep {
      let rest = UInt32((deep - level - 1) * (header + 8))
      data.add(
        Tag(0x0040, 0xA730), .sq, [], length: isDefined ? rest + 8 : Encoded.undefined)
      data.mark(.item, length: isDefined ? rest : Encoded.undefined)
    }
    let file = try read(data.file)
    #expect(file.dataSet.string(.modality) == "OT")
    let failure = try #require(file.failure)
    #expect(failure.reason == .nestingTooDeep(limit: 64))
    #expect(
      failure.description.contains("sequences are nested deeper than 64 levels at (0040,A730)[1]/"))
    // One that is not wanted is no deeper.
    let rest = try read(data.file, ReadOptions(keep: [.modality]))
    #expect(rest.failure?.reason == (isDefined ? nil : .nestingTooDeep(limit: 64)))
  }

  @Test(arguments: Encoded.Syntax.allCases)
  func `a data set that claims four gigabytes allocates nothing`(syntax: Encoded.Syntax) throws {
    for tag in [Tag(0x0040, 0xA730), .pixelData] {
      var data = Encoded(syntax)
      data.add(Tag(0x0008, 0x0060), .cs, "OT")
      data.add(tag, tag == .pixelData ? .ow : .sq, [], length: 0xFFFF_FFFE)
      let source = CountingSource(data.file)
      let file = try DICOMFile.read(source)
      #expect(file.failure?.reason == .truncated(needed: 0xFFFF_FFFE, available: 0))
      #expect(source.bytesRead == data.file.count)
    }
  }

  @Test func `elements in descending order are sorted at linear cost`() throws {
    var data = Encoded()
    let count = 100_000
    for index in (0..<count).reversed() {
      data.add(
        Tag(UInt16(0x0009 + index / 0x8000 * 2), UInt16(0x1000 + index % 0x8000)), .us, [1, 0])
    }
    let file = try read(Encoded.file(.explicitVRLittleEndian, data.bytes))
    #expect(file.failure == nil)
    #expect(file.dataSet.elements.count == count)
    #expect(
      zip(file.dataSet.elements, file.dataSet.elements.dropFirst()).allSatisfy { $0.tag < $1.tag })
    #expect(file.diagnostics.count == 64)
  }

  @Test func `of an element that is there twice the first one counts`() throws {
    var data = Encoded()
    data.add(Tag(0x0008, 0x0060), .cs, "CT")
    data.add(Tag(0x0010, 0x0020), .lo, "ONE")
    data.add(Tag(0x0008, 0x0060), .cs, "MR")
    data.add(Tag(0x0008, 0x0050), .sh, "LATE")
    data.add(Tag(0x0010, 0x0020), .lo, "TWO")
    let file = try read(data.file)
    #expect(file.dataSet.elements.count == 3)
    #expect(file.dataSet.string(.modality) == "CT")
    #expect(file.dataSet.string(.patientID) == "ONE")
    #expect(
      file.diagnostics.map(\.kind) == [.duplicateElement, .tagsOutOfOrder, .duplicateElement])
  }

  @Test func `large values that are jumped over are not read`() throws {
    let count = 20_000
    let size = 70_000
    let start = Encoded.file(.explicitVRLittleEndian, [])
    let source = CountingSource(count: start.count + count * (size + 12)) { range in
      range.map { offset in
        if offset < start.count { return start[offset] }
        let (index, place) = (offset - start.count).quotientAndRemainder(dividingBy: size + 12)
        guard place < 12 else { return 0 }
        var header = Encoded()
        header.add(
          Tag(UInt16(0x0009 + index / 0x8000 * 2), UInt16(0x1000 + index % 0x8000)), .ob, [],
          length: UInt32(size))
        return header.bytes[place]
      }
    }
    let file = try DICOMFile.read(source)
    #expect(file.failure == nil)
    #expect(file.dataSet.elements.count == count)
    #expect(source.bytesRead < count * 600 + 200_000)
  }

  @Test func `an ordinary header is one read`() throws {
    let source = CountingSource(TruncationTests.samples[2], count: 1_000_000)
    let options = ReadOptions(stopBefore: .pixelData)
    #expect(try DICOMFile.read(source, options: options).dataSet.elements.count == 6)
    #expect(source.reads == 1)
    #expect(source.bytesRead == 65_536)
  }

  @Test func `countless small elements end at the limit of memory`() throws {
    var data = Encoded()
    for _ in 0..<200 { data.sequence(Tag(0x0040, 0xA730), [[], [], []]) }
    var options = ReadOptions()
    options.memoryLimit = 1000
    let file = try read(data.file, options)
    #expect(
      file.failure?.reason == .tooLarge(what: "the data set in memory", limit: 1000))
    var values = Encoded()
    for index in 0..<200 { values.add(Tag(0x0009, 0x1000 + UInt16(index)), .ob, [UInt8](0..<200)) }
    options.memoryLimit = 100_000
    options.inlineBudget = 10_000
    let kept = try read(values.file, options)
    #expect(kept.failure == nil)
    #expect(
      try kept.dataSet.elements.allSatisfy { element in
        guard case .bytes(let bytes) = element.value else { return false }
        return try bytes.load() == [UInt8](0..<200)
      })
  }

  @Test func `errors name file, path, offset, what was found and what was expected`() throws {
    var broken = Encoded()
    broken.item([])
    broken.mark(
      .item, length: 18,
      [0x40, 0x00, 0x43, 0xA0] + Array("SQ".utf8) + [0, 0, 6, 0, 0, 0] + [1, 0, 2, 0, 0, 0])
    var data = Encoded()
    data.add(Tag(0x0008, 0x0060), .cs, "OT")
    data.add(Tag(0x0040, 0xA730), .sq, broken.bytes)
    data.add(.pixelData, .ow, [0, 0])
    let file = try read(data.file)
    // The sequence within has six bytes, too few for an item.
    let place = file.dataSetOffset + 10 + 12 + 8 + 8 + 12
    #expect(
      file.failure?.description
        == "sample: a length of 8 bytes was found where only 6 bytes are left at "
        + "(0040,A730)[2]/(0040,A043)[1], byte \(place)")
  }

  @Test func `an element in the place of an item is named`() throws {
    var data = Encoded()
    var inner = Encoded()
    inner.item([])
    inner.add(Tag(0x0008, 0x0060), .cs, "OT")
    data.add(Tag(0x0040, 0xA730), .sq, inner.bytes)
    #expect(
      try read(data.file).failure?.description
        == "sample: found (0008,0060) where an item (FFFE,E000) was expected at (0040,A730)[2], "
        + "byte \(try read(data.file).dataSetOffset + 20)")
  }
}
