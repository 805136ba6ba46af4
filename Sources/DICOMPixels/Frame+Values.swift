extension Frame {
  /// The smallest and the largest sample; nil for a frame of another shape than it says.
  func valueRange() -> ClosedRange<Int>? {
    guard let count = layout.byteCount, count == bytes.count, count > 0 else { return nil }
    switch (layout.sampleBytes, layout.isSigned) {
    case (1, false): return range(UInt8.self)
    case (1, true): return range(Int8.self)
    case (2, false): return range(UInt16.self)
    case (2, true): return range(Int16.self)
    case (_, false): return range(UInt32.self)
    case (_, true): return range(Int32.self)
    }
  }

  private func range<Sample: FixedWidthInteger & BitwiseCopyable>(
    _: Sample.Type
  ) -> ClosedRange<Int> {
    bytes.withUnsafeBytes { source in
      var (low, high) = (Sample.max, Sample.min)
      for index in 0..<source.count / MemoryLayout<Sample>.size {
        let sample = Sample(
          littleEndian: source.loadUnaligned(
            fromByteOffset: index &* MemoryLayout<Sample>.size, as: Sample.self))
        low = min(low, sample)
        high = max(high, sample)
      }
      return Int(low)...Int(high)
    }
  }

  /// Every sample increased by `offset`, in a frame of other bits; what does not fit is cut to the
  /// nearest value that does.
  func shifted(by offset: Int, precision: Int, isSigned: Bool) -> Frame {
    var result = self
    result.layout.precision = precision
    result.layout.isSigned = isSigned
    guard (1...32).contains(precision), let count = result.layout.byteCount,
      let size = layout.byteCount, size == bytes.count
    else { return self }
    let low = isSigned ? -(1 << (precision - 1)) : 0
    let high = low + (1 << precision) - 1
    let (from, to) = (layout.sampleBytes, result.layout.sampleBytes)
    // What the sample has no byte for is its sign, where it has one.
    let missing = UInt32(32 - 8 * from)
    result.bytes = [UInt8](unsafeUninitializedCapacity: count) { target, written in
      bytes.withUnsafeBytes { source in
        for sample in 0..<size / from {
          var bits: UInt32 = 0
          for byte in 0..<from {
            bits |= UInt32(source[sample &* from &+ byte]) &<< UInt32(8 &* byte)
          }
          let value =
            layout.isSigned
            ? Int(Int32(bitPattern: bits &<< missing) &>> Int32(missing)) : Int(bits)
          let moved = min(max(value &+ offset, low), high)
          for byte in 0..<to {
            target[sample &* to &+ byte] = UInt8(truncatingIfNeeded: moved &>> (8 &* byte))
          }
        }
      }
      written = count
    }
    return result
  }
}
