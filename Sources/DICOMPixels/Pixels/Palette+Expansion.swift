internal import DICOMCore

extension Palette {
  /// The colours of `frame`'s pixels: RGB of `bits`, values beyond the table having its ends.
  /// - Throws: `PixelError` for a frame of more than one sample, or too large in RGB.
  public func expand(_ frame: Frame) throws(PixelError) -> Frame {
    var layout = frame.layout
    layout.components = 3
    layout.precision = bits
    layout.isSigned = false
    let pixels = frame.layout.columns * frame.layout.rows
    guard frame.layout.components == 1, frame.bytes.count == frame.layout.byteCount,
      let count = layout.byteCount, !red.isEmpty
    else { throw PixelError(.unsupported("a palette over this frame"), .photometricInterpretation) }
    let entry = entries()
    let size = frame.layout.sampleBytes
    let unused = UInt64(64 - 8 * size)
    let isSigned = frame.layout.isSigned
    let target = [UInt8](unsafeUninitializedCapacity: count) { target, filled in
      frame.bytes.withUnsafeBytes { source in
        for pixel in 0..<pixels {
          var raw: UInt64 = 0
          for byte in 0..<size { raw |= UInt64(source[pixel * size + byte]) << UInt64(8 * byte) }
          let value =
            isSigned ? Int((Int64(bitPattern: raw << unused)) >> Int64(unused)) : Int(raw)
          let index = min(max(value - first, 0), red.count - 1)
          let width = entry.count / red.count
          for byte in 0..<width { target[pixel * width + byte] = entry[index * width + byte] }
        }
      }
      filled = count
    }
    return Frame(layout, target, colour: .rgb)
  }

  /// Red, green and blue of each entry as they stand in a frame.
  private func entries() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(red.count * 6)
    for index in red.indices {
      for value in [red[index], green[index], blue[index]] {
        bytes.append(UInt8(truncatingIfNeeded: value))
        if bits > 8 { bytes.append(UInt8(value >> 8)) }
      }
    }
    return bytes
  }
}
