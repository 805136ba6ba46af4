import DICOMCore
import DICOMPixels
import Testing

struct NativePixelsTests {
  /// Every frame of the case as our reader has it, joined.
  private func frames(_ file: DICOMFile) throws -> [Frame] {
    let frames = try PixelFrames(file.dataSet, syntax: file.transferSyntax)
    return try (0..<frames.count).map {
      try Frame(native: try frames.bytes(of: $0), frames.description)
    }
  }

  @Test func `pixels are the ones that pydicom reads`() throws {
    let cases = try PydicomCases(
      """
      for syntax in [ExplicitVRLittleEndian, ImplicitVRLittleEndian, ExplicitVRBigEndian]:
        for allocated, stored in [(8, 8), (8, 5), (16, 16), (16, 12), (16, 9), (16, 8), (32, 32), (32, 20)]:
          for signed in [0, 1]:
            for samples, planar in [(1, 0), (3, 0), (3, 1)]:
              for frames in ([None, 3] if samples == 1 else [2]):
                if allocated == 32 and syntax == ExplicitVRBigEndian: continue
                ds = image(5, 7, allocated, stored, signed, samples, None, frames, planar, syntax)
                n = 35 * samples * (frames or 1)
                low, high = (-(1 << stored - 1), 1 << stored - 1) if signed else (0, 1 << stored)
                values = rng.integers(low, high, n, dtype=np.int64)
                cell = np.dtype(f"{'>' if syntax == ExplicitVRBigEndian and allocated > 8 else '<'}{'i' if signed else 'u'}{allocated // 8}")
                put(ds, values.astype(cell).tobytes())
                ds.save_as(f'{folder}/x.dcm', enforce_file_format=True)
                array = pydicom.dcmread(f'{folder}/x.dcm').pixel_array
                size = 1 if stored <= 8 else 2 if stored <= 16 else 4
                expected = array.astype(f"<{'i' if signed else 'u'}{size}").tobytes()
                case(f'{syntax.name} {allocated}/{stored} {signed} {samples}/{planar} {frames}', ds, expected)
      """)
    #expect(cases.cases.count > 150)
    for each in cases.cases {
      let frames = try frames(try each.read())
      #expect(same(frames.flatMap(\.bytes), each.expected), "\(each.name)")
    }
  }

  @Test func `samples are found at any high bit, whatever stands in the other bits`() throws {
    let cases = try PydicomCases(
      """
      for allocated in [8, 16, 32]:
        for stored in range(1, allocated + 1, 1 if allocated < 32 else 5):
          for high in sorted({stored - 1, (stored + allocated) // 2 - 1, allocated - 1}):
            for signed in [0, 1]:
              ds = image(4, 5, allocated, stored, signed)
              ds.HighBit = high
              cells = rng.integers(0, 1 << allocated, 20, dtype=np.uint64)
              put(ds, cells.astype(f'<u{allocated // 8}').tobytes())
              values = (cells >> np.uint64(high + 1 - stored)) & np.uint64((1 << stored) - 1)
              values = values.astype(np.int64)
              if signed: values = np.where(values >> (stored - 1) == 1, values - (1 << stored), values)
              size = 1 if stored <= 8 else 2 if stored <= 16 else 4
              case(f'{allocated}/{stored}/{high} {signed}', ds, values.astype(f'<i{size}').tobytes())
      """)
    for each in cases.cases {
      let file = try each.read()
      let frames = try frames(file)
      #expect(same(frames.flatMap(\.bytes), each.expected), "\(each.name)")
      // And back into the same cells.
      let (description, _) = try PixelDescription.read(file.dataSet)
      let native = try frames[0].native(as: description)
      #expect(try Frame(native: native, description) == frames[0], "\(each.name)")
    }
  }

  @Test func `frames of single bits begin within bytes`() throws {
    let cases = try PydicomCases(
      """
      for rows, columns, frames in [(1, 1, 1), (3, 5, 4), (8, 8, 2), (7, 9, 5), (1, 13, 9)]:
        ds = image(rows, columns, 1, 1, 0, 1, None, frames)
        bits = rng.integers(0, 2, rows * columns * frames).astype('u1')
        put(ds, np.packbits(bits, bitorder='little').tobytes())
        ds.save_as(f'{folder}/x.dcm', enforce_file_format=True)
        case(f'{rows} {columns} {frames}', ds, pydicom.dcmread(f'{folder}/x.dcm').pixel_array.tobytes())
      """)
    for each in cases.cases {
      let file = try each.read()
      let frames = try frames(file)
      #expect(same(frames.flatMap(\.bytes), each.expected), "\(each.name)")
      let pixels = try PixelFrames(file.dataSet, syntax: file.transferSyntax)
      for (index, frame) in frames.enumerated() {
        #expect(try frame.native(as: pixels.description) == pixels.bytes(of: index))
      }
    }
  }

  @Test func `subsampled chrominance is given to both pixels`() throws {
    let cases = try PydicomCases(
      """
      ds = image(4, 6, 8, 8, 0, 3, 'YBR_FULL_422', 2)
      put(ds, rng.integers(0, 256, 4 * 6 * 2 * 2).astype('u1').tobytes())
      ds.save_as(f'{folder}/x.dcm', enforce_file_format=True)
      from pydicom.pixels import pixel_array
      case('half', ds, pixel_array(f'{folder}/x.dcm', raw=True).tobytes())
      """)
    let each = try #require(cases.cases.first)
    #expect(try frames(try each.read()).flatMap(\.bytes) == each.expected)
  }

  @Test func `a subsampled term over whole pixels is put right`() throws {
    var description = PixelDescription(
      columns: 2, rows: 2, samplesPerPixel: 3, photometric: .ybrFull422, bitsAllocated: 8,
      bitsStored: 8)
    let frames = try NativeFrames(
      .memory(Array(0..<12)), description: description)
    #expect(frames.description.photometric == .ybrFull)
    #expect(frames.findings.count == 1)
    #expect(try frames.bytes(of: 0) == Array(0..<12))
    description.columns = 3
    #expect(throws: PixelError.self) {
      try Frame(native: [UInt8](repeating: 0, count: 12), description)
    }
  }

  @Test func `a planar target gets its planes`() throws {
    let layout = FrameLayout(columns: 2, rows: 1, components: 3, precision: 8, isSigned: false)
    var target = PixelDescription(
      columns: 2, rows: 1, samplesPerPixel: 3, photometric: .rgb, bitsAllocated: 16, bitsStored: 8)
    target.planarConfiguration = 1
    let native = try Frame(layout, [1, 2, 3, 4, 5, 6]).native(as: target)
    #expect(native == [1, 0, 4, 0, 2, 0, 5, 0, 3, 0, 6, 0])
  }

  @Test func `patterns become signed and back`() {
    let layout = FrameLayout(columns: 4, rows: 1, components: 1, precision: 12, isSigned: false)
    let frame = Frame(layout, [0, 0, 0xFF, 0x07, 0, 0x08, 0xFF, 0x0F])
    let signed = frame.interpreted(precision: 12, isSigned: true)
    #expect(signed.bytes == [0, 0, 0xFF, 0x07, 0, 0xF8, 0xFF, 0xFF])
    #expect(signed.layout.isSigned)
    #expect(signed.interpreted(precision: 12, isSigned: false) == frame)
  }

  @Test func `samples of more bits than are stored become those that are stored`() {
    var layout = FrameLayout(columns: 3, rows: 1, components: 1, precision: 16, isSigned: false)
    let frame = Frame(layout, [0xFF, 0x0F, 0x01, 0xF8, 0xFF, 0x07])
    let signed = frame.interpreted(precision: 12, isSigned: true)
    #expect(signed.bytes == [0xFF, 0xFF, 0x01, 0xF8, 0xFF, 0x07])
    #expect(signed.layout.precision == 12)
    let narrow = frame.interpreted(precision: 8, isSigned: false)
    #expect(narrow.bytes == [0xFF, 0x01, 0xFF])
    layout.precision = 8
    let wide = Frame(layout, [1, 2, 0xFF]).interpreted(precision: 9, isSigned: true)
    #expect(wide.bytes == [1, 0, 2, 0, 0xFF, 0])
  }

  @Test func `an icon may be native under any transfer syntax`() throws {
    let data = PixelDescriptionTests.dataSet()
    #expect(try PixelFrames(data, syntax: .jpegBaseline, isNested: true).findings.isEmpty)
    let found = try PixelFrames(data, syntax: .jpegBaseline)
    #expect(found.family == .native && found.findings.count == 1)
  }

  @Test func `cells of 12 bits are packed without a gap`() throws {
    let description = PixelDescription(columns: 3, rows: 1, bitsAllocated: 12, bitsStored: 12)
    let native: [UInt8] = [0x21, 0x43, 0x65, 0x87, 0x09]
    let frame = try Frame(native: native, description)
    #expect(frame.bytes == [0x21, 0x03, 0x54, 0x06, 0x87, 0x09])
    #expect(try frame.native(as: description) == native)
  }
}
