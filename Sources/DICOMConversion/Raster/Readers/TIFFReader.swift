internal import CTIFF
internal import DICOMPixels

/// Reads TIFF: pages of 1 to 16 bits, grey, palette or colours, in every compression that the
/// library has.
/// - SeeAlso: TIFF 6.0
struct TIFFReader: RasterReader {
  func read(_ bytes: [UInt8], _ options: RasterOptions) throws(RasterError) -> RasterImage {
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<RasterImage, RasterError> in
      do throws(RasterError) {
        return .success(try Self.read(buffer, bytes, options))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static func read(
    _ buffer: UnsafeBufferPointer<UInt8>, _ bytes: [UInt8], _ options: RasterOptions
  ) throws(RasterError) -> RasterImage {
    var message = [CChar](repeating: 0, count: Int(TIFF_MESSAGE))
    guard let file = tiff_open(buffer.baseAddress, buffer.count, options.frameBytes, &message)
    else {
      throw RasterError(.malformed(RasterText.of(message)), .tiff, offset: min(4, buffer.count))
    }
    defer { tiff_close(file) }
    var frames: [RasterFrame] = []
    var findings: [String] = []
    var total = 0
    var isLossy = false
    repeat {
      let number = frames.count + 1
      guard number <= options.frames else {
        throw RasterError(.limit("a file of more than \(options.frames) pages"), .tiff)
      }
      var tags = tiff_page()
      guard tiff_describe(file, &tags, &message) == 0 else {
        throw RasterError(
          .malformed("page \(number): \(RasterText.of(message))"), .tiff,
          offset: Int(clamping: tags.place))
      }
      let page = TIFFPage(tags, number: number)
      if page.isLossy { isLossy = true }
      let frame = try page.read(file, options, &findings)
      total += frame.frame.bytes.count
      guard total <= options.totalBytes else {
        throw RasterError(.limit("pages of more than \(options.totalBytes) bytes"), .tiff)
      }
      frames.append(frame)
    } while tiff_next(file) != 0
    let failure = String(cString: tiff_failure(file))
    // Pages that cannot be reached would be missing from the instance.
    guard failure.isEmpty else {
      throw RasterError(.malformed("after page \(frames.count): \(failure)"), .tiff)
    }
    let warning = String(cString: tiff_warning(file))
    if !warning.isEmpty { findings.append("the file is not quite right: \(warning)") }
    var image = RasterImage(
      format: .tiff, content: .frames(frames), acquired: exif(bytes), findings: findings)
    image.isLossy = isLossy
    return image
  }

  /// The Exif data of the first page; not of BigTIFF, which has other fields.
  private static func exif(_ bytes: [UInt8]) -> AcquisitionTime? {
    bytes[2] == 0x2A || bytes[3] == 0x2A ? EXIF(bytes).acquired : nil
  }
}
