import DICOMCore
import DICOMPixels
import Testing

struct PaletteAndColourTests {
  @Test func `palettes give the colours that pydicom gives`() throws {
    let cases = try PydicomCases(
      """
      from pydicom.pixels import apply_color_lut
      import struct
      def words(*values): return struct.pack(f'<{len(values)}H', *values)
      def segmented16(c):
        return words(0, 3, c, 500, 20, 1, 100, 40000, 1, 7, 40000, 0, 2, 1, 65535, 1, 11, 33)
      def segmented8(c):
        return bytes([0, 3, c, 50, 20, 1, 100, 240, 1, 7, 240, 0, 2, 1, 255, 1, 11, 33, 2, 1, 5, 0, 0, 0])
      for allocated, signed, bits, count, first, kind in [
          (8, 0, 8, 256, 0, 0), (8, 0, 16, 256, 0, 0), (16, 0, 16, 4096, 0, 0), (16, 0, 16, 65536, 0, 0),
          (16, 1, 16, 1000, -500, 0), (8, 0, 8, 200, 20, 0), (16, 0, 16, 123, 0, 1), (8, 0, 8, 123, 5, 1),
          (8, 0, 8, 223, 5, 2)]:
        ds = image(9, 11, allocated, allocated, signed, 1, 'PALETTE COLOR')
        low, high = (-(1 << allocated - 1), 1 << allocated - 1) if signed else (0, 1 << allocated)
        put(ds, rng.integers(low, high, 99, dtype=np.int64).astype(f'<i{allocated // 8}').tobytes())
        for index, name in enumerate(['Red', 'Green', 'Blue']):
          ds.add_new(0x00281101 + index, 'SS' if signed else 'US', [count % 65536, first, bits])
          if kind == 0:
            data = rng.integers(0, 1 << bits, count).astype(f'<u{bits // 8}').tobytes()
            ds.add_new(0x00281201 + index, 'OW', data)
          else:
            data = segmented16(3 * index) if bits == 16 else segmented8(3 * index)
            if kind == 1 and bits == 8: data = data[:18]
            ds.add_new(0x00281221 + index, 'OW', data)
        ds.save_as(f'{folder}/x.dcm', enforce_file_format=True)
        again = pydicom.dcmread(f'{folder}/x.dcm')
        colours = apply_color_lut(again.pixel_array, again)
        if bits == 8: colours = (colours & 255).astype('u1')
        case(f'{allocated} {signed} {bits} {count} {first} {kind}', ds, colours.astype(f'<u{bits // 8}').tobytes())
      """)
    for each in cases.cases {
      let file = try each.read()
      let frames = try PixelFrames(file.dataSet, syntax: file.transferSyntax)
      let frame = try Frame(native: try frames.bytes(of: 0), frames.description)
      let palette = try Palette(file.dataSet, isSigned: frames.description.isSigned)
      let rgb = try palette.expand(frame)
      #expect(same(rgb.bytes, each.expected), "\(each.name)")
      #expect(rgb.layout.precision == palette.bits)
      #expect(rgb.colour == .rgb)
    }
  }

  @Test func `dcmtk shows the same colours`() throws {
    let cases = try PydicomCases(
      """
      import subprocess
      ds = image(9, 11, 8, 8, 0, 1, 'PALETTE COLOR')
      put(ds, rng.integers(0, 256, 99).astype('u1').tobytes())
      for index in range(3):
        ds.add_new(0x00281101 + index, 'US', [200, 20, 8])
        ds.add_new(0x00281201 + index, 'OW', rng.integers(0, 256, 200).astype('u1').tobytes())
      ds.save_as(f'{folder}/x.dcm', enforce_file_format=True)
      subprocess.run(['dcmj2pnm', '+op', f'{folder}/x.dcm', f'{folder}/x.ppm'], check=True, capture_output=True)
      case('palette', ds, open(f'{folder}/x.ppm', 'rb').read()[-297:])
      """)
    let each = try #require(cases.cases.first)
    let file = try each.read()
    let frames = try PixelFrames(file.dataSet, syntax: file.transferSyntax)
    let frame = try Frame(native: try frames.bytes(of: 0), frames.description)
    let rgb = try Palette(file.dataSet, isSigned: false).expand(frame)
    #expect(same(rgb.bytes, each.expected))
  }

  @Test func `colours are converted as pydicom converts them`() throws {
    let cases = try PydicomCases(
      """
      from pydicom.pixels import convert_color_space
      for source, target in [('YBR_FULL', 'RGB'), ('RGB', 'YBR_FULL')]:
        ds = image(256, 257, 8, 8, 0, 3, source)
        array = rng.integers(0, 256, (256, 257, 3)).astype('u1')
        put(ds, array.tobytes())
        case(source, ds, convert_color_space(array, source, target).tobytes())
      """)
    for each in cases.cases {
      let file = try each.read()
      let frames = try PixelFrames(file.dataSet, syntax: file.transferSyntax)
      let frame = try Frame(native: try frames.bytes(of: 0), frames.description)
      let converted = each.name == "RGB" ? try frame.ybrFull() : try frame.rgb(from: .ybrFull)
      // pydicom counts in 32-bit reals, which miss a half here and there.
      let differences = zip(converted.bytes, each.expected).filter { $0 != $1 }
      #expect(differences.count < 20, "\(each.name)")
      #expect(differences.allSatisfy { abs(Int($0) - Int($1)) == 1 }, "\(each.name)")
    }
  }

  @Test func `words of colour are converted too`() throws {
    let layout = FrameLayout(columns: 2, rows: 1, components: 3, precision: 12, isSigned: false)
    let grey: [UInt8] = [0x00, 0x04, 0x00, 0x08, 0x00, 0x08, 0xFF, 0x0F, 0xFF, 0x0F, 0xFF, 0x0F]
    let rgb = try Frame(layout, grey).rgb(from: .ybrFull)
    #expect(Array(rgb.bytes[0..<6]) == [0x00, 0x04, 0x00, 0x04, 0x00, 0x04])
    #expect(rgb.bytes[6...].chunked(2).allSatisfy { $0[1] <= 0x0F })
  }

  @Test func `the reversible transform is undone exactly`() throws {
    let rgb: [[Int]] = [[0, 0, 0], [255, 255, 255], [255, 0, 0], [0, 255, 3], [17, 200, 99]]
    var bytes: [UInt8] = []
    for pixel in rgb {
      let (red, green, blue) = (pixel[0], pixel[1], pixel[2])
      for value in [(red + 2 * green + blue) >> 2, blue - green, red - green] {
        bytes += littleEndianBytes(Int16(value))
      }
    }
    let layout = FrameLayout(columns: 5, rows: 1, components: 3, precision: 9, isSigned: true)
    let decoded = try Frame(layout, bytes).rgb(from: .ybrRCT)
    #expect(decoded.bytes == rgb.flatMap { $0 }.map(UInt8.init))
    #expect(decoded.layout.precision == 8)
  }

  @Test func `a segment that repeats itself without end is refused`() {
    // Empty runs by the thousand, each repeated from the beginning.
    var words: [UInt16] = [0, 1, 5]
    for _ in 0..<20_000 { words += [0, 0] }
    for _ in 0..<5_000 { words += [2, 65_535, 6, 0] }
    let table = words.flatMap { littleEndianBytes($0) }
    let descriptor = DataSet(
      (0..<3).flatMap { index in
        [
          DataElement(
            DICOMCore.Tag(0x0028, 0x1101 + UInt16(index)), .us,
            .memory(([0, 0, 16] as [UInt16]).flatMap { littleEndianBytes($0) })),
          DataElement(DICOMCore.Tag(0x0028, 0x1221 + UInt16(index)), .ow, .memory(table)),
        ]
      })
    #expect(throws: PixelError.self) { try Palette(descriptor, isSigned: false) }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func chunked(_ size: Int) -> [[UInt8]] {
    stride(from: startIndex, to: endIndex, by: size).map { Array(self[$0..<$0 + size]) }
  }
}
