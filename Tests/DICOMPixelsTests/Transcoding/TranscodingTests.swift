import DICOMCore
import DICOMPixels
import Testing

struct TranscodingTests {
  private let overlayBit = DICOMCore.Tag(0x6000, 0x0102)
  private let overlayData = DICOMCore.Tag(0x6000, 0x3000)

  /// 12 bits of 16, with more in the cells' upper bits where `upper` says so.
  private func dataSet(upper: UInt16 = 0, frames: Int = 2) -> DataSet {
    var data = DataSet()
    var description = PixelDescription(columns: 5, rows: 3, bitsAllocated: 16, bitsStored: 12)
    description.numberOfFrames = frames
    description.apply(to: &data)
    var bytes: [UInt8] = []
    for index in 0..<15 * frames {
      var cell = UInt16(truncatingIfNeeded: index * 37 % 4096)
      if index % 3 == 0 { cell |= upper }
      bytes += [UInt8(truncatingIfNeeded: cell), UInt8(cell >> 8)]
    }
    data[.pixelData] = DataElement(.pixelData, .ow, .memory(bytes))
    return data
  }

  private func transcoding(_ data: DataSet) throws -> Transcoding {
    try Transcoding(
      data, syntax: .explicitVRLittleEndian,
      to: PixelCoding(try #require(PixelSyntax(.jpegLosslessSV1))), name: "test")
  }

  private func result(_ transcoding: Transcoding) throws -> DataSet {
    let frames = try (0..<transcoding.count).map {
      Bytes.memory(try transcoding.stream($0, proves: true))
    }
    return try transcoding.result(frames).dataSet
  }

  @Test func `an overlay in the pixels gets data of its own before they are coded`() throws {
    var data = dataSet(upper: 0x1000)
    for (element, value) in [(UInt16(0x0010), 3), (0x0011, 5), (0x0100, 16), (0x0102, 12)] {
      let tag = DICOMCore.Tag(0x6000, element)
      data[tag] = DataElement(tag, .us, .memory([UInt8(value), 0]))
    }
    let transcoding = try transcoding(data)
    let coded = try result(transcoding)
    #expect(coded.integer(overlayBit) == 0)
    #expect(coded.integer(.bitsStored) == 12)
    // Every third pixel of 30, the lowest bit first.
    #expect(coded.bytes(overlayData) == [0x49, 0x92, 0x24, 0x09])
    #expect(!transcoding.findings.contains { $0.kind == .unusedBits })
    let image = try ImagePixels(coded, syntax: .jpegLosslessSV1)
    let expected = try ImagePixels(dataSet(), syntax: .explicitVRLittleEndian)
    #expect(try image.frame(1).bytes == expected.frame(1).bytes)
  }

  @Test func `bits that are nobody's are left out, and it is told`() throws {
    let transcoding = try transcoding(dataSet(upper: 0x8000))
    #expect(transcoding.findings.isEmpty)
    _ = try result(transcoding)
    #expect(transcoding.findings.map(\.kind) == [.unusedBits])
  }

  @Test func `an image of other frames than it says is refused`() throws {
    var data = dataSet(frames: 2)
    data[.numberOfFrames] = DataElement(.numberOfFrames, .is, .memory(Array("3 ".utf8)))
    #expect(throws: PixelError.self) { try transcoding(data) }
  }

  @Test(arguments: ["1 ", "1A"])
  func `frames that their number does not tell of are not left out`(stated: String) throws {
    var data = dataSet(frames: 2)
    data[.numberOfFrames] = DataElement(.numberOfFrames, .is, .memory(Array(stated.utf8)))
    let error = #expect(throws: PixelError.self) { try transcoding(data) }
    #expect(error?.tag == .numberOfFrames)
  }

  @Test func `a loss that the syntax does not have is refused`() throws {
    for (syntax, loss) in [
      (TransferSyntax.jpegLosslessSV1, PixelCoding.Loss.quality(90)),
      (.jpegBaseline, .maximumError(2)), (.jpegBaseline, .quality(0)), (.jpeg2000, .ratio(.nan)),
      (.explicitVRBigEndian, .none), (.mpeg2MPML, .none), (.htj2k, .quality(50)),
    ] {
      let coding = PixelCoding(try #require(PixelSyntax(syntax)), loss)
      #expect(coding.problem != nil, "\(syntax.name)")
      #expect(throws: PixelError.self) {
        try Transcoding(dataSet(), syntax: .explicitVRLittleEndian, to: coding, name: "test")
      }
    }
  }

  @Test func `the icon stays native within a data set that is encapsulated`() throws {
    let sequence = DICOMCore.Tag(0x0088, 0x0200)
    var data = dataSet()
    data[sequence] = DataElement(sequence, .sq, .items([dataSet(frames: 1)]))
    let coded = try result(transcoding(data))
    let icon = try #require(coded.items(sequence).first)
    #expect(icon.bytes(.pixelData) == dataSet(frames: 1).bytes(.pixelData))
  }

  @Test func `signatures stay through a lossless coding, and it is told that they do not fit`()
    throws
  {
    var data = dataSet()
    data[.digitalSignaturesSequence] = DataElement(
      .digitalSignaturesSequence, .sq, .items([DataSet()]))
    let transcoding = try transcoding(data)
    #expect(transcoding.findings.map(\.kind) == [.signatures(1)])
    #expect(try result(transcoding).items(.digitalSignaturesSequence).count == 1)
  }
}
