/// Writes JPEG Extended (processes 2 and 4), of unsigned samples of 8 or 12 bits.
///
/// Red, green and blue are converted to luminance and chrominance; a frame of `.ybr` is not.
/// - SeeAlso: PS3.5 §8.2.1 and §A.4.1
public struct JPEGExtendedEncoder: FrameEncoder {
  public var quality: JPEGQuality
  public var sampling: JPEGSampling

  public init(_ quality: JPEGQuality = .quality(90), sampling: JPEGSampling = .halved) {
    self.quality = quality
    self.sampling = sampling
  }

  public func encode(_ frame: Frame) throws(CodecError) -> [UInt8] {
    let layout = frame.layout
    let count = try frame.checkedByteCount()
    guard layout.precision == 8 || layout.precision == 12, !layout.isSigned,
      layout.components == 1 || layout.components == 3
    else {
      throw CodecError(.unsupported("JPEG Extended of \(layout.described)"))
    }
    guard layout.precision == 12 else {
      // A baseline stream is an extended one but for the name of its process.
      var stream = try JPEGBaselineEncoder(quality, sampling: sampling).encode(frame)
      stream[try JPEGPrologue(stream).frameMarker + 1] = 0xC1
      return stream
    }
    return try quality.search(frameBytes: count) { (quality) throws(CodecError) in
      try JPEG12.encode(
        frame, converts: layout.components == 3 && frame.colour != .ybr, quality: quality,
        isHalved: sampling == .halved)
    }
  }
}
