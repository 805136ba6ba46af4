extension Frame {
  /// The same bit patterns, their highest bit taken as a sign or as a value.
  ///
  /// The JPEG processes know no sign: pixels of Pixel Representation 1 stand in them as patterns.
  public func reinterpreted(asSigned isSigned: Bool) -> Frame {
    guard isSigned != layout.isSigned, bytes.count == layout.byteCount else { return self }
    var result = self
    result.layout.isSigned = isSigned
    // A full sample has the same bytes either way.
    guard layout.precision < 8 * layout.sampleBytes else { return result }
    switch layout.sampleBytes {
    case 1: result.reinterpret(UInt8.self)
    case 2: result.reinterpret(UInt16.self)
    default: result.reinterpret(UInt32.self)
    }
    return result
  }

  /// The lowest `precision` bits of each sample, the highest of them taken as a sign or as a value.
  /// - Throws: `PixelError` when the frame is of another size than its layout says.
  public func reinterpreted(
    asSigned isSigned: Bool, precision: Int
  ) throws(PixelError) -> Frame {
    if precision == layout.precision { return reinterpreted(asSigned: isSigned) }
    var cells = PixelDescription(
      columns: layout.columns, rows: layout.rows, samplesPerPixel: layout.components,
      bitsAllocated: 8 * layout.sampleBytes, bitsStored: min(max(precision, 1), 32))
    cells.isSigned = isSigned
    if cells.bitsStored > cells.bitsAllocated {
      cells.bitsAllocated = cells.bitsStored <= 16 ? 16 : 32
    }
    var whole = cells
    (whole.bitsStored, whole.highBit) = (cells.bitsAllocated, cells.bitsAllocated - 1)
    whole.isSigned = layout.isSigned
    var result = try Frame(native: try native(as: whole), cells)
    result.colour = colour
    return result
  }

  private mutating func reinterpret<Sample: FixedWidthInteger & BitwiseCopyable & UnsignedInteger>(
    _: Sample.Type
  ) {
    let isSigned = layout.isSigned
    let sign: Sample = 1 << Sample(truncatingIfNeeded: layout.precision - 1)
    let mask = sign | (sign - 1)
    bytes.withUnsafeMutableBytes { raw in
      for offset in stride(from: 0, to: raw.count, by: MemoryLayout<Sample>.size) {
        let pattern =
          Sample(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: Sample.self)) & mask
        let value = isSigned ? (pattern ^ sign) &- sign : pattern
        raw.storeBytes(of: value.littleEndian, toByteOffset: offset, as: Sample.self)
      }
    }
  }
}
