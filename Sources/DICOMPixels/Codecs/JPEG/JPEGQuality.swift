/// How much a lossy JPEG stream may lose.
public enum JPEGQuality: Hashable, Sendable {
  /// 1 to 100, as the Independent JPEG Group counts; others are taken as the nearest.
  case quality(Int)
  /// The best quality at which the frame is at least so many times as large as its stream; 1 where
  /// none is.
  case ratio(Double)

  /// The stream by `encode`, which is given a quality.
  func search(
    frameBytes: Int, _ encode: (Int) throws(CodecError) -> [UInt8]
  ) throws(CodecError) -> [UInt8] {
    switch self {
    case .quality(let quality): return try encode(min(max(quality, 1), 100))
    case .ratio(let ratio):
      guard ratio.isFinite, ratio > 0 else {
        throw CodecError(.unsupported("a ratio of compression of \(ratio)"))
      }
      let allowed = Double(frameBytes) / ratio
      var (low, high) = (1, 100)
      var best: [UInt8]?
      while low <= high {
        let quality = (low + high) / 2
        let stream = try encode(quality)
        if Double(stream.count) <= allowed {
          best = stream
          low = quality + 1
        } else {
          high = quality - 1
        }
      }
      if let best { return best }
      return try encode(1)
    }
  }
}

/// How many samples of chrominance a lossy JPEG stream has.
public enum JPEGSampling: Hashable, Sendable {
  /// One a pixel (4:4:4).
  case full
  /// One for two neighbours in a row (4:2:2).
  case halved
}
