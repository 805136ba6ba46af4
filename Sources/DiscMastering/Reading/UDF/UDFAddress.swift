/// A logical block of a partition.
/// - SeeAlso: ECMA-167 4/7.1
struct UDFAddress: Hashable, Sendable {
  var block: Int
  /// An index into the partition maps.
  var partition: Int
}

/// An extent as an allocation descriptor names it.
/// - SeeAlso: ECMA-167 4/14.14
struct UDFAllocation: Sendable {
  enum Kind: Int {
    case recorded
    /// Its bytes count as zeros.
    case allocated
    /// Its bytes count as zeros.
    case unallocated
    /// More allocation descriptors.
    case continuation
  }

  var kind: Kind
  /// Bytes, less than 2^30.
  var length: Int
  var address: UDFAddress

  /// A long descriptor of 16 bytes.
  init(long bytes: UDFBytes, at offset: Int) {
    self.init(
      bytes.u32(offset),
      UDFAddress(block: bytes.u32(offset + 4), partition: bytes.u16(offset + 8)))
  }

  /// A short descriptor of 8 bytes, in the partition of its file entry.
  init(short bytes: UDFBytes, at offset: Int, partition: Int) {
    self.init(
      bytes.u32(offset), UDFAddress(block: bytes.u32(offset + 4), partition: partition))
  }

  /// An extended descriptor of 20 bytes.
  init(extended bytes: UDFBytes, at offset: Int) {
    self.init(
      bytes.u32(offset),
      UDFAddress(block: bytes.u32(offset + 12), partition: bytes.u16(offset + 16)))
  }

  private init(_ length: Int, _ address: UDFAddress) {
    kind = Kind(rawValue: length >> 30 & 3) ?? .unallocated
    self.length = length & 0x3FFF_FFFF
    self.address = address
  }
}

/// Bytes of a file that follow one another on the medium.
package struct UDFExtent: Hashable, Sendable {
  /// In bytes; nil for zeros that are not recorded.
  package var address: Int?
  /// Bytes.
  package var length: Int
}
