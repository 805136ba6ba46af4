internal import DICOMCore
internal import DiscMastering

/// Archives and images, which hold files of the input and are none themselves.
enum ContainerFile {
  /// Whether what was given as input is a medium rather than one DICOM file, by its bytes.
  static func isMedium(_ path: String) -> Bool {
    guard let file = try? FileSource(path: path) else { return false }
    func holds(_ bytes: [UInt8], at offset: Int) -> Bool {
      guard offset + bytes.count <= file.count else { return false }
      return (try? file.read(offset..<offset + bytes.count)) == bytes
    }
    if holds(Array("DICM".utf8), at: 128) { return false }
    return beginnings.contains { holds($0.bytes, at: $0.offset) }
  }

  /// ZIP, tar, ISO 9660, UDF, and sectors of 2352 bytes with their synchronisation in front.
  private static let beginnings: [(bytes: [UInt8], offset: Int)] = [
    ([0x50, 0x4B, 0x03, 0x04], 0), ([0x50, 0x4B, 0x05, 0x06], 0), (Array("ustar".utf8), 257),
    (Array("CD001".utf8), 0x8001), (Array("BEA01".utf8), 0x8001),
    ([0] + [UInt8](repeating: 0xFF, count: 10) + [0], 0),
  ]
}
