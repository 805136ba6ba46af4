/// Writes JPEG Baseline (process 1) of unsigned samples of 8 bits.
///
/// Red, green and blue are converted to luminance and chrominance, so that the photometric
/// interpretation becomes YBR_FULL_422; a frame of `.ybr` is not converted again.
/// - SeeAlso: PS3.5 §8.2.1 and §A.4.1
public struct JPEGBaselineEncoder: FrameEncoder {
  public var quality: JPEGQuality
  public var sampling: JPEGSampling

  public init(_ quality: JPEGQuality = .quality(90), sampling: JPEGSampling = .halved) {
    self.quality = quality
    self.sampling = sampling
  }

  public func encode(_ frame: Frame) throws(CodecError) -> [UInt8] {
    let layout = frame.layout
    let count = try frame.checkedByteCount()
    guard layout.precision == 8, !layout.isSigned,
      layout.components == 1 || layout.components == 3
    else {
      throw CodecError(.unsupported("JPEG Baseline of \(layout.described)"))
    }
    let pixels: TurboJPEG.Pixels =
      layout.components == 1 ? .grey : frame.colour == .ybr ? .ybr : .rgb
    return try quality.search(frameBytes: count) { (quality) throws(CodecError) in
      try TurboJPEG.encode(
        frame, pixels: pixels, quality: quality, isHalved: sampling == .halved)
    }
  }
}

extension FrameLayout {
  /// The layout in words for an error.
  var described: String {
    "\(components) component\(components == 1 ? "" : "s") of \(precision) "
      + "\(isSigned ? "signed" : "unsigned") bits"
  }
}
