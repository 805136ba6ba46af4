internal import CTIFF
internal import DICOMPixels

/// One page of a TIFF file, while the file is open at it.
struct TIFFPage {
  var tags: tiff_page
  /// From 1.
  var number: Int

  init(_ tags: tiff_page, number: Int) {
    self.tags = tags
    self.number = number
  }

  private var columns: Int { Int(tags.columns) }
  private var rows: Int { Int(tags.rows) }

  /// JPEG in both forms; JPEG 2000 and WebP, of which the tags do not tell whether they lose anything.
  var isLossy: Bool { [6, 7, 33_003, 33_005, 34_712, 50_001].contains(Int(tags.compression)) }

  /// Samples of colour, without further ones.
  private var colours: Int { tags.photometric == 2 || tags.photometric == 6 ? 3 : 1 }

  /// Whether the library's own conversion to red, green and blue is needed: inks, CIE L*a*b*, and
  /// luminance and chrominance outside a stream of JPEG.
  private var isConverted: Bool {
    switch tags.photometric {
    case 5, 8: true
    case 6: tags.compression != 7
    default: false
    }
  }

  func read(
    _ file: OpaquePointer?, _ options: RasterOptions, _ findings: inout [String]
  ) throws(RasterError) -> RasterFrame {
    try check(options)
    var result = isConverted ? try converted(file) : try sampled(file, options, &findings)
    if isConverted {
      findings.append("page \(number): its colours were converted to red, green and blue")
    }
    if tags.profile_size > 0, tags.profile_size < 64 << 20, let profile = tags.profile,
      !isConverted
    {
      let bytes = [UInt8](UnsafeBufferPointer(start: profile, count: Int(tags.profile_size)))
      result.iccProfile = ICCProfile.usable(bytes, result.photometric, &findings)
    }
    if tags.unit == 2 || tags.unit == 3 {
      result.resolution = RasterResolution(
        across: Double(tags.across), down: Double(tags.down),
        unit: tags.unit == 2 ? .inch : .centimetre)
    }
    if let orientation = RasterOrientation(rawValue: Int(tags.orientation)),
      orientation != .upright
    {
      findings.append("page \(number): \(orientation.sentence)")
      result = result.turned(orientation)
    }
    return result
  }

  /// Told at the place of the page's tags.
  private func failed(_ reason: RasterError.Reason) -> RasterError {
    RasterError(reason, .tiff, offset: Int(clamping: tags.place))
  }

  private func check(_ options: RasterOptions) throws(RasterError) {
    let bits = Int(tags.bits)
    if tags.format == 3 {
      throw failed(
        .unsupported(
          "page \(number): floating point of \(bits) bits has no range of grey values to store;"
            + " save it with whole numbers of at most 16 bits; it"))
    }
    guard tags.format == 1 || tags.format == 2 || tags.format == 4 else {
      throw failed(.unsupported("page \(number): samples of complex numbers"))
    }
    guard (1...16).contains(bits) else {
      throw failed(.unsupported("page \(number): \(bits) bits a sample"))
    }
    guard [0, 1, 2, 3, 5, 6, 8].contains(tags.photometric) else {
      throw failed(
        .unsupported("page \(number): photometric interpretation \(tags.photometric)"))
    }
    guard (1...16).contains(tags.samples), Int(tags.samples) >= (isConverted ? 1 : colours) else {
      throw failed(.malformed("page \(number): \(tags.samples) samples a pixel"))
    }
    if isConverted && (bits != 8 || tags.format == 2) {
      throw failed(.unsupported("page \(number): these colours with \(bits) bits"))
    }
    // Whatever is decoded on the way is admitted, with the samples that are not kept.
    let layout = FrameLayout(
      columns: columns, rows: rows, components: max(Int(tags.samples), isConverted ? 4 : 3),
      precision: bits, isSigned: false)
    _ = try options.admit(layout, .tiff, offset: Int(clamping: tags.place))
  }

  private func converted(_ file: OpaquePointer?) throws(RasterError) -> RasterFrame {
    var message = [CChar](repeating: 0, count: Int(TIFF_MESSAGE))
    var tags = tags
    var status: CInt = 1
    let pixels = [UInt8](unsafeUninitializedCapacity: columns * rows * 4) { target, used in
      used = columns * rows * 4
      status = tiff_colours(file, &tags, target.baseAddress, used, &message)
      if status != 0 { used = 0 }
    }
    guard status == 0 else {
      throw failed(.malformed("page \(number): \(RasterText.of(message))"))
    }
    let layout = FrameLayout(
      columns: columns, rows: rows, components: 3, precision: 8, isSigned: false)
    let bytes = [UInt8](unsafeUninitializedCapacity: columns * rows * 3) { target, used in
      for pixel in 0..<columns * rows {
        for component in 0..<3 {
          target[3 &* pixel &+ component] = pixels[4 &* pixel &+ component]
        }
      }
      used = columns * rows * 3
    }
    return RasterFrame(frame: Frame(layout, bytes, colour: .rgb), photometric: .rgb)
  }

  private func sampled(
    _ file: OpaquePointer?, _ options: RasterOptions, _ findings: inout [String]
  ) throws(RasterError) -> RasterFrame {
    let packing = TIFFPacking(
      columns: columns, rows: rows, samples: Int(tags.samples), bits: Int(tags.bits),
      isSeparate: tags.planar == 2 && tags.samples > 1, isSigned: tags.format == 2)
    var message = [CChar](repeating: 0, count: Int(TIFF_MESSAGE))
    var tags = tags
    var status: CInt = 1
    let packed = [UInt8](unsafeUninitializedCapacity: packing.byteCount) { target, used in
      used = packing.byteCount
      status = tiff_samples(file, &tags, target.baseAddress, used, &message)
      if status != 0 { used = 0 }
    }
    guard status == 0 else {
      throw failed(.malformed("page \(number): \(RasterText.of(message))"))
    }
    let extra = Int(tags.samples) - colours
    let hasAlpha = extra > 0 && (tags.extra == 1 || tags.extra == 2) && tags.photometric != 3
    let isFlattened = hasAlpha && (tags.bits == 8 || tags.bits == 16) && tags.format != 2
    let kept = colours + (isFlattened ? 1 : 0)
    var bytes = packing.unpacked(packed, keeping: kept)
    if isFlattened {
      let flattening = AlphaFlattening(
        components: colours, sampleBytes: tags.bits == 8 ? 1 : 2, background: options.background,
        isPremultiplied: tags.extra == 1)
      let flat = flattening.flattened(bytes)
      bytes = flat.bytes
      if flat.hadTransparency { findings.append(options.background.sentence) }
    } else if extra > 0 {
      findings.append(
        "page \(number): \(extra) samples of each pixel beside its colours were left out")
    }
    if tags.photometric == 3 { return try expanded(bytes, findings: &findings) }
    let layout = FrameLayout(
      columns: columns, rows: rows, components: colours, precision: Int(tags.bits),
      isSigned: tags.format == 2)
    let isGrey = colours == 1
    return RasterFrame(
      frame: Frame(layout, bytes, colour: isGrey ? .monochrome : .rgb),
      photometric: tags.photometric == 0 ? .monochrome1 : isGrey ? .monochrome2 : .rgb)
  }

  private func expanded(
    _ numbers: [UInt8], findings: inout [String]
  ) throws(RasterError) -> RasterFrame {
    let count = Int(tags.palette_count)
    guard tags.bits <= 8, count > 0, let red = tags.red, let green = tags.green,
      let blue = tags.blue
    else {
      throw failed(.unsupported("page \(number): a palette of \(tags.bits) bits, or none,"))
    }
    // Some programs write entries of 8 bits where 16 are asked for.
    let entries = (0..<count).flatMap { [red[$0], green[$0], blue[$0]] }
    let isNarrow = entries.allSatisfy { $0 < 256 } && entries.contains { $0 > 0 }
    let palette = RasterPalette(
      entries.map { UInt8(isNarrow ? $0 : $0 >> 8) }, background: .white)
    switch palette.expanded(numbers, columns: columns, rows: rows) {
    case .success(let pixels): return RasterFrame(frame: pixels.0, photometric: pixels.1)
    case .failure(let missing):
      throw failed(.malformed("page \(number): colour \(missing.number) is in no palette"))
    }
  }
}
