/// Makes the checksums of spoilt structures right again, so that readers get past them.
enum Checksums {
  static func repair(_ bytes: inout [UInt8], _ kind: Kind) {
    if kind == .udf { repairTags(&bytes) } else { repairHeaders(&bytes) }
  }

  /// Descriptor tags of ECMA-167 at the beginning of blocks.
  private static func repairTags(_ bytes: inout [UInt8]) {
    var at = 0
    while at + 512 <= bytes.count {
      defer { at += 2048 }
      let identifier = Int(bytes[at]) | Int(bytes[at + 1]) << 8
      let version = bytes[at + 2]
      guard (1...9).contains(identifier) || (256...266).contains(identifier),
        version == 2 || version == 3
      else { continue }
      let length = min(Int(bytes[at + 10]) | Int(bytes[at + 11]) << 8, bytes.count - at - 16, 2032)
      var crc: UInt16 = 0
      for byte in bytes[(at + 16)..<(at + 16 + length)] {
        crc ^= UInt16(byte) << 8
        for _ in 0..<8 { crc = crc & 0x8000 != 0 ? crc << 1 ^ 0x1021 : crc << 1 }
      }
      bytes[at + 8] = UInt8(truncatingIfNeeded: crc)
      bytes[at + 9] = UInt8(truncatingIfNeeded: crc >> 8)
      bytes[at + 4] = 0
      bytes[at + 4] = bytes[at..<(at + 16)].reduce(0, &+)
    }
  }

  /// Headers of tar, which are known by their mark.
  private static func repairHeaders(_ bytes: inout [UInt8]) {
    var at = 0
    while at + 512 <= bytes.count {
      defer { at += 512 }
      guard bytes[(at + 257)..<(at + 262)].elementsEqual("ustar".utf8) else { continue }
      for k in 148..<156 { bytes[at + k] = 0x20 }
      let sum = bytes[at..<(at + 512)].reduce(0) { $0 + Int($1) }
      let digits = String(sum, radix: 8)
      let text = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
      for (k, byte) in (Array(text.utf8) + [0, 0x20]).enumerated() where k < 8 {
        bytes[at + 148 + k] = byte
      }
    }
  }
}
