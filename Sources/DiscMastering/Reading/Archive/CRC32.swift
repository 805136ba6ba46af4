internal import CZlib

/// The checksum of ZIP and gzip, computed of bytes that come in pieces.
struct CRC32: Sendable {
  private(set) var value: UInt32 = 0

  mutating func update(_ bytes: ArraySlice<UInt8>) {
    value = bytes.withUnsafeBytes { raw in
      guard let start = raw.baseAddress else { return value }
      return UInt32(
        truncatingIfNeeded: crc32_z(
          uLong(value), start.assumingMemoryBound(to: UInt8.self), raw.count))
    }
  }
}
