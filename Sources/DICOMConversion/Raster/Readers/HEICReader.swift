internal import CHEIF
internal import DICOMPixels
internal import Glibc

/// Reads HEIC where the machine has libheif, which turns the picture upright itself.
/// - SeeAlso: ISO/IEC 23008-12
struct HEICReader: RasterReader {
  func read(_ bytes: [UInt8], _ options: RasterOptions) throws(RasterError) -> RasterImage {
    guard OptionalLibraries.haveHEIC else {
      throw RasterError(
        .unsupported("the format without libheif, which is not installed (package libheif1),"),
        .heic)
    }
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<RasterImage, RasterError> in
      do throws(RasterError) {
        return .success(try Self.read(buffer, options))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ options: RasterOptions
  ) throws(RasterError) -> RasterImage {
    var content = heic_content()
    var message = [CChar](repeating: 0, count: Int(HEIC_MESSAGE))
    let side = CInt(clamping: options.side)
    guard let file = heic_open(bytes.baseAddress, bytes.count, side, &content, &message) else {
      throw RasterError(.malformed(RasterText.of(message)), .heic)
    }
    defer {
      heic_close(file)
      free(content.profile)
      free(content.exif)
    }
    var layout = FrameLayout(
      columns: Int(content.columns), rows: Int(content.rows), components: 4, precision: 8,
      isSigned: false)
    let count = try options.admit(layout, .heic)
    var status: CInt = 1
    let pixels = [UInt8](unsafeUninitializedCapacity: count) { target, used in
      status = heic_pixels(file, target.baseAddress, count, &message)
      used = status == 0 ? count : 0
    }
    guard status == 0 else { throw RasterError(.malformed(RasterText.of(message)), .heic) }
    var image = RasterImage(format: .heic, content: .frames([]))
    image.isLossy = true
    let flat = AlphaFlattening(
      components: 3, sampleBytes: 1, background: options.background
    ).flattened(pixels)
    if flat.hadTransparency { image.findings.append(options.background.sentence) }
    if content.bits > 8 {
      image.findings.append("its samples of \(content.bits) bits were reduced to 8")
    }
    if content.images > 1 {
      image.findings.append("of \(content.images) images the primary one was taken")
    }
    layout.components = 3
    var frame = RasterFrame(frame: Frame(layout, flat.bytes, colour: .rgb), photometric: .rgb)
    if let profile = content.profile, content.profile_size > 0 {
      let bytes = [UInt8](UnsafeBufferPointer(start: profile, count: content.profile_size))
      frame.iccProfile = ICCProfile.usable(bytes, .rgb, &image.findings)
    }
    if let exif = content.exif {
      let block = [UInt8](UnsafeBufferPointer(start: exif, count: content.exif_size))
      // Four bytes say where the structure of TIFF begins behind them.
      image.acquired = EXIF(Array(block.dropFirst(4 + (block.big32(0) ?? 0)))).acquired
    }
    image.content = .frames([frame])
    return image
  }
}
