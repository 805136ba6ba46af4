import DICOMCore
import DICOMPixels
import Testing

struct LossyTranscodingTests {
  private func coding(_ syntax: TransferSyntax, _ loss: PixelCoding.Loss) throws -> PixelCoding {
    var coding = PixelCoding(try #require(PixelSyntax(syntax)), loss)
    coding.sampling = .full
    return coding
  }

  /// What each image can be coded as, and by how much its values may then be off.
  private func codings() throws -> [(PixelCoding, prefix: String, tolerance: Int)] {
    [
      (try coding(.jpegBaseline, .quality(95)), "8", 6),
      (try coding(.jpegBaseline, .ratio(2)), "8", 60),
      (try coding(.jpegExtended, .quality(95)), "8 mono", 6),
      (try coding(.jpegExtended, .quality(98)), "12", 24),
      (try coding(.jpegLSNearLossless, .maximumError(2)), "8", 2),
      // A slope of 2 is in all values of 12 bits.
      (try coding(.jpegLSNearLossless, .maximumError(2)), "12 plain", 4),
      (try coding(.jpeg2000, .peakSignalToNoise(70)), "8", 3),
      // The ratio is of 16 bits where those are stored.
      (try coding(.jpeg2000, .peakSignalToNoise(90)), "12", 30),
      (try coding(.jpeg2000, .ratio(3)), "8", 8),
      (try coding(.htj2k, .step(0.0005)), "8", 4),
      (try coding(.htj2k, .step(0.0001)), "12", 20),
    ]
  }

  @Test func `values after Rescale are as near as the coder has them, as pydicom sees it`() throws {
    let made = try PydicomCases(Self.images)
    let judge = try TranscodedByPydicom()
    var count = 0
    for source in made.cases {
      for (coding, prefix, tolerance) in try codings() where source.name.hasPrefix(prefix) {
        try judge.add(
          "lossy " + source.name, source.read(), coding, expected: source.expected,
          tolerance: tolerance)
        count += 1
      }
    }
    let differences = try judge.differences()
    for line in differences { print("DIFF", line) }
    #expect(differences == [])
    #expect(count == 46)
  }

  @Test func `values that 12 bits cannot hold are refused, and nothing is cut`() throws {
    let made = try PydicomCases(
      """
      for signed in (0, 1):
        pixels = np.array([[0, 4096 - 1000 * signed, -1000 * signed, 7]]).astype('<i2')
        ds = image(1, 4, 16, 16, signed)
        ds.RescaleIntercept, ds.RescaleSlope = '0', '1'
        case('beyond', put(ds, pixels.tobytes()), b'')
      """)
    for source in made.cases {
      let file = try source.read()
      var transcoding = try Transcoding(
        file.dataSet, syntax: file.transferSyntax, to: coding(.jpegExtended, .quality(90)),
        name: "test")
      #expect(transcoding.needsRange)
      let range = try transcoding.valueRange(of: 0)
      #expect(throws: PixelError.self) { try transcoding.settle(range) }
    }
  }

  @Test func `signed values without Rescale to carry their offset are refused`() throws {
    let made = try PydicomCases(
      """
      pixels = np.array([[-5, 4, 0, 7]]).astype('<i2')
      case('bare', put(image(1, 4, 16, 16, 1), pixels.tobytes()), b'')
      """)
    let file = try #require(made.cases.first).read()
    var transcoding = try Transcoding(
      file.dataSet, syntax: file.transferSyntax, to: coding(.jpegExtended, .quality(90)),
      name: "test")
    let error = #expect(throws: PixelError.self) { try transcoding.settle(-5...7) }
    #expect(error?.tag == .rescaleIntercept)
  }

  private static let images = """
    y, x = np.mgrid[0:24, 0:32]
    wave = (np.sin(x / 7) * np.cos(y / 5) + 1) / 2
    def smooth(low, high, kind): return (low + wave * (high - low)).astype(kind)
    pixels = smooth(0, 255, 'u1')
    for photometric in ('MONOCHROME1', 'MONOCHROME2'):
      case(f'8 mono {photometric}', put(image(24, 32, 8, 8, 0, 1, photometric), pixels.tobytes()),
           pixels.tobytes())
    colours = np.stack([smooth(20, 230, 'u1'), smooth(200, 30, 'u1'), smooth(90, 140, 'u1')], -1)
    case('8 colours', put(image(24, 32, 8, 8, 0, 3), colours.tobytes()), colours.tobytes())
    ds = image(24, 32, 8, 8, 0, 1, 'PALETTE COLOR')
    for i in range(3):
      ds.add_new(0x00281101 + i, 'US', [256, 0, 8])
      ds.add_new(0x00281201 + i, 'OW', (np.arange(256) // (i + 1)).astype('u1').tobytes())
    expanded = np.stack([pixels // (i + 1) for i in range(3)], -1)
    case('8 palette', put(ds, pixels.tobytes()), expanded.tobytes())
    for stored, signed, low, high in ((12, 0, 0, 4095), (16, 0, 10, 4000), (16, 1, -1024, 3000),
                                      (16, 1, -2000, 2000), (12, 1, -2048, 2047),
                                      (16, 1, -3000, 1000)):
      frames = np.stack([smooth(low, high, '<i2'), smooth(high, low, '<i2')])
      cells = frames & 0xFFF if stored == 12 else frames
      ds = image(24, 32, 16, stored, signed, frames=2)
      ds.RescaleIntercept, ds.RescaleSlope, ds.RescaleType = '-1000.5', '2', 'HU'
      values = np.rint(frames * 2.0 - 1000.5).astype('<i2')
      kind = 'signed' if signed else 'plain'
      case(f'12 {kind} {stored} from {low}', put(ds, cells.astype('<u2').tobytes()),
           values.tobytes())
    """
}
