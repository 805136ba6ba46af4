import DICOMCore
import DICOMPixels
import TestSupport
import Testing

struct StreamHeadTests {
  @Test func `heads of other people's streams say what was coded`() throws {
    let cases = try PydicomCases(
      """
      import subprocess
      def coded(name, ds, tool, *options):
        ds.save_as(f'{folder}/in.dcm', enforce_file_format=True)
        subprocess.run([tool, *options, f'{folder}/in.dcm', f'{folder}/out.dcm'], check=True, capture_output=True)
        case(name, pydicom.dcmread(f'{folder}/out.dcm'), b'')
      def grey(stored, signed=0):
        ds = image(24, 40, 8 if stored <= 8 else 16, stored, signed)
        return put(ds, (np.arange(960) % (1 << stored - 1)).astype(f'<u{ds.BitsAllocated // 8}').tobytes())
      rgb = put(image(24, 40, 8, 8, 0, 3), rng.integers(0, 256, 2880).astype('u1').tobytes())
      coded('JPEG lossless 40x24x1 16 p1', grey(12), 'dcmcjpeg', '+e1', '+tl')
      coded('JPEG lossless 40x24x1 16 p6', grey(16), 'dcmcjpeg', '+el', '+sv', '6', '+tl')
      coded('JPEG lossless 40x24x3 8 p1', rgb, 'dcmcjpeg', '+e1', '+tl')
      coded('JPEG baseline 40x24x1 8 p0', grey(8), 'dcmcjpeg', '+eb')
      coded('JPEG baseline 40x24x3 8 p0 ybr', rgb, 'dcmcjpeg', '+eb', '+s2')
      coded('JPEG extended 40x24x1 12 p0', grey(12), 'dcmcjpeg', '+ee')
      coded('JPEG progressive 40x24x1 8 p0', grey(8), 'dcmcjpeg', '+ep')
      coded('JPEG-LS 40x24x1 16 p0', grey(12), 'dcmcjpls')
      coded('JPEG-LS 40x24x3 8 p0', rgb, 'dcmcjpls')
      coded('JPEG-LS 40x24x1 12 p0 near', grey(12), 'dcmcjpls', '+en', '+md', '3')
      coded('JPEG 2000 40x24x1 16 p0', grey(12), 'gdcmconv', '--j2k')
      coded('JPEG 2000 40x24x3 8 p0', rgb, 'gdcmconv', '--j2k')
      coded('JPEG 2000 40x24x1 16 p0 signed', grey(12, 1), 'gdcmconv', '--j2k')
      coded('run lengths', rgb, 'dcmcrle')
      """)
    #expect(cases.cases.count == 14)
    for each in cases.cases {
      let file = try each.read()
      let frames = try PixelFrames(file.dataSet, syntax: file.transferSyntax)
      let stream = try frames.bytes(of: 0)
      let kind = try #require(StreamKind.recognise(stream))
      #expect(kind.fits(try #require(PixelSyntax(file.transferSyntax)).family), "\(each.name)")
      guard kind != .rle else { continue }
      let head = try StreamHead.read(stream)
      let size = "\(head.columns)x\(head.rows)x\(head.components.count)"
      var text = "\(kind.name) \(size) \(head.precision) p\(head.predictor ?? 0)"
      if head.nearLossless == 3 { text += " near" }
      if head.colour == .ybr { text += " ybr" }
      if head.transform == .reversible { text += " reversible" }
      if head.isSigned { text += " signed" }
      #expect(text == each.name)
      // dcmtk and gdcm code 12 bits as the 16 of their cells.
      let findings = head.disagreements(
        with: frames.description, syntax: PixelSyntax(file.transferSyntax)
      ).filter { head.precision != 16 || $0.tag != .bitsStored }
      #expect(findings.isEmpty, "\(each.name): \(findings)")
      #expect(head.layout?.byteCount != nil)
      // A mislabelled syntax is found by the first bytes.
      let wrong = try PixelFrames(file.dataSet, syntax: .rleLossless)
      #expect(wrong.family == kind.family)
      #expect(wrong.findings.count == 1)
    }
  }

  static let baseline: [UInt8] =
    [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0]
    + [0xFF, 0xC0, 0, 17, 8, 0, 24, 0, 40, 3, 1, 0x21, 0, 2, 0x11, 1, 3, 0x11, 1]
    + [0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0, 1, 2, 3]

  static let jpeg2000: [UInt8] =
    [0xFF, 0x4F, 0xFF, 0x51, 0, 47, 0, 0, 0, 0, 0, 44, 0, 0, 0, 25, 0, 0, 0, 4, 0, 0, 0, 1]
    + [0, 0, 0, 44, 0, 0, 0, 25, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3]
    + [0x8B, 1, 1, 0x8B, 1, 1, 0x8B, 1, 1]
    + [0xFF, 0x50, 0, 8, 0, 2, 0, 0, 0, 0]
    + [0xFF, 0x52, 0, 12, 0, 2, 0, 1, 1, 5, 4, 4, 0x40, 0]
    + [0xFF, 0x55, 0, 6, 0, 0, 0, 0] + [0xFF, 0x90, 0, 10, 0, 0, 0, 0, 0, 0, 0, 1]

  @Test func `a JPEG 2000 header is read in full`() throws {
    let head = try StreamHead.read(Self.jpeg2000)
    #expect(head.kind == .htj2k)
    #expect((head.columns, head.rows) == (40, 24))
    #expect(head.precision == 12 && head.isSigned)
    #expect(head.transform == .irreversible)
    #expect(head.progression == 2 && head.decompositions == 5 && head.hasTileLengths)
    #expect(!head.isLossless)
    let syntax = try #require(PixelSyntax(.htj2kLossless))
    let description = PixelDescription(
      columns: 40, rows: 24, samplesPerPixel: 3, photometric: .ybrRCT, bitsAllocated: 16,
      bitsStored: 12)
    let tags = head.disagreements(with: description, syntax: syntax).map(\.tag)
    #expect(tags == [.pixelRepresentation, .photometricInterpretation, .transferSyntaxUID])
    #expect(head.corrected(description).photometric == .rgb)
    #expect(head.corrected(description).isSigned)
    var file: [UInt8] = [0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20, 13, 10, 0x87, 10]
    file += [0, 0, 0, 0] + Array("jp2c".utf8) + Self.jpeg2000
    #expect(try StreamHead.read(file).offset == 20)
  }

  @Test func `attributes that the stream contradicts are findings`() throws {
    let head = try StreamHead.read(Self.baseline)
    #expect(head.isSubsampled && head.colour == .ybr && head.hasJFIF)
    var description = PixelDescription(
      columns: 41, rows: 23, samplesPerPixel: 1, bitsAllocated: 16, bitsStored: 12)
    #expect(
      head.disagreements(with: description).map(\.tag)
        == [.columns, .rows, .samplesPerPixel, .bitsStored])
    description = PixelDescription(
      columns: 40, rows: 24, samplesPerPixel: 3, photometric: .rgb, bitsAllocated: 8, bitsStored: 8)
    let found = head.disagreements(with: description, syntax: PixelSyntax(.jpegLosslessSV1))
    #expect(found.map(\.tag) == [.photometricInterpretation, .transferSyntaxUID])
    #expect(head.corrected(description).photometric == .ybrFull)
    var adobe = Self.baseline
    adobe.insert(
      contentsOf: [0xFF, 0xEE, 0, 14] + Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 0], at: 2)
    #expect(try StreamHead.read(adobe).colour == .rgb)
  }

  @Test func `every cut and every mutation of a head is read or refused`() {
    for stream in [Self.baseline, Self.jpeg2000] {
      for count in 0..<stream.count { _ = try? StreamHead.read(Array(stream.prefix(count))) }
      var random = SplitMix(7)
      for _ in 0..<5_000 {
        var mutant = stream
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          mutant[Int.random(in: 0..<mutant.count, using: &random)] = .random(
            in: 0...255, using: &random)
        }
        guard let head = try? StreamHead.read(mutant) else { continue }
        let description = PixelDescription(
          columns: 40, rows: 24, samplesPerPixel: 3, photometric: .rgb, bitsAllocated: 8,
          bitsStored: 8)
        _ = head.disagreements(with: description, syntax: PixelSyntax(.jpeg2000Lossless))
        _ = head.corrected(description)
        _ = head.layout?.byteCount
      }
    }
  }

  @Test(
    arguments: [
      ([0x0A, 0xFF], nil), ([0xFF, 0x0A, 0, 0], .jpegXL),
      ([0, 0, 0, 12, 0x4A, 0x58, 0x4C, 0x20, 13, 10, 0x87, 10], .jpegXL),
      ([0, 0, 1, 0xB3, 0x2D, 2], .mpeg2), ([0, 0, 0, 1, 0x67, 100, 0, 41], .h264),
      ([0, 0, 0, 1, 0x09, 0x10, 0, 0], .h264), ([0, 0, 0, 1, 0x40, 1, 12, 1], .hevc),
      ([0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x69, 0x73, 0x6F, 0x6D], .mp4),
      ([2, 0, 0, 0, 64, 0, 0, 0, 80, 0, 0, 0, 0, 0, 0, 0], .rle),
      ([2, 0, 0, 0, 64, 0, 0, 0, 60, 0, 0, 0, 0, 0, 0, 0], nil),
      ([0xFF, 0xD8, 0xFF, 0xF7, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0], .jpegLS),
      ([0xFF, 0xD8, 0xFF, 0xE0], .jpeg(startOfFrame: nil)), ([], nil),
    ] as [([UInt8], StreamKind?)])
  func `kinds are told by the first bytes`(bytes: [UInt8], kind: StreamKind?) {
    #expect(StreamKind.recognise(bytes) == kind)
  }
}
