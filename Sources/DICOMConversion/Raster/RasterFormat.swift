/// A format of images that are not DICOM, told by a file's first bytes, never by its name.
public enum RasterFormat: String, Hashable, Sendable, CaseIterable {
  case png = "PNG"
  case jpeg = "JPEG"
  case tiff = "TIFF"
  case bmp = "BMP"
  case gif = "GIF"
  case webp = "WebP"
  case heic = "HEIC"

  /// Recognises a file by its first 16 bytes; nil when it is none of these formats.
  public init?(_ bytes: [UInt8]) {
    func begins(_ start: [UInt8], at offset: Int = 0) -> Bool {
      bytes.dropFirst(offset).starts(with: start)
    }
    if begins([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if begins([0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if begins([0x49, 0x49, 0x2A, 0]) || begins([0x4D, 0x4D, 0, 0x2A])
      || begins([0x49, 0x49, 0x2B, 0]) || begins([0x4D, 0x4D, 0, 0x2B])
    {
      self = .tiff
    } else if begins([0x47, 0x49, 0x46, 0x38]) {
      self = .gif
    } else if begins([0x52, 0x49, 0x46, 0x46]), begins([0x57, 0x45, 0x42, 0x50], at: 8) {
      self = .webp
    } else if begins([0x66, 0x74, 0x79, 0x70], at: 4),
      ["heic", "heix", "heim", "heis", "mif1"].contains(where: { begins(Array($0.utf8), at: 8) })
    {
      self = .heic
    } else if begins([0x42, 0x4D]), bytes.count > 14,
      [12, 40, 52, 56, 64, 108, 124].contains(bytes[14])
    {
      self = .bmp
    } else {
      return nil
    }
  }
}
