import DICOMCore
import Foundation
import Testing

@Suite struct ConversionTests {
  /// dcmtk and Spindle agree to the byte but for trailing padding (FFFC,FFFC): dcmtk keeps it. What
  /// stands in it belongs to the old encoding, and PS3.10 §7.2 gives it no meaning: both are right.
  @Test func `every uncompressed file of pydicom becomes what dcmconv makes of it`() throws {
    let folder = try TemporaryFolder()
    var compared = 0
    var exceptions = 0
    for path in try WheelFiles.paths() {
      guard let file = try? read(bytes(path)), file.failure == nil,
        !file.transferSyntax.isEncapsulated
      else { continue }
      let theirs = folder.path("theirs")
      let result = try Tool.run(["dcmconv", "-q", "+te", "-g", "+e", path, theirs])
      guard result.status == 0 else { continue }
      var ours = MemorySink()
      try file.write(as: .explicitVRLittleEndian, to: &ours)
      compared += 1
      let own = try dataSet(of: ours.bytes)
      let other = try dataSet(of: bytes(theirs))
      if own == other { continue }
      exceptions += 1
      let padding = Encoded().tag(.dataSetTrailingPadding)
      #expect(
        other.starts(with: own) && Array(other[own.count...].prefix(4)) == padding, "\(path)")
    }
    #expect(compared > 80)
    #expect(exceptions < 10)
  }

  @Test(arguments: [8, 16, 32])
  func `pixel data and numbers of a big-endian file become what dcmconv makes of them`(
    bits: Int
  ) throws {
    var data = Encoded(.big)
    data.add(Tag(0x0008, 0x0016), .ui, "1.2.840.10008.5.1.4.1.1.7")
    data.add(Tag(0x0008, 0x0018), .ui, "2.25.1")
    data.add(Tag(0x0028, 0x0009), .at, data.tag(Tag(0x0018, 0x1063)) + data.tag(.pixelData))
    data.add(Tag(0x0028, 0x0100), .us, data.word(UInt16(bits)))
    data.add(Tag(0x0028, 0x0103), .us, data.word(UInt16(1)))
    data.add(Tag(0x0028, 0x0106), .ss, data.word(Int16(-2)))
    data.add(Tag(0x0028, 0x1101), .us, [UInt8](0..<6))
    data.add(Tag(0x0028, 0x1201), .ow, [UInt8](0..<32))
    var item = Encoded(.big)
    item.add(Tag(0x5400, 0x1004), .us, item.word(UInt16(16)))
    item.add(Tag(0x5400, 0x1010), .ow, [UInt8](0..<20))
    data.sequence(Tag(0x5400, 0x0100), [item.bytes], isDefined: false)
    data.add(Tag(0x6000, 0x3000), .ow, [UInt8](0..<16))
    data.add(Tag(0x7FE0, 0x0001), .ov, [UInt8](0..<16))
    data.add(.pixelData, bits == 8 ? .ob : .ow, [UInt8](0..<240))
    try expectAgreement(data)
  }

  @Test(arguments: VR.allCases.filter { $0 != .sq && $0 != .un })
  func `a big-endian value of every VR becomes what dcmconv makes of it`(vr: VR) throws {
    var data = Encoded(.big)
    data.add(Tag(0x0008, 0x0016), .ui, "1.2.840.10008.5.1.4.1.1.7")
    data.add(Tag(0x0008, 0x0018), .ui, "2.25.1")
    data.add(Tag(0x0009, 0x0010), .lo, "SPINDLE TEST")
    data.add(Tag(0x0009, 0x1001), vr, vr.isText ? Array("20240229".utf8) : [UInt8](1...32))
    try expectAgreement(data)
  }

  @Test(arguments: [0, 1], [true, false])
  func `US or SS goes by the pixel representation, of the item or of what is around it`(
    representation: Int, isNested: Bool
  ) throws {
    var data = Encoded(.implicit)
    data.add(Tag(0x0008, 0x0016), .ui, "1.2.840.10008.5.1.4.1.1.7")
    data.add(Tag(0x0008, 0x0018), .ui, "2.25.1")
    data.add(
      Tag(0x0028, 0x0103), .us, data.word(UInt16(isNested ? 1 - representation : representation)))
    data.add(Tag(0x0028, 0x0106), .us, [0xFE, 0xFF])
    var item = Encoded(.implicit)
    if isNested { item.add(Tag(0x0028, 0x0103), .us, item.word(UInt16(representation))) }
    item.add(Tag(0x0028, 0x3002), .us, [0, 1, 0, 0, 16, 0])
    item.add(Tag(0x0028, 0x3006), .ow, [UInt8](0..<64))
    data.sequence(Tag(0x0028, 0x3010), [item.bytes])
    let file = try read(data.file).dataSet.resolvingAmbiguousVRs()
    let nested = try #require(file.items(Tag(0x0028, 0x3010)).first)
    #expect(nested[Tag(0x0028, 0x3002)]?.vr == (representation == 1 ? .ss : .us))
    #expect(nested[Tag(0x0028, 0x3006)]?.vr == .ow)
    #expect(
      file[Tag(0x0028, 0x0106)]?.vr == ((representation == 1) != isNested ? .ss : .us))
    let folder = try TemporaryFolder()
    let path = try folder.write(data.file, as: "implicit")
    let lines = try PydicomDump.lines([path])[0]
    #expect(try ElementDump.lines(read(data.file)) == lines)
  }

  @Test(arguments: [8, 16])
  func `waveforms, overlays and look-up tables of an implicit file become what dcmconv makes`(
    bits: Int
  ) throws {
    var data = Encoded(.implicit)
    data.add(Tag(0x0008, 0x0016), .ui, "1.2.840.10008.5.1.4.1.1.7")
    data.add(Tag(0x0008, 0x0018), .ui, "2.25.1")
    data.add(Tag(0x0028, 0x0100), .us, data.word(UInt16(16)))
    data.add(Tag(0x0028, 0x0103), .us, data.word(UInt16(0)))
    data.add(Tag(0x0028, 0x1101), .us, [16, 0, 0, 0, 16, 0])
    data.add(Tag(0x0028, 0x1201), .ow, [UInt8](0..<32))
    var channel = Encoded(.implicit)
    // dcmtk 3.6.7 makes this OB whatever the bits allocated are; PS3.5 §8.3 wants OW for 16.
    if bits == 8 { channel.add(Tag(0x5400, 0x0110), .ow, [0, 1]) }
    var item = Encoded(.implicit)
    item.sequence(Tag(0x003A, 0x0200), [channel.bytes])
    item.add(Tag(0x5400, 0x1004), .us, item.word(UInt16(bits)))
    item.add(Tag(0x5400, 0x100A), .ow, [0, 1])
    item.add(Tag(0x5400, 0x1010), .ow, [UInt8](0..<20))
    data.sequence(Tag(0x5400, 0x0100), [item.bytes], isDefined: false)
    data.add(Tag(0x6000, 0x3000), .ow, [UInt8](0..<16))
    data.add(.pixelData, .ow, [UInt8](0..<64))
    try expectAgreement(data)
  }

  @Test func `a look-up table of one entry is a number`() throws {
    var item = Encoded(.implicit)
    item.add(Tag(0x0028, 0x3002), .us, [1, 0, 0, 0, 16, 0])
    item.add(Tag(0x0028, 0x3006), .us, [7, 0])
    let item2 = try read(item.file).dataSet.resolvingAmbiguousVRs()
    #expect(item2[Tag(0x0028, 0x3006)]?.vr == .us)
  }

  private func expectAgreement(_ data: Encoded) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(data.file, as: "source")
    let theirs = folder.path("theirs")
    let result = try Tool.run(["dcmconv", "-q", "+te", "-g", "+e", path, theirs])
    try #require(result.status == 0, "\(result.errors)")
    var ours = MemorySink()
    try read(data.file).write(as: .explicitVRLittleEndian, to: &ours)
    #expect(try dataSet(of: ours.bytes) == dataSet(of: bytes(theirs)))
  }

  /// The bytes behind the meta information.
  private func dataSet(of bytes: [UInt8]) throws -> [UInt8] {
    Array(bytes[try read(bytes).dataSetOffset...])
  }
}
