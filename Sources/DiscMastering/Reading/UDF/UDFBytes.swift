/// The bytes of a structure of UDF; what lies beyond their end reads as zero.
struct UDFBytes: Sendable {
  var bytes: [UInt8]
  var count: Int { bytes.count }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func u8(_ offset: Int) -> Int { bytes.indices.contains(offset) ? Int(bytes[offset]) : 0 }
  func u16(_ offset: Int) -> Int { u8(offset) | u8(offset + 1) << 8 }
  func u32(_ offset: Int) -> Int { u16(offset) | u16(offset + 2) << 16 }

  /// At most `Int.max`.
  func u64(_ offset: Int) -> Int {
    let high = u32(offset + 4)
    return high >> 31 == 0 ? high << 32 | u32(offset) : .max
  }

  /// The part of a range that is there.
  func slice(_ range: Range<Int>) -> ArraySlice<UInt8> {
    bytes[range.clamped(to: 0..<bytes.count)]
  }

  /// Whether the identifier of the entity at `offset` is this one.
  /// - SeeAlso: ECMA-167 1/7.4
  func isEntity(_ name: String, at offset: Int) -> Bool {
    slice(offset + 1..<offset + 24).starts(with: name.utf8)
  }
}

/// The checksum of descriptors: polynomial 1021H, no initial value.
/// - SeeAlso: ECMA-167 3/7.2.6
func udfCRC(_ bytes: ArraySlice<UInt8>) -> Int {
  var crc: UInt16 = 0
  for byte in bytes { crc = crc << 8 ^ crcTable[Int(UInt8(truncatingIfNeeded: crc >> 8) ^ byte)] }
  return Int(crc)
}

private let crcTable: [UInt16] = (0..<256).map { index in
  (0..<8).reduce(UInt16(index) << 8) { value, _ in
    value & 0x8000 == 0 ? value << 1 : value << 1 ^ 0x1021
  }
}
