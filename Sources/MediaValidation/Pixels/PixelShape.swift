internal import DICOMCore

/// The attributes that say how many bytes native pixel data has; nil where they do not say it.
/// - SeeAlso: PS3.3 §C.7.6.3, PS3.5 §8
struct PixelShape {
  var rows: Int
  var columns: Int
  var samples: Int
  var bitsAllocated: Int
  /// 1 where the attribute is absent.
  var frames: Int
  /// Two pixels share their chrominance.
  var isSubsampled: Bool

  init?(_ dataSet: DataSet, _ tag: Tag) {
    guard let rows = dataSet.integer(.rows), let columns = dataSet.integer(.columns),
      (1...65_535).contains(rows), (1...65_535).contains(columns),
      let frames = Self.frames(dataSet)
    else { return nil }
    (self.rows, self.columns, self.frames) = (rows, columns, frames)
    let term = dataSet.string(.photometricInterpretation)
    switch tag {
    case .floatPixelData: (samples, bitsAllocated, isSubsampled) = (1, 32, false)
    case .doubleFloatPixelData: (samples, bitsAllocated, isSubsampled) = (1, 64, false)
    default:
      guard let samples = dataSet.integer(.samplesPerPixel), (1...65_535).contains(samples),
        let bits = dataSet.integer(.bitsAllocated), bits == 1 || (bits % 8 == 0 && bits <= 64),
        bits > 0
      else { return nil }
      (self.samples, bitsAllocated) = (samples, bits)
      isSubsampled = samples == 3 && (term == "YBR_FULL_422" || term == "YBR_PARTIAL_422")
    }
  }

  /// Number of Frames, 1 where it is absent; nil where it is no number of frames.
  static func frames(_ dataSet: DataSet) -> Int? {
    guard dataSet.hasValue(.numberOfFrames) else { return 1 }
    guard let frames = dataSet.integer(.numberOfFrames), (1...Int(Int32.max)).contains(frames)
    else { return nil }
    return frames
  }

  /// Bits of one frame of `samples` a pixel: below 2⁵⁴.
  private func frameBits(_ samples: Int) -> Int { rows * columns * samples * bitsAllocated }

  /// Bytes of all frames without padding; nil beyond what an Int counts.
  var byteCount: Int? { bytes(isSubsampled ? 2 : samples) }

  /// Were chrominance whole.
  var fullByteCount: Int? { bytes(samples) }

  /// Were each frame padded to a byte.
  var paddedFramesByteCount: Int? {
    let (count, overflow) = ((frameBits(samples) + 7) / 8).multipliedReportingOverflow(by: frames)
    return overflow ? nil : count
  }

  private func bytes(_ samples: Int) -> Int? {
    let (bits, overflow) = frameBits(samples).multipliedReportingOverflow(by: frames)
    return overflow ? nil : bits / 8 + (bits % 8 > 0 ? 1 : 0)
  }
}
