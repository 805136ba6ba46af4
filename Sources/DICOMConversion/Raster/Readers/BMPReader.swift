internal import DICOMPixels

/// Reads Windows bitmaps: 1 to 32 bits, palettes, run lengths, bit fields, from below or above.
struct BMPReader: RasterReader {
  func read(_ bytes: [UInt8], _ options: RasterOptions) throws(RasterError) -> RasterImage {
    let head = try BMPHead(bytes)
    let layout = FrameLayout(
      columns: head.columns, rows: head.rows, components: head.hasAlpha ? 4 : 3, precision: 8,
      isSigned: false)
    _ = try options.admit(layout, .bmp, offset: 18)
    var findings: [String] = []
    var frame: RasterFrame
    if head.bits <= 8 {
      frame = try paletted(bytes, head, options)
    } else {
      frame = try coloured(bytes, head, options, &findings)
    }
    frame.resolution = head.resolution
    return RasterImage(format: .bmp, content: .frames([frame]), findings: findings)
  }

  private func paletted(
    _ bytes: [UInt8], _ head: BMPHead, _ options: RasterOptions
  ) throws(RasterError) -> RasterFrame {
    let numbers =
      head.isRunLength
      ? try BMPRunLengths(head).decoded(bytes) : try packed(bytes, head)
    let palette = RasterPalette(head.palette, background: options.background)
    switch palette.expanded(numbers, columns: head.columns, rows: head.rows) {
    case .success(let pixels): return RasterFrame(frame: pixels.0, photometric: pixels.1)
    case .failure(let missing):
      throw RasterError(
        .malformed(
          "pixel \(missing.pixel) has colour \(missing.number) of a palette of \(palette.count)"),
        .bmp, offset: head.pixels)
    }
  }

  /// Numbers of 1, 2, 4 or 8 bits, the first in the highest.
  private func packed(_ bytes: [UInt8], _ head: BMPHead) throws(RasterError) -> [UInt8] {
    try head.requireRows(bytes)
    let packing = TIFFPacking(
      columns: head.columns, rows: 1, samples: 1, bits: head.bits, isSeparate: false,
      isSigned: false)
    var numbers: [UInt8] = []
    numbers.reserveCapacity(head.columns * head.rows)
    for row in 0..<head.rows {
      let start = head.start(of: row)
      numbers += packing.unpacked(
        Array(bytes[start..<(start + packing.byteCount)]), keeping: 1)
    }
    return numbers
  }

  private func coloured(
    _ bytes: [UInt8], _ head: BMPHead, _ options: RasterOptions, _ findings: inout [String]
  ) throws(RasterError) -> RasterFrame {
    try head.requireRows(bytes)
    let size = head.bits / 8
    let fields = head.hasAlpha ? head.fields : Array(head.fields.prefix(3))
    var pixels = [UInt8](unsafeUninitializedCapacity: head.columns * head.rows * fields.count) {
      target, used in
      bytes.withUnsafeBufferPointer { source in
        var place = 0
        for row in 0..<head.rows {
          var from = head.start(of: row)
          for _ in 0..<head.columns {
            var value: UInt32 = 0
            for byte in 0..<size { value |= UInt32(source[from &+ byte]) &<< UInt32(8 &* byte) }
            for field in fields {
              target[place] = field.sample(value)
              place &+= 1
            }
            from &+= size
          }
        }
      }
      used = head.columns * head.rows * fields.count
    }
    // Many programs leave the fourth byte zero everywhere.
    if head.hasAlpha {
      let isUnused = stride(from: 3, to: pixels.count, by: 4).allSatisfy { pixels[$0] == 0 }
      if isUnused {
        for place in stride(from: 3, to: pixels.count, by: 4) { pixels[place] = 255 }
      }
      let flat = AlphaFlattening(
        components: 3, sampleBytes: 1, background: options.background
      ).flattened(pixels)
      pixels = flat.bytes
      if flat.hadTransparency { findings.append(options.background.sentence) }
    }
    let layout = FrameLayout(
      columns: head.columns, rows: head.rows, components: 3, precision: 8, isSigned: false)
    return RasterFrame(frame: Frame(layout, pixels, colour: .rgb), photometric: .rgb)
  }
}
