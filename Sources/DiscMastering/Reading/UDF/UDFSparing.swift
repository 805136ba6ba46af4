/// Packets that were defective and are somewhere else.
/// - SeeAlso: UDF 2.2.9, 2.2.11
struct UDFSparing: Sendable {
  /// Blocks; a power of two in sound volumes.
  let packetLength: Int
  /// Bytes on the medium, by the packet's number.
  private var moved: [Int: Int] = [:]
  /// Sorted.
  private var packets: [Int] = []

  /// - Parameter table: nil when none can be read: every packet is where it belongs.
  init(packetLength: Int, table: UDFBytes?, sectorSize: Int) {
    self.packetLength = max(1, packetLength)
    guard let table else { return }
    for index in 0..<table.u16(48) {
      let entry = 56 + index * 8
      guard entry + 8 <= table.count else { break }
      // The highest numbers mark places that are free or defective.
      let original = table.u32(entry)
      guard original < 0xFFFF_FFF0 else { continue }
      moved[original / self.packetLength] = table.u32(entry + 4) * sectorSize
    }
    packets = moved.keys.sorted()
  }

  func place(of block: Int, in region: UDFRegion) -> UDFPlace {
    let packet = block / packetLength
    if let address = moved[packet] {
      let offset = block % packetLength
      return UDFPlace(
        address: address + offset * region.blockSize, blocks: packetLength - offset)
    }
    var (low, high) = (0, packets.count)
    while low < high {
      let middle = (low + high) / 2
      if packets[middle] <= packet { low = middle + 1 } else { high = middle }
    }
    return UDFPlace(
      address: region.start + block * region.blockSize,
      blocks: low < packets.count ? packets[low] * packetLength - block : 1 << 32)
  }

  /// The latest of the copies of the table.
  /// - Parameters:
  ///   - locations: sectors.
  ///   - size: bytes.
  /// - Returns: nil when none of them can be read.
  static func table(
    _ image: inout UDFImage, at locations: [Int], size: Int, sectorSize: Int
  ) -> (table: UDFBytes, isIntact: Bool)? {
    var latest: (table: UDFBytes, isIntact: Bool)?
    for location in locations where location > 0 {
      // 65,535 entries of 8 bytes are all that can be counted.
      let length = min(size, 56 + 65_535 * 8)
      guard let table = image.read(location * sectorSize, length),
        table.isEntity("*UDF Sparing Table", at: 16)
      else { continue }
      // Of 0, which no other descriptor has.
      let sum = (0..<16).reduce(0) { $1 == 4 ? $0 : $0 + table.u8($1) } & 0xFF
      let body = table.slice(16..<16 + table.u16(10))
      let isIntact =
        sum == table.u8(4) && body.count == table.u16(10) && udfCRC(body) == table.u16(8)
      guard let known = latest else {
        latest = (table, isIntact)
        continue
      }
      if (isIntact && !known.isIntact)
        || (isIntact == known.isIntact && table.u32(52) > known.table.u32(52))
      {
        latest = (table, isIntact)
      }
    }
    return latest
  }
}
