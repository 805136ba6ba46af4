internal import DICOMCore

extension Palette {
  /// The same colours in entries of 8 bits.
  var ofBytes: Palette {
    guard bits > 8 else { return self }
    var result = self
    result.bits = 8
    result.red = red.map { $0 >> 8 }
    result.green = green.map { $0 >> 8 }
    result.blue = blue.map { $0 >> 8 }
    return result
  }

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
    let target = [UInt8](unsafeUninitializedCapacity: count) { target, filled in
      frame.bytes.withUnsafeBytes { source in
        entry.withUnsafeBufferPointer { entry in
          switch frame.layout.sampleBytes {
          case 1: look(CellBytes<UInt8>(), source, frame.layout, pixels, entry, target)
          case 2: look(CellBytes<UInt16>(), source, frame.layout, pixels, entry, target)
          default: look(CellBytes<UInt32>(), source, frame.layout, pixels, entry, target)
          }
        }
      }
      filled = count
    }
    return Frame(layout, target, colour: .rgb)
  }

  @inline(__always)
  private func look(
    _ cells: some CellReader, _ source: UnsafeRawBufferPointer, _ layout: FrameLayout,
    _ pixels: Int,
    _ entry: UnsafeBufferPointer<UInt8>, _ target: UnsafeMutableBufferPointer<UInt8>
  ) {
    let unused = Int64(64 - 8 * layout.sampleBytes)
    let isSigned = layout.isSigned
    let last = red.count - 1
    let width = entry.count / red.count
    let first = first
    for pixel in 0..<pixels {
      let raw = Int64(bitPattern: cells.cell(source, pixel)) &<< unused
      // At most 32 bits: the value fits an Int either way.
      let value =
        isSigned
        ? Int(raw &>> unused)
        : Int(truncatingIfNeeded: UInt64(bitPattern: raw) &>> UInt64(unused))
      let index = min(max(value &- first, 0), last)
      for byte in 0..<width { target[pixel &* width &+ byte] = entry[index &* width &+ byte] }
    }
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
