import DICOMCore
import DiscMastering

/// An image in memory, to find and to change things in.
struct UDFBytesImage {
  var bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func number(_ offset: Int, _ width: Int = 4) -> Int {
    (0..<width).reduce(0) { $0 | Int(bytes[offset + $1]) << ($1 * 8) }
  }

  mutating func set(_ offset: Int, _ value: Int) {
    for index in 0..<4 { bytes[offset + index] = UInt8(truncatingIfNeeded: value >> (index * 8)) }
  }

  mutating func erase(_ offset: Int, _ count: Int) {
    bytes.replaceSubrange(offset..<offset + count, with: repeatElement(0, count: count))
  }

  /// Blocks that begin with the tag of a descriptor.
  func places(of identifier: Int, size: Int) -> [Int] {
    stride(from: 16 * 2048, through: bytes.count - size, by: size).filter {
      number($0, 2) == identifier && number($0 + 8, 8) != 0
    }
  }

  func find(_ text: String) -> Int? {
    let pattern = Array(text.utf8)
    return bytes.indices.first {
      bytes[$0] == pattern[0] && bytes[$0...].starts(with: pattern)
    }
  }

  /// The entry of a folder that has this name.
  func identifier(of name: String) -> Int? {
    let pattern = [8] + Array(name.utf8)
    return stride(from: 257 * 2048, to: bytes.count - 64, by: 4).first {
      number($0, 2) == 257 && Int(bytes[$0 + 19]) == pattern.count
        && bytes[($0 + 38)...].starts(with: pattern)
    }
  }

  /// In volumes of blocks of 2048 bytes with one partition, which begins at block 257.
  func entry(ofFileAt path: String) -> Int? {
    path.split(separator: "/").last.flatMap { identifier(of: String($0)) }
      .map { (257 + number($0 + 24)) * 2048 }
  }

  /// The file entry in which, or next to which, a folder's entries are.
  func entry(ofFolderWith name: String) -> Int? {
    identifier(of: name).map { $0 / 2048 * 2048 }
  }

  /// Makes the checksums of a descriptor right again.
  mutating func seal(_ offset: Int) {
    var crc = 0
    for byte in bytes[(offset + 16)..<(offset + 16 + number(offset + 10, 2))] {
      crc ^= Int(byte) << 8
      for _ in 0..<8 { crc = (crc << 1 ^ (crc & 0x8000 == 0 ? 0 : 0x1021)) & 0xFFFF }
    }
    bytes[offset + 8] = UInt8(crc & 0xFF)
    bytes[offset + 9] = UInt8(crc >> 8)
    bytes[offset + 4] = 0
    bytes[offset + 4] = UInt8(bytes[offset..<offset + 16].reduce(0) { $0 + Int($1) } & 0xFF)
  }
}
