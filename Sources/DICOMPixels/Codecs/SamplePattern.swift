/// Samples as the syntaxes without a sign carry them: the bits that count, and zeros above.
enum SamplePattern {
  /// Sets the bits above the precision to zero.
  static func mask(_ frame: Frame) -> [UInt8] {
    let precision = frame.layout.precision
    var bytes = frame.bytes
    switch frame.layout.sampleBytes {
    case 1 where precision < 8:
      let mask = UInt8(1 << precision - 1)
      for index in bytes.indices { bytes[index] &= mask }
    case 2 where precision < 16:
      let mask = UInt16(1 << precision - 1).littleEndian
      bytes.withUnsafeMutableBytes { raw in
        raw.withMemoryRebound(to: UInt16.self) { samples in
          for index in samples.indices { samples[index] &= mask }
        }
      }
    default: break
    }
    return bytes
  }

  /// A decoded frame with the sign that the attributes announce, as the stream cannot.
  static func sign(_ frame: Frame, expected: FrameLayout?) -> Frame {
    guard let expected, expected.isSigned else { return frame }
    var frame = frame
    frame.layout.isSigned = true
    let precision = frame.layout.precision
    switch frame.layout.sampleBytes {
    case 1 where precision < 8:
      let shift = 8 - precision
      for index in frame.bytes.indices {
        let sample = (Int8(bitPattern: frame.bytes[index]) << shift) >> shift
        frame.bytes[index] = UInt8(bitPattern: sample)
      }
    case 2 where precision < 16:
      let shift = 16 - precision
      frame.bytes.withUnsafeMutableBytes { raw in
        raw.withMemoryRebound(to: Int16.self) { samples in
          for index in samples.indices {
            let sample = (Int16(littleEndian: samples[index]) << shift) >> shift
            samples[index] = sample.littleEndian
          }
        }
      }
    default: break
    }
    return frame
  }
}
