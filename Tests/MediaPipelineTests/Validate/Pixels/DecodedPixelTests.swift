import DICOMCore
import DICOMPixels
import MediaValidation
import Testing

@testable import MediaPipeline

struct DecodedPixelTests {
  private static func line(_ finding: ValidationFinding) -> String {
    "\(finding.rule.identifier) \(finding.place.path ?? "-"): \(finding.found)"
  }

  @Test(arguments: DecodedRuleCase.all)
  func `a broken rule of code streams is told of, and no other`(_ rule: DecodedRuleCase) throws {
    let findings = try rule.make().findings()
    #expect(
      Set(findings.map(\.rule.identifier)) == rule.besides.union([rule.rule]),
      "\(findings.map(Self.line))")
  }

  @Test func `every rule that needs decoding has its test`() {
    #expect(DecodedRuleCase.all.map(\.rule) == PixelRule.decoded.map(\.identifier))
  }

  @Test func `images without a fault have no finding, in every transfer syntax that is written`()
    throws
  {
    let lossless = JPEGLosslessEncoder()
    let lossy: JPEG2000Encoder.Loss = .ratio(4)
    var instances: [CodedInstance] = [
      CodedInstance(),
      try CodedInstance(.jpegBaseline, JPEGBaselineEncoder()),
      try CodedInstance(.jpegBaseline, JPEGBaselineEncoder(), colour: .ybr),
      try CodedInstance(.jpegExtended, JPEGExtendedEncoder()),
      try CodedInstance(.jpegExtended, JPEGExtendedEncoder(), bits: 12),
      try CodedInstance(.jpegLossless, JPEGLosslessEncoder(predictor: 5), bits: 16),
      try CodedInstance(.jpegLosslessSV1, lossless, bits: 12),
      try CodedInstance(.jpegLosslessSV1, lossless, bits: 12, isSigned: true),
      try CodedInstance(.jpegLosslessSV1, lossless, colour: .rgb),
      try CodedInstance(.jpegLSLossless, JPEGLSEncoder(), bits: 12),
      try CodedInstance(.jpegLSNearLossless, JPEGLSEncoder(maximumError: 2)),
      try CodedInstance(.jpeg2000Lossless, JPEG2000Encoder(), bits: 12, isSigned: true),
      try CodedInstance(.jpeg2000Lossless, JPEG2000Encoder(), colour: .rgb, term: "YBR_RCT"),
      try CodedInstance(.jpeg2000, JPEG2000Encoder(lossy), bits: 16),
      try CodedInstance(.jpeg2000, JPEG2000Encoder(lossy), colour: .rgb, term: "YBR_ICT"),
      try CodedInstance(.htj2kLossless, HTJ2KEncoder(isByResolution: false), bits: 12),
      try CodedInstance(.htj2kLosslessRPCL, HTJ2KEncoder(), bits: 12),
      try CodedInstance(.htj2k, HTJ2KEncoder(.step(0.01))),
      try CodedInstance(.rleLossless, RLELosslessEncoder(), bits: 12),
      try CodedInstance(.rleLossless, RLELosslessEncoder(), colour: .rgb),
      try CodedInstance(.deflatedImageFrameCompression, DeflatedFrameCodec()),
      CodedInstance(
        .encapsulatedUncompressedExplicitVRLittleEndian, [CodedInstance.frame(bits: 8).bytes]),
    ]
    for syntax in [
      TransferSyntax.implicitVRLittleEndian, .deflatedExplicitVRLittleEndian,
    ] {
      var instance = CodedInstance()
      instance.syntax = syntax
      instances.append(instance)
    }
    for instance in instances {
      #expect(try instance.findings().map(Self.line) == [], "\(instance.syntax.name)")
    }
  }

  @Test func `of video its headers are read, and a note says that no picture is decoded`() throws {
    let findings = try RecordedVideo.instance.findings()
    #expect(findings.map(\.rule.identifier) == ["PIX-102"], "\(findings.map(Self.line))")
  }

  @Test func `every frame is decoded, and those that are alike are told of once`() throws {
    var instance = try CodedInstance(.jpegLosslessSV1, JPEGLosslessEncoder())
    let sound = instance.fragments?.first ?? []
    var damaged = sound
    damaged.removeSubrange(damaged.count - 24..<damaged.count - 2)
    instance.fragments = [sound, damaged, damaged, sound, damaged]
    instance.set(.numberOfFrames, .is, "5")
    let findings = try instance.findings()
    #expect(findings.map(\.rule.identifier) == ["PIX-101"])
    #expect(findings.first?.found.hasPrefix("frames 2 to 3, 5: ") == true)
  }

  @Test func `a first frame that is damaged does not hide the others' faults`() throws {
    var instance = try CodedInstance(.jpegLSLossless, JPEGLSEncoder())
    let sound = instance.fragments?.first ?? []
    let other = try JPEGLosslessEncoder().encode(CodedInstance.frame(bits: 8))
    instance.fragments = [[UInt8](repeating: 0, count: 64), sound, other]
    instance.set(.numberOfFrames, .is, "3")
    let rules = Set(try instance.findings().map(\.rule.identifier))
    #expect(rules.isSuperset(of: ["PIX-101", "PIX-103"]))
  }

  @Test func `many bytes before an end marker are damage`() throws {
    var instance = try CodedInstance(.jpegBaseline, JPEGBaselineEncoder())
    instance.edit { $0.insert(contentsOf: [UInt8](repeating: 1, count: 300), at: $0.count - 2) }
    #expect(try instance.findings().map(\.rule.identifier) == ["PIX-101"])
  }

  @Test func `padding is no pixel, and signs above the stored bits are none that stray`() throws {
    var instance = CodedInstance()
    instance.setAttributes(bits: 12)
    instance.set(.pixelRepresentation, 1)
    instance.setNative(CodedInstance.frame(bits: 12, isSigned: true).bytes)
    #expect(try instance.findings().isEmpty)
    // The lowest pixel of the gradient.
    instance.set(Tag.pixelPaddingValue, UInt16(bitPattern: -2_048))
    instance.set(.smallestImagePixelValue, UInt16(bitPattern: -2_040))
    #expect(try instance.findings().isEmpty)
  }

  @Test func `bits of an overlay in the pixels do not stray`() throws {
    var instance = CodedInstance()
    instance.setAttributes(bits: 12)
    var bytes = CodedInstance.frame(bits: 12).bytes
    bytes[1] |= 0x80
    instance.setNative(bytes)
    instance.set(Tag(0x6000, 0x0100), 16)
    instance.set(Tag(0x6000, 0x0102), 15)
    #expect(try instance.findings().isEmpty)
  }

  @Test func `a coded icon is decoded too`() throws {
    var icon = try CodedInstance(.jpegLosslessSV1, JPEGLosslessEncoder())
    icon.edit { $0.removeSubrange($0.count - 24..<$0.count - 2) }
    var item = icon.data
    item[.pixelData] = DataElement(
      .pixelData, .ob,
      .fragments(Fragments(fragments: (icon.fragments ?? []).map { .memory($0 + [0, 0]) })))
    var instance = try CodedInstance(.jpegLosslessSV1, JPEGLosslessEncoder())
    instance.data[.iconImageSequence] = DataElement(.iconImageSequence, .sq, .items([item]))
    let findings = try instance.findings().filter { $0.rule == PixelRule.undecodable }
    #expect(findings.map(\.place.path) == ["(0088,0200)[1].(7FE0,0010)"])
  }

  @Test func `pydicom decodes what has no finding, and not what cannot be decoded`() throws {
    let folder = try TemporaryFolder()
    let sound = try CodedInstance(.jpeg2000Lossless, JPEG2000Encoder(), bits: 12)
    let path = try folder.write(sound.bytes(), "sound.dcm")
    #expect(try python(Self.decode, path) == "decoded")
    let damaged = try #require(DecodedRuleCase.all.first { $0.rule == "PIX-114" }).make()
    #expect(try python(Self.decode, folder.write(damaged.bytes(), "damaged.dcm")) == "refused")
  }

  private static let decode = """
    import sys
    from pydicom import dcmread
    try:
        dcmread(sys.argv[1]).pixel_array
        print("decoded")
    except Exception:
        print("refused")
    """

  @Test func `streams at random end in findings, never in a trap`() throws {
    var state: UInt64 = 11
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let cases = try DecodedRuleCase.all.map { try $0.make().bytes() }
    for round in 0..<400 {
      var bytes = cases[round % cases.count]
      for _ in 0..<5 { bytes[bytes.count - 1 - next(min(bytes.count, 400))] = UInt8(next(256)) }
      let source = MemorySource(bytes)
      guard let file = try? DICOMFile.read(source) else { continue }
      #expect(DecodedPixelValidation.findings(in: file, source: source, name: "x").count < 300)
    }
  }
}
