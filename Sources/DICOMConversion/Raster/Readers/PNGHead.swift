internal import CPNG
internal import DICOMPixels

/// The first chunk of a PNG file.
struct PNGHead {
  enum Colour: UInt8 {
    case grey = 0
    case rgb = 2
    case palette = 3
    case greyAlpha = 4
    case rgbAlpha = 6

    var samples: Int {
      switch self {
      case .grey, .palette: 1
      case .greyAlpha: 2
      case .rgb: 3
      case .rgbAlpha: 4
      }
    }
  }

  var layout: FrameLayout
  var colour: Colour
  /// Whether there are frames of an animation beside the image.
  var isAnimated = false

  init(_ bytes: [UInt8]) throws(RasterError) {
    guard bytes.count >= 33, let columns = bytes.big32(16), let rows = bytes.big32(20) else {
      throw RasterError(
        .truncated("its first chunk has 25 bytes, and \(max(bytes.count - 8, 0)) are there"), .png,
        offset: bytes.count)
    }
    guard bytes[12..<16].elementsEqual("IHDR".utf8) else {
      throw RasterError(.malformed("its first chunk is no IHDR"), .png, offset: 12)
    }
    let depth = Int(bytes[24])
    guard let colour = Colour(rawValue: bytes[25]), [1, 2, 4, 8, 16].contains(depth),
      depth <= 8 || colour != .palette, depth >= 8 || colour == .grey || colour == .palette
    else {
      throw RasterError(
        .malformed("colour type \(bytes[25]) with \(depth) bits is not one of PNG's"), .png,
        offset: 24)
    }
    self.colour = colour
    layout = FrameLayout(
      columns: columns, rows: rows, components: colour.samples, precision: depth, isSigned: false)
    var place = 33
    for _ in 0..<1_000 {
      guard let length = bytes.big32(place), place <= bytes.count - 8 else { break }
      let kind = bytes[(place + 4)..<(place + 8)]
      if kind.elementsEqual("acTL".utf8) { isAnimated = true }
      if kind.elementsEqual("IDAT".utf8) { break }
      place += length + 12
    }
  }

  /// The picture without alpha and without a palette.
  func pixels(
    _ samples: inout [UInt8], _ content: png_content, _ options: RasterOptions,
    _ findings: inout [String]
  ) throws(RasterError) -> (Frame, PhotometricInterpretation) {
    if colour == .palette { return try expanded(samples, content, options, &findings) }
    let isGrey = colour == .grey || colour == .greyAlpha
    var layout = layout
    var hadTransparency = false
    if colour == .greyAlpha || colour == .rgbAlpha {
      layout.components -= 1
      let flattening = AlphaFlattening(
        components: layout.components, sampleBytes: layout.sampleBytes,
        background: options.background)
      (samples, hadTransparency) = flattening.flattened(samples)
    } else if content.has_key != 0 {
      hadTransparency = replaceKey(&samples, content, options.background)
    }
    if hadTransparency { findings.append(options.background.sentence) }
    return (
      Frame(layout, samples, colour: isGrey ? .monochrome : .rgb), isGrey ? .monochrome2 : .rgb
    )
  }

  private func expanded(
    _ samples: [UInt8], _ content: png_content, _ options: RasterOptions,
    _ findings: inout [String]
  ) throws(RasterError) -> (Frame, PhotometricInterpretation) {
    let colours = withUnsafeBytes(of: content.palette) {
      Array($0.prefix(3 * Int(content.palette_count)))
    }
    let alpha = withUnsafeBytes(of: content.alpha) { Array($0.prefix(Int(content.alpha_count))) }
    let palette = RasterPalette(colours, alpha: alpha, background: options.background)
    if palette.hadTransparency { findings.append(options.background.sentence) }
    _ = try options.admit(
      FrameLayout(
        columns: layout.columns, rows: layout.rows, components: 3, precision: 8, isSigned: false),
      .png, offset: 16)
    switch palette.expanded(samples, columns: layout.columns, rows: layout.rows) {
    case .success(let pixels): return pixels
    case .failure(let missing):
      throw RasterError(
        .malformed(
          "pixel \(missing.pixel) has colour \(missing.number) of a palette of \(palette.count)"),
        .png)
    }
  }

  /// Lays the background where the one transparent colour is.
  private func replaceKey(
    _ samples: inout [UInt8], _ content: png_content, _ background: RasterColour
  ) -> Bool {
    let size = layout.sampleBytes
    let full = (1 << layout.precision) - 1
    let key = [content.key.0, content.key.1, content.key.2].prefix(layout.components)
    let behind = layout.components == 1 ? [background.luminance] : background.samples
    func coded(_ value: Int) -> [UInt8] {
      (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    let wanted = key.flatMap { coded(Int($0)) }
    let laid = behind.flatMap { coded((Int($0) * full + 127) / 255) }
    var found = false
    let pixel = wanted.count
    var place = 0
    while place <= samples.count - pixel {
      var isKey = true
      for index in 0..<pixel where samples[place + index] != wanted[index] { isKey = false }
      if isKey {
        found = true
        for index in 0..<pixel { samples[place + index] = laid[index] }
      }
      place += pixel
    }
    return found
  }
}
