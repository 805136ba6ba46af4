internal import DICOMPixels

extension RasterFrame {
  /// As an object with `rule` can hold it.
  ///
  /// Fewer than 8 bits become 8, but for single ones where the object is of those; more than it holds
  /// are cut to the highest; colours that are all grey become grey.
  /// - Throws: where pixels would have to be thrown away.
  func fitted(
    to rule: PixelRule, _ target: ConversionTarget, _ findings: inout [String]
  ) throws(ConversionError) -> RasterFrame {
    var result = self
    if !rule.components.contains(frame.layout.components) {
      if frame.layout.components == 1 {
        result = try result.coloured()
      } else if let grey = frame.greyIfEqual {
        result.frame = grey
        result.photometric = .monochrome2
        result.iccProfile = nil
        findings.append("its three colours were equal everywhere: one of them was taken")
      } else {
        throw ConversionError(
          "an instance of \(target.rawValue) is grey, and the image has colours;"
            + " choose another kind with --as, as sc or photograph")
      }
    }
    let precision = result.frame.layout.precision
    if target == .singleBit, precision != 1 {
      throw ConversionError(
        "an instance of \(target.rawValue) has 1 bit a pixel, the image has \(precision)")
    }
    if precision < rule.bits.lowerBound {
      throw ConversionError(
        "an instance of \(target.rawValue) has \(rule.bits.lowerBound) bits a sample or more, the"
          + " image has \(precision); choose another kind with --as, as sc-byte")
    }
    if precision < 8, rule.bits.upperBound > 1 { result.frame = result.frame.expanded }
    if precision > rule.bits.upperBound {
      result.frame = result.frame.cut(to: rule.bits.upperBound)
      findings.append("its samples of \(precision) bits were reduced to \(rule.bits.upperBound)")
    }
    if result.photometric == .monochrome1, !rule.takesInverted {
      result.frame = result.frame.inverted
      result.photometric = .monochrome2
      findings.append("its values were inverted, so that high ones are bright")
    }
    return result
  }

  /// Grey as colour.
  func coloured() throws(ConversionError) -> RasterFrame {
    var result = self
    if photometric == .monochrome1 { result.frame = result.frame.inverted }
    guard let frame = result.frame.tripled else {
      throw ConversionError("the image is too large to be given colours")
    }
    result.frame = frame
    result.photometric = .rgb
    result.iccProfile = nil
    return result
  }
}

extension Frame {
  /// One component, where the three of every pixel are equal.
  var greyIfEqual: Frame? {
    guard layout.components == 3 else { return nil }
    let size = layout.sampleBytes
    let isGrey = bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index + 3 * size <= bytes.count {
        for byte in index..<index + size
        where bytes[byte] != bytes[byte + size] || bytes[byte] != bytes[byte + 2 * size] {
          return false
        }
        index += 3 * size
      }
      return true
    }
    guard isGrey else { return nil }
    var grey = layout
    grey.components = 1
    var samples: [UInt8] = []
    samples.reserveCapacity(bytes.count / 3)
    for index in stride(from: 0, to: bytes.count - 3 * size + 1, by: 3 * size) {
      samples += bytes[index..<index + size]
    }
    return Frame(grey, samples, colour: .monochrome)
  }

  /// Each sample three times; nil where that is more than a frame has.
  var tripled: Frame? {
    var colour = layout
    colour.components = 3
    guard layout.components == 1, let count = colour.byteCount else { return nil }
    let size = layout.sampleBytes
    var samples: [UInt8] = []
    samples.reserveCapacity(count)
    for index in stride(from: 0, to: bytes.count - size + 1, by: size) {
      let sample = bytes[index..<index + size]
      samples += sample
      samples += sample
      samples += sample
    }
    return Frame(colour, samples, colour: .rgb)
  }

  /// Fewer than 8 bits as 8: the highest value stays the highest.
  var expanded: Frame {
    let highest = (1 << layout.precision) - 1
    guard layout.precision < 8, highest > 0 else { return self }
    var result = layout
    result.precision = 8
    let table = (0...255).map { UInt8(min($0, highest) * 255 / highest) }
    return Frame(result, bytes.map { table[Int($0)] }, colour: colour)
  }

  /// More than 8 bits as 8: the lowest are left out.
  func cut(to bits: Int) -> Frame {
    guard bits == 8, layout.precision > 8, layout.precision <= 16 else { return self }
    var result = layout
    result.precision = 8
    let shift = UInt16(layout.precision - 8)
    let samples = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
      UInt8(truncatingIfNeeded: (UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8) >> shift)
    }
    return Frame(result, samples, colour: colour)
  }

  var inverted: Frame {
    let highest = UInt16(truncatingIfNeeded: (1 << layout.precision) - 1)
    var result = self
    if layout.sampleBytes == 1 {
      result.bytes = bytes.map { UInt8(truncatingIfNeeded: highest) &- $0 }
    } else if layout.sampleBytes == 2 {
      for index in stride(from: 0, to: bytes.count - 1, by: 2) {
        let value = highest &- (UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8)
        result.bytes[index] = UInt8(truncatingIfNeeded: value)
        result.bytes[index + 1] = UInt8(truncatingIfNeeded: value >> 8)
      }
    }
    return result
  }
}
