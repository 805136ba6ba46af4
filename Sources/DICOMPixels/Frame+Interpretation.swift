extension Frame {
  /// The same bits read as numbers of `precision` bits, with a sign or without.
  ///
  /// Signed samples are extended from bit `precision` − 1, unsigned ones lose what lies above it;
  /// samples take the bytes that `precision` asks for. For streams that do not know of signs, such
  /// as JPEG Lossless and RLE, with Bits Stored and Pixel Representation of the data set.
  public func interpreted(precision: Int, isSigned: Bool) -> Frame {
    if layout.precision == precision, layout.isSigned == isSigned { return self }
    var result = self
    result.layout.precision = precision
    result.layout.isSigned = isSigned
    guard (1...32).contains(precision), let count = result.layout.byteCount,
      let size = layout.byteCount, size == bytes.count
    else { return self }
    if layout.sampleBytes == result.layout.sampleBytes {
      switch (layout.sampleBytes, isSigned) {
      case (1, true): Self.cut(&result.bytes, Int8.self, precision)
      case (1, false): Self.cut(&result.bytes, UInt8.self, precision)
      case (2, true): Self.cut(&result.bytes, Int16.self, precision)
      case (2, false): Self.cut(&result.bytes, UInt16.self, precision)
      case (_, true): Self.cut(&result.bytes, Int32.self, precision)
      case (_, false): Self.cut(&result.bytes, UInt32.self, precision)
      }
      return result
    }
    let samples = layout.columns * layout.rows * layout.components
    let (from, to) = (layout.sampleBytes, result.layout.sampleBytes)
    let unused = UInt32(32 - precision)
    // What the sample has no byte for is its sign, where it has one.
    let missing = UInt32(32 - 8 * from)
    result.bytes = [UInt8](unsafeUninitializedCapacity: count) { target, written in
      bytes.withUnsafeBytes { source in
        for sample in 0..<samples {
          var value: UInt32 =
            switch from {
            case 1: UInt32(source[sample])
            case 2: UInt32(source.loadUnaligned(fromByteOffset: 2 * sample, as: UInt16.self))
            default: source.loadUnaligned(fromByteOffset: 4 * sample, as: UInt32.self)
            }
          if layout.isSigned {
            value = UInt32(bitPattern: Int32(bitPattern: value &<< missing) &>> Int32(missing))
          }
          value = value &<< unused
          value =
            isSigned
            ? UInt32(bitPattern: Int32(bitPattern: value) &>> Int32(unused)) : value &>> unused
          let place = sample * to
          target[place] = UInt8(truncatingIfNeeded: value)
          if to > 1 { target[place + 1] = UInt8(truncatingIfNeeded: value &>> 8) }
          if to > 2 {
            target[place + 2] = UInt8(truncatingIfNeeded: value &>> 16)
            target[place + 3] = UInt8(truncatingIfNeeded: value &>> 24)
          }
        }
      }
      written = count
    }
    return result
  }

  /// Keeps the lower bits of samples that stay where they are, and extends their sign.
  private static func cut<Sample: FixedWidthInteger & BitwiseCopyable>(
    _ bytes: inout [UInt8], _: Sample.Type, _ precision: Int
  ) {
    let size = MemoryLayout<Sample>.size
    let unused = Sample(Sample.bitWidth - precision)
    guard unused > 0 else { return }
    bytes.withUnsafeMutableBytes { bytes in
      for index in 0..<bytes.count / size {
        let sample = bytes.loadUnaligned(fromByteOffset: index &* size, as: Sample.self)
        bytes.storeBytes(
          of: (sample &<< unused) &>> unused, toByteOffset: index &* size, as: Sample.self)
      }
    }
  }
}
