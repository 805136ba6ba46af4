internal import DICOMCore

extension DisplayRows {
  /// Of Float or Double Float Pixel Data, one sample a pixel.
  ///
  /// Their values need no modality transformation; what is not a number is black.
  /// - Parameter bytes: of the frame.
  /// - Throws: `PixelError` for a frame that is not whole, or of more samples.
  /// - SeeAlso: PS3.3 §C.7.6.24, §C.7.6.25
  init(
    reals bytes: [UInt8], _ description: PixelDescription, _ source: DisplaySource
  ) throws(PixelError) {
    let count = description.columns * description.rows
    let size = description.kind == .float ? 4 : 8
    guard description.kind != .integer, description.samplesPerPixel == 1 else {
      throw PixelError(.unsupported("an icon of such reals"), .samplesPerPixel)
    }
    guard bytes.count >= count * size else {
      throw PixelError(
        .truncated(needed: count * size, available: bytes.count), description.kind.tag)
    }
    func value(_ index: Int) -> Double {
      var bits: UInt64 = 0
      for byte in 0..<size { bits |= UInt64(bytes[index * size + byte]) << UInt64(8 * byte) }
      return size == 4
        ? Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits))) : Double(bitPattern: bits)
    }
    var (low, high) = (Double.infinity, -Double.infinity)
    for index in 0..<count {
      let value = value(index)
      guard value.isFinite else { continue }
      low = min(low, value)
      high = max(high, value)
    }
    let voi = source.voi(isSigned: true) ?? .range(low, high)
    let isInverted = description.photometric == .monochrome1 || source.isInverse
    self.init(
      columns: description.columns, rows: description.rows,
      shown: (0..<count).map { index in
        let value = value(index)
        let shown = voi.value(value)
        guard !value.isNaN, !shown.isNaN else { return 0 }
        return DisplayRows.grey(shown, isInverted: isInverted)
      })
  }
}
