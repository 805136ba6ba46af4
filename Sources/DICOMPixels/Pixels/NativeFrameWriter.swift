internal import DICOMCore

extension Frame {
  /// The frame as native bytes of `description`, little endian; signed samples fill their cell, and
  /// with 1 bit allocated the last byte is filled with zeros.
  ///
  /// - Throws: `PixelError` when the frame has another size, or samples that the cells cannot hold.
  public func native(as description: PixelDescription) throws(PixelError) -> [UInt8] {
    let fits =
      layout.columns == description.columns && layout.rows == description.rows
      && layout.components == description.samplesPerPixel
    guard fits, bytes.count == layout.byteCount else {
      throw PixelError(
        .invalid(
          found: "\(layout.columns) × \(layout.rows) × \(layout.components)",
          expected:
            "\(description.columns) × \(description.rows) × \(description.samplesPerPixel)"), .rows)
    }
    guard description.kind == .integer, !description.isSubsampled else {
      throw PixelError(.unsupported("writing \(description.photometric)"), .pixelData)
    }
    guard layout.precision <= description.bitsStored,
      layout.isSigned == description.isSigned || layout.precision < description.bitsStored
    else {
      throw PixelError(
        .invalid(found: "\(layout.precision) bits", expected: "\(description.bitsStored) at most"),
        .bitsStored)
    }
    let shift = description.highBit - description.bitsStored + 1
    if shift == 0, description.bitsAllocated == 8 * layout.sampleBytes,
      description.planarConfiguration == 0
    {
      return bytes
    }
    switch layout.sampleBytes {
    case 1: return scatter(CellBytes<UInt8>(), description, shift)
    case 2: return scatter(CellBytes<UInt16>(), description, shift)
    default: return scatter(CellBytes<UInt32>(), description, shift)
    }
  }

  @inline(__always)
  private func scatter(
    _ samples: some CellReader, _ description: PixelDescription, _ shift: Int
  ) -> [UInt8] {
    let order = SampleOrder(description)
    let unused = Int64(64 - 8 * layout.sampleBytes)
    let isSigned = layout.isSigned
    var target = [UInt8](repeating: 0, count: description.frameBytes)
    let allocated = description.bitsAllocated
    bytes.withUnsafeBytes { source in
      target.withUnsafeMutableBytes { target in
        order.forEach { cell, sample in
          let raw = Int64(bitPattern: samples.cell(source, sample)) &<< unused
          let value =
            isSigned
            ? UInt64(bitPattern: raw &>> unused) : UInt64(bitPattern: raw) &>> UInt64(unused)
          let shifted = value &<< UInt64(shift)
          switch allocated {
          case 8: target[cell] = UInt8(truncatingIfNeeded: shifted)
          case 16:
            target.storeBytes(
              of: UInt16(truncatingIfNeeded: shifted).littleEndian, toByteOffset: 2 &* cell,
              as: UInt16.self)
          case 32:
            target.storeBytes(
              of: UInt32(truncatingIfNeeded: shifted).littleEndian, toByteOffset: 4 &* cell,
              as: UInt32.self)
          default: Self.put(shifted, bits: allocated, at: cell * allocated, into: target)
          }
        }
      }
    }
    return target
  }

  private static func put(
    _ value: UInt64, bits: Int, at place: Int, into target: UnsafeMutableRawBufferPointer
  ) {
    for bit in 0..<bits where (value >> UInt64(bit)) & 1 == 1 {
      target[(place + bit) / 8] |= 1 << UInt8((place + bit) % 8)
    }
  }
}
