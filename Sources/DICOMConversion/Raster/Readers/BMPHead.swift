/// The headers of a Windows bitmap, and its palette.
struct BMPHead {
  /// Some bits of a pixel.
  struct Field {
    var shift: UInt32
    var bits: UInt32

    /// Nil for bits that are not side by side.
    init?(_ mask: UInt32) {
      shift = mask == 0 ? 0 : UInt32(mask.trailingZeroBitCount)
      let run = mask &>> shift
      guard run & (run &+ 1) == 0 else { return nil }
      bits = UInt32(run.nonzeroBitCount)
    }

    /// The value spread to 8 bits.
    func sample(_ pixel: UInt32) -> UInt8 {
      guard bits > 0 else { return 0 }
      let value = UInt64((pixel &>> shift) & (UInt32.max &>> (32 - bits)))
      let full = (UInt64(1) << UInt64(bits)) - 1
      return UInt8(value * 255 / full)
    }
  }

  private(set) var columns: Int
  private(set) var rows: Int
  private(set) var bits: Int
  private(set) var isRunLength = false
  /// Red, green and blue of each entry.
  private(set) var palette: [UInt8] = []
  /// Red, green, blue, alpha.
  private(set) var fields: [Field] = []
  private(set) var hasAlpha = false
  private(set) var resolution: RasterResolution?
  /// Where the pixels begin.
  private(set) var pixels: Int
  private var isFromAbove = false

  init(_ bytes: [UInt8]) throws(RasterError) {
    guard let size = bytes.little32(14), let pixels = bytes.little32(10), bytes.count >= 14 + size
    else {
      throw RasterError(.truncated("its headers are not all there"), .bmp, offset: bytes.count)
    }
    self.pixels = pixels
    let isOld = size == 12
    // Every place below lies in a header whose length was checked.
    func short(_ place: Int) -> Int { bytes.little16(place) ?? 0 }
    func long(_ place: Int) -> Int { bytes.little32(place) ?? 0 }
    func signed(_ place: Int) -> Int { Int(Int32(truncatingIfNeeded: long(place))) }
    columns = isOld ? short(18) : signed(18)
    rows = isOld ? short(20) : signed(22)
    if rows < 0 {
      isFromAbove = true
      rows = -rows
    }
    bits = short(isOld ? 24 : 28)
    let compression = isOld ? 0 : long(30)
    guard [1, 2, 4, 8, 16, 24, 32].contains(bits) else {
      throw RasterError(
        .unsupported("\(bits) bits a pixel"), .bmp, offset: isOld ? 24 : 28)
    }
    switch (compression, bits) {
    case (0, _): break
    case (1, 8), (2, 4):
      isRunLength = true
      guard !isFromAbove else {
        throw RasterError(.malformed("run lengths from above"), .bmp, offset: 22)
      }
    case (3, 16), (3, 32), (6, 16), (6, 32): break
    default:
      throw RasterError(
        .unsupported("compression \(compression) with \(bits) bits"), .bmp, offset: 30)
    }
    if !isOld {
      resolution = RasterResolution(
        across: Double(signed(38)), down: Double(signed(42)), unit: .metre)
    }
    if bits > 8 {
      try readFields(bytes, size, hasMasks: compression != 0, hasAlphaMask: compression == 6)
    } else {
      try readPalette(bytes, size, isOld: isOld, used: isOld ? 0 : long(46))
    }
  }

  private mutating func readFields(
    _ bytes: [UInt8], _ size: Int, hasMasks: Bool, hasAlphaMask: Bool
  ) throws(RasterError) {
    var masks: [UInt32] =
      bits == 16 ? [0x7C00, 0x03E0, 0x001F, 0] : [0xFF_0000, 0xFF00, 0xFF, 0]
    if hasMasks {
      for index in 0..<3 {
        guard let mask = bytes.little32(54 + 4 * index) else {
          throw RasterError(.truncated("its bit fields are missing"), .bmp, offset: 54)
        }
        masks[index] = UInt32(truncatingIfNeeded: mask)
      }
      if size >= 56 || hasAlphaMask {
        masks[3] = UInt32(truncatingIfNeeded: bytes.little32(66) ?? 0)
      }
    }
    fields = masks.compactMap(Field.init)
    guard fields.count == 4 else {
      throw RasterError(.malformed("a bit field has gaps"), .bmp, offset: 54)
    }
    hasAlpha = fields[3].bits > 0
  }

  private mutating func readPalette(
    _ bytes: [UInt8], _ size: Int, isOld: Bool, used: Int
  ) throws(RasterError) {
    let entry = isOld ? 3 : 4
    let start = 14 + size
    var count = used > 0 && used <= 1 << bits ? used : 1 << bits
    // An entry less than its bits allow is usual where the pixels begin earlier.
    count = min(count, max(0, min(pixels, bytes.count) - start) / entry)
    guard count > 0 else {
      throw RasterError(.malformed("it has no palette"), .bmp, offset: start)
    }
    for index in 0..<count {
      let place = start + entry * index
      palette += [bytes[place + 2], bytes[place + 1], bytes[place]]
    }
  }

  /// Bytes of a row, which are fours.
  private var line: Int { (columns * bits + 31) / 32 * 4 }

  func start(of row: Int) -> Int { pixels + (isFromAbove ? row : rows - 1 - row) * line }

  /// - Throws: `.truncated` when the rows are not all there.
  func requireRows(_ bytes: [UInt8]) throws(RasterError) {
    // Of the last row the bytes of padding may be missing.
    let needed = (rows - 1) * line + (columns * bits + 7) / 8
    guard pixels >= 26, pixels <= bytes.count, bytes.count - pixels >= needed else {
      throw RasterError(
        .truncated(
          "\(columns) × \(rows) pixels have \(needed) bytes, and \(max(0, bytes.count - pixels)) "
            + "are there"), .bmp, offset: min(pixels, bytes.count))
    }
  }
}
