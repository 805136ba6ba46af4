/// The sixteen bytes that every descriptor begins with.
/// - SeeAlso: ECMA-167 3/7.2, 4/7.2
struct UDFTag {
  enum Identifier: Int {
    case primaryVolume = 1
    case anchor
    case volumePointer
    case implementationUse
    case partition
    case logicalVolume
    case unallocatedSpace
    case terminating
    case integrity
    case fileSet = 256
    case fileIdentifier
    case allocationExtent
    case indirectEntry
    case terminalEntry
    case fileEntry
    case extendedAttributeHeader
    case unallocatedSpaceEntry
    case spaceBitmap
    case partitionIntegrity
    case extendedFileEntry
  }

  var identifier: Identifier
  /// The block that it says it is in.
  var location: Int
  /// Both checksums are right.
  var isIntact: Bool

  /// - Returns: nil when no descriptor begins there: one checksum may be wrong, not both.
  init?(_ block: UDFBytes, at offset: Int = 0) {
    guard offset >= 0, offset + 16 <= block.count,
      let identifier = Identifier(rawValue: block.u16(offset))
    else { return nil }
    let sum = (0..<16).reduce(0) { $1 == 4 ? $0 : $0 + block.u8(offset + $1) } & 0xFF
    let isSumRight = sum == block.u8(offset + 4)
    let length = block.u16(offset + 10)
    let body = block.slice(offset + 16..<offset + 16 + length)
    let isCRCRight = body.count == length && udfCRC(body) == block.u16(offset + 8)
    // Without a length there is nothing that the second checksum could prove.
    guard isSumRight || (isCRCRight && length > 0) else { return nil }
    self.identifier = identifier
    location = block.u32(offset + 12)
    isIntact = isSumRight && isCRCRight
  }
}
