internal import CPNG
internal import DICOMPixels
internal import Glibc

/// Reads PNG: grey, palette and colours of 1 to 16 bits, interlaced or not, with alpha; gamma and
/// significant bits are left as they are.
/// - SeeAlso: ISO/IEC 15948
struct PNGReader: RasterReader {
  func read(_ bytes: [UInt8], _ options: RasterOptions) throws(RasterError) -> RasterImage {
    let head = try PNGHead(bytes)
    let count = try options.admit(head.layout, .png, offset: 16)
    var content = png_content()
    var message = [CChar](repeating: 0, count: Int(PNG_MESSAGE))
    var status: CInt = 1
    var samples = [UInt8](unsafeUninitializedCapacity: count) { target, used in
      status = png_decode(
        bytes, bytes.count, target.baseAddress, count, options.frameBytes, &content, &message)
      used = status == 0 ? count : 0
    }
    defer {
      free(content.profile)
      free(content.exif)
    }
    guard status == 0 else {
      let words = RasterText.of(message)
      let isShort = content.consumed >= bytes.count || words.contains("too early")
      throw RasterError(
        isShort ? .truncated("the pixels end too early") : .malformed(words), .png,
        offset: min(content.consumed, bytes.count))
    }
    var findings: [String] = []
    let warning = withUnsafeBytes(of: content.warning) {
      RasterText.of(Array($0.bindMemory(to: CChar.self)))
    }
    if !warning.isEmpty { findings.append("beside the pixels the file is damaged: \(warning)") }
    if head.isAnimated {
      findings.append("the file is an animation, and only its still image was taken")
    }
    let pixels = try head.pixels(&samples, content, options, &findings)
    let exif = content.exif.map {
      EXIF([UInt8](UnsafeBufferPointer(start: $0, count: content.exif_size)))
    }
    var frame = RasterFrame(frame: pixels.0, photometric: pixels.1)
    if let profile = content.profile {
      let bytes = [UInt8](UnsafeBufferPointer(start: profile, count: content.profile_size))
      frame.iccProfile = ICCProfile.usable(bytes, pixels.1, &findings)
    }
    if content.is_metre != 0 {
      frame.resolution = RasterResolution(
        across: Double(content.across), down: Double(content.down), unit: .metre)
    }
    if let orientation = exif?.orientation, orientation != .upright {
      findings.append(orientation.sentence)
      frame = frame.turned(orientation)
    }
    return RasterImage(
      format: .png, content: .frames([frame]), acquired: exif?.acquired, findings: findings)
  }
}
