internal import Glibc

/// Archives and images, which hold files of the input and are none themselves.
enum ContainerFile {
  /// What a file given as input is when it is not one DICOM file; nil for anything else.
  static func name(_ path: String) -> String? {
    let lower = path.lowercased()
    guard lower.hasSuffix(".iso") || lower.hasSuffix(".zip"),
      let file = try? OpenedFile(path: path)
    else { return nil }
    func holds(_ bytes: [UInt8], at offset: Int) -> Bool {
      guard offset + bytes.count <= file.count else { return false }
      return (try? file.read(offset..<offset + bytes.count)) == bytes
    }
    if holds(Array("DICM".utf8), at: 128) { return nil }
    if holds([0x50, 0x4B], at: 0) { return "ZIP archive" }
    return holds(Array("CD001".utf8), at: 0x8001) ? "ISO 9660 image" : nil
  }
}
