import DICOMCore
import Foundation
import Testing

@Suite struct UnknownVRTests {
  /// A code item in Implicit VR Little Endian, as PS3.5 §6.2.2 has it within UN.
  private func item(_ syntax: Encoded.Syntax = .implicit) -> [UInt8] {
    var inner = Encoded(syntax)
    inner.add(Tag(0x0008, 0x0100), .sh, "CODE")
    inner.add(Tag(0x0028, 0x0106), .us, [1, 0])
    return inner.bytes
  }

  /// `tag` as UN around two items.
  private func unknown(
    _ tag: DICOMCore.Tag, isDefined: Bool, items: Encoded.Syntax = .implicit,
    in syntax: Encoded.Syntax
  ) -> Encoded {
    var inner = Encoded(.implicit)
    for _ in 0..<2 {
      if isDefined {
        inner.item(item(items))
      } else {
        inner.mark(.item, length: Encoded.undefined, item(items))
        inner.mark(.itemDelimitationItem)
      }
    }
    if !isDefined { inner.mark(.sequenceDelimitationItem) }
    var data = Encoded(syntax)
    data.add(Tag(0x0008, 0x0060), .cs, "OT")
    if tag.isPrivate { data.add(Tag(tag.group, 0x0010), .lo, "SPINDLE TEST") }
    data.add(tag, .un, inner.bytes, length: isDefined ? nil : Encoded.undefined)
    data.add(.pixelData, .ow, [1, 2])
    return data
  }

  @Test(arguments: [Encoded.Syntax.explicit, .big], [true, false])
  func `a known sequence written as UN has its items, as pydicom has it`(
    syntax: Encoded.Syntax, isDefined: Bool
  ) throws {
    let data = unknown(Tag(0x0040, 0xA043), isDefined: isDefined, in: syntax)
    let file = try read(data.file)
    #expect(file.failure == nil && file.diagnostics.isEmpty)
    let items = file.dataSet.items(Tag(0x0040, 0xA043))
    #expect(items.map { $0.string(Tag(0x0008, 0x0100)) } == ["CODE", "CODE"])
    if syntax == .explicit {
      let folder = try TemporaryFolder()
      let path = try folder.write(data.file, as: "unknown")
      #expect(try PydicomDump.lines([path]) == [ElementDump.lines(file)])
    }
  }

  @Test(arguments: [Encoded.Syntax.explicit, .big, .implicit])
  func `a private sequence of undefined length has its items`(syntax: Encoded.Syntax) throws {
    let data = unknown(Tag(0x0041, 0x1001), isDefined: false, in: syntax)
    let file = try read(data.file)
    #expect(file.failure == nil)
    #expect(file.dataSet.items(Tag(0x0041, 0x1001)).count == 2)
    #expect(file.dataSet.hasValue(.pixelData))
  }

  @Test func `a private value of UN and given length stays as it is`() throws {
    let data = unknown(Tag(0x0041, 0x1001), isDefined: true, in: .explicit)
    let file = try read(data.file)
    #expect(file.dataSet[Tag(0x0041, 0x1001)]?.vr == .un)
    var sink = MemorySink()
    try file.write(as: .explicitVRLittleEndian, to: &sink)
    let again = try read(sink.bytes)
    #expect(try ElementDump.lines(again.dataSet) == ElementDump.lines(file.dataSet))
  }

  @Test(arguments: [true, false])
  func `items in explicit VR within UN are read and reported`(isDefined: Bool) throws {
    let tag = Tag(0x0040, 0xA043)
    let file = try read(unknown(tag, isDefined: isDefined, items: .explicit, in: .explicit).file)
    #expect(file.diagnostics.map(\.kind) == [.explicitItemsInUN])
    #expect(file.dataSet.items(tag).map { $0.string(Tag(0x0008, 0x0100)) } == ["CODE", "CODE"])
  }

  @Test func `bytes that are no items stay bytes`() throws {
    var data = Encoded()
    data.add(Tag(0x0040, 0xA043), .un, [UInt8](0..<40))
    var cut = Encoded()
    cut.mark(.item, length: 400, item())
    data.add(Tag(0x0040, 0xA168), .un, cut.bytes)
    data.add(.pixelData, .ow, [1, 2])
    let file = try read(data.file)
    #expect(file.failure == nil && file.diagnostics.isEmpty)
    #expect(file.dataSet.bytes(Tag(0x0040, 0xA043)) == [UInt8](0..<40))
    #expect(file.dataSet.bytes(Tag(0x0040, 0xA168)) == cut.bytes)
  }

  @Test func `letters of no known VR are read as UN, in the long form and in the short one`() throws
  {
    var data = Encoded()
    data.add(Tag(0x0008, 0x0060), .cs, "OT")
    data.bytes += data.tag(Tag(0x0041, 0x1001)) + Array("ZZ".utf8) + [0, 0, 4, 0, 0, 0, 1, 2, 3, 4]
    data.bytes += data.tag(Tag(0x0041, 0x1002)) + Array("ZZ".utf8) + [2, 0, 5, 6]
    let file = try read(data.file)
    #expect(file.diagnostics.map(\.kind) == [.unknownVR("ZZ"), .unknownVR("ZZ")])
    #expect(file.dataSet.bytes(Tag(0x0041, 0x1001)) == [1, 2, 3, 4])
    #expect(file.dataSet.bytes(Tag(0x0041, 0x1002)) == [5, 6])
  }
}
