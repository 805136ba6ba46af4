import DICOMCore
import Foundation
import Testing

@Suite struct SnifferTests {
  static func sample(_ syntax: Encoded.Syntax) -> Encoded {
    TruncationTests.uncompressed(syntax, isDefined: false)
  }

  private func expectSame(_ file: DICOMFile, as data: Encoded) throws {
    #expect(file.failure == nil)
    #expect(try ElementDump.lines(file.dataSet) == ElementDump.lines(read(data.file).dataSet))
  }

  @Test(arguments: Encoded.Syntax.allCases)
  func `a data set without meta information is recognised`(syntax: Encoded.Syntax) throws {
    let data = Self.sample(syntax)
    let file = try read(data.bytes)
    #expect(file.transferSyntax == data.transferSyntax)
    #expect(file.preamble == nil && file.metaInformation.isEmpty)
    #expect(file.diagnostics.first?.kind == .missingMetaInformation)
    try expectSame(file, as: data)
  }

  @Test(arguments: Encoded.Syntax.allCases)
  func `a data set that begins with a group length is recognised`(syntax: Encoded.Syntax) throws {
    var data = Encoded(syntax)
    data.add(Tag(0x0008, 0x0000), .ul, data.word(UInt32(4)))
    data.bytes += Self.sample(syntax).bytes
    #expect(try read(data.bytes).transferSyntax == data.transferSyntax)
  }

  @Test(arguments: Encoded.Syntax.allCases)
  func `meta information without preamble is read, with and without the prefix`(
    syntax: Encoded.Syntax
  ) throws {
    let data = Self.sample(syntax)
    for start in [128, 132] {
      let file = try read(Array(data.file[start...]))
      #expect(file.preamble == nil)
      #expect(file.diagnostics.map(\.kind) == [.missingPreamble])
      #expect(file.transferSyntax == data.transferSyntax)
      try expectSame(file, as: data)
    }
  }

  @Test(arguments: Encoded.Syntax.allCases)
  func `a preamble without the prefix is got over`(syntax: Encoded.Syntax) throws {
    let data = Self.sample(syntax)
    let file = try read(Array(data.file[..<128] + data.file[132...]))
    #expect(file.preamble == Array(data.file[..<128]))
    #expect(file.diagnostics.map(\.kind) == [.missingPrefix])
    #expect(file.transferSyntax == data.transferSyntax)
    try expectSame(file, as: data)
  }

  @Test func `a wrong or missing group length is got over`() throws {
    let data = Self.sample(.explicit)
    let meta = try read(data.file).dataSetOffset - 144
    var wrong = data.file
    wrong[140] = 12
    let first = try read(wrong)
    #expect(first.diagnostics.map(\.kind) == [.wrongMetaGroupLength(stated: 12, found: meta)])
    try expectSame(first, as: data)
    let second = try read(Array(data.file[..<132] + data.file[144...]))
    #expect(second.diagnostics.map(\.kind) == [.missingMetaGroupLength])
    try expectSame(second, as: data)
  }

  @Test(arguments: Encoded.Syntax.allCases, Encoded.Syntax.allCases)
  func `the bytes count, not the transfer syntax that is stated`(
    stated: Encoded.Syntax, real: Encoded.Syntax
  ) throws {
    let data = Self.sample(real)
    let file = try read(Encoded.file(Encoded(stated).transferSyntax, data.bytes))
    #expect(file.transferSyntax == data.transferSyntax)
    #expect(file.diagnostics.isEmpty == (stated == real))
    try expectSame(file, as: data)
  }

  @Test(arguments: Encoded.Syntax.allCases)
  func `a large file stated as another syntax is read by its bytes`(
    stated: Encoded.Syntax
  ) throws {
    // Letters of a VR read as a length lie within a file of this size.
    var data = Self.sample(.explicit)
    data.add(Tag(0x7FE0, 0x0010), .ow, [UInt8](repeating: 0, count: 3_000_000))
    let file = try read(Encoded.file(Encoded(stated).transferSyntax, data.bytes))
    #expect(file.transferSyntax == .explicitVRLittleEndian)
  }

  @Test func `a first element of the wrong VR is no other transfer syntax`() throws {
    var data = Encoded()
    data.add(Tag(0x0008, 0x0005), .lo, "ISO_IR 100")
    data.add(Tag(0x0010, 0x0010), .sh, "Doe^Jane")
    data.add(.pixelData, .ow, [UInt8](repeating: 0, count: 3_000_000))
    let file = try read(data.file)
    #expect(file.transferSyntax == .explicitVRLittleEndian)
    #expect(file.dataSet.elements.count == 3 && file.diagnostics.isEmpty)
  }

  @Test func `a deflated file that is not deflated is read`() throws {
    let data = Self.sample(.explicit)
    let file = try read(Encoded.file(.deflatedExplicitVRLittleEndian, data.bytes))
    #expect(file.transferSyntax == .explicitVRLittleEndian)
    try expectSame(file, as: data)
  }

  @Test func `an unknown transfer syntax is read as its bytes are, and keeps its name`() throws {
    let data = Self.sample(.explicit)
    var file = data.file
    let uid = Array("1.2.840.10008.1.2.1".utf8)
    let place = try #require(file.indices.first { file[$0...].starts(with: uid) })
    file[place + 2] = UInt8(ascii: "9")
    let read = try read(file)
    #expect(read.transferSyntax.uid == "1.9.840.10008.1.2.1")
    #expect(read.diagnostics.map(\.kind) == [.unknownTransferSyntax("1.9.840.10008.1.2.1")])
    try expectSame(read, as: data)
    let garbage = Array(file[..<(try DICOMFile.read(MemorySource(file)).dataSetOffset)])
    #expect(throws: DICOMError.self) {
      try DICOMFile.read(MemorySource(garbage + [UInt8](repeating: 0xEE, count: 400)))
    }
  }

  @Test(arguments: Encoded.Syntax.allCases)
  func `meta information without a transfer syntax leaves it to the bytes`(
    syntax: Encoded.Syntax
  ) throws {
    var meta = Encoded()
    meta.add(.mediaStorageSOPInstanceUID, .ui, "2.25.1")
    let data = Self.sample(syntax)
    let head = [UInt8](repeating: 0, count: 128) + Array("DICM".utf8)
    let file = try read(head + meta.bytes + data.bytes)
    #expect(file.transferSyntax == data.transferSyntax)
    try expectSame(file, as: data)
    #expect(try read(head + data.bytes).transferSyntax == data.transferSyntax)
  }

  @Test(arguments: Encoded.Syntax.allCases)
  func `a data set with the prefix in its data is no Part 10 file`(syntax: Encoded.Syntax) throws {
    var data = Encoded(syntax)
    data.add(Tag(0x0008, 0x0060), .cs, "OT")
    let before = data.bytes.count + (syntax == .implicit ? 8 : 8)
    data.add(
      Tag(0x0010, 0x4000), .lt,
      String(repeating: " ", count: 128 - before) + "DICM is a word here")
    data.add(Tag(0x0020, 0x0010), .sh, "ID")
    let file = try read(data.bytes)
    #expect(file.transferSyntax == data.transferSyntax)
    #expect(file.dataSet.elements.count == 3)
  }

  @Test func `the prefix before garbage is no DICOM file`() {
    let head = [UInt8](repeating: 0, count: 128) + Array("DICM".utf8)
    for rest in [[UInt8](repeating: 0xFF, count: 300), Array("any text at all".utf8)] {
      #expect(throws: DICOMError.self) { try read(head + rest) }
    }
  }
}
