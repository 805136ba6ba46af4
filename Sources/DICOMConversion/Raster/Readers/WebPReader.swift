internal import CWebP
internal import DICOMPixels

/// Reads WebP: lossy, lossless and animated, with alpha, profile and Exif data.
struct WebPReader: RasterReader {
  func read(_ bytes: [UInt8], _ options: RasterOptions) throws(RasterError) -> RasterImage {
    var features = WebPBitstreamFeatures()
    let status = WebPGetFeatures(bytes, bytes.count, &features)
    guard status == VP8_STATUS_OK else { throw Self.failure(status, bytes) }
    let layout = FrameLayout(
      columns: Int(features.width), rows: Int(features.height), components: 4, precision: 8,
      isSigned: false)
    let count = try options.admit(layout, .webp, offset: 12)
    var image = RasterImage(format: .webp, content: .frames([]))
    // 2 is lossless; of an animation the library does not say it.
    image.isLossy = features.format != 2
    var flattening = Flattening(layout, options)
    var frames: [RasterFrame]
    if features.has_animation != 0 {
      frames = try WebPAnimation.frames(bytes, &flattening, options)
    } else {
      var isRead = false
      let pixels = [UInt8](unsafeUninitializedCapacity: count) { target, used in
        isRead =
          WebPDecodeRGBAInto(
            bytes, bytes.count, target.baseAddress, count, CInt(layout.columns * 4))
          != nil
        used = isRead ? count : 0
      }
      guard isRead else {
        let announced = (bytes.little32(4) ?? 0) + 8
        throw RasterError(
          announced > bytes.count
            ? .truncated("it says \(announced) bytes, and \(bytes.count) are there")
            : .malformed("the pixels cannot be decoded"), .webp, offset: min(12, bytes.count))
      }
      frames = [flattening.frame(pixels)]
    }
    if flattening.hadTransparency { image.findings.append(options.background.sentence) }
    let chunks = WebPChunks(bytes)
    if let profile = chunks.profile,
      let usable = ICCProfile.usable(profile, .rgb, &image.findings)
    {
      for index in frames.indices { frames[index].iccProfile = usable }
    }
    if let exif = chunks.exif.map(EXIF.init) {
      image.acquired = exif.acquired
      if let orientation = exif.orientation, orientation != .upright {
        image.findings.append(orientation.sentence)
        for index in frames.indices { frames[index] = frames[index].turned(orientation) }
      }
    }
    image.content = .frames(frames)
    return image
  }

  private static func failure(_ status: VP8StatusCode, _ bytes: [UInt8]) -> RasterError {
    switch status {
    case VP8_STATUS_NOT_ENOUGH_DATA:
      RasterError(.truncated("its headers are not all there"), .webp, offset: bytes.count)
    case VP8_STATUS_UNSUPPORTED_FEATURE:
      RasterError(.unsupported("a feature of its stream"), .webp, offset: 12)
    default: RasterError(.malformed("its headers are not those of WebP"), .webp, offset: 12)
    }
  }

  /// Makes frames of red, green and blue from pixels with alpha.
  struct Flattening {
    private var layout: FrameLayout
    private let alpha: AlphaFlattening
    private(set) var hadTransparency = false

    init(_ layout: FrameLayout, _ options: RasterOptions) {
      self.layout = layout
      self.layout.components = 3
      alpha = AlphaFlattening(components: 3, sampleBytes: 1, background: options.background)
    }

    mutating func frame(_ pixels: [UInt8]) -> RasterFrame {
      let flat = alpha.flattened(pixels)
      if flat.hadTransparency { hadTransparency = true }
      return RasterFrame(frame: Frame(layout, flat.bytes, colour: .rgb), photometric: .rgb)
    }
  }
}
