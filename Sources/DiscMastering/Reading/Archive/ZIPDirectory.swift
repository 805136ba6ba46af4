internal import DICOMCore

/// The central directory of an archive, as much of it as can be read.
/// - SeeAlso: APPNOTE.TXT 6.3.10 §4.3.12
struct ZIPDirectory {
  private(set) var records: [ZIPRecord] = []
  /// Where it could not be read any further.
  private(set) var damage: Int?
  private(set) var isTooLarge = false

  static let signature = 0x0201_4B50
  /// Bytes; more than two million names take.
  private static let sizeLimit = 256 << 20

  init(_ source: any ByteSource, _ end: ZIPEnd, _ limits: MediumLimits) throws {
    let size = min(end.directory.count, Self.sizeLimit)
    let bytes = try source.read(
      end.directory.lowerBound..<end.directory.lowerBound + size)
    var position = 0
    while position < size {
      let signature = bytes.littleEndian(position, 4)
      // A digital signature may follow.
      if signature == 0x0505_4B50 { break }
      guard signature == Self.signature, let next = read(bytes, at: position, end) else {
        damage = end.directory.lowerBound + position
        break
      }
      position = next
      if records.count > limits.files { break }
    }
    isTooLarge = size < end.directory.count
    if damage == nil, records.count & 0xFFFF != end.count & 0xFFFF, records.count <= limits.files {
      damage = end.directory.upperBound
    }
  }

  /// Reads one record and returns where the next one begins.
  private mutating func read(_ bytes: [UInt8], at start: Int, _ end: ZIPEnd) -> Int? {
    guard bytes.count - start >= 46 else { return nil }
    let nameEnd = start + 46 + bytes.littleEndian(start + 28, 2)
    let extraEnd = nameEnd + bytes.littleEndian(start + 30, 2)
    let next = extraEnd + bytes.littleEndian(start + 32, 2)
    guard next <= bytes.count else { return nil }
    var record = ZIPRecord(name: Array(bytes[start + 46..<nameEnd]))
    record.hosts = bytes[start + 5]
    record.flags = bytes.littleEndian(start + 8, 2)
    record.method = bytes.littleEndian(start + 10, 2)
    record.checksum = UInt32(truncatingIfNeeded: bytes.littleEndian(start + 16, 4))
    record.packed = bytes.littleEndian(start + 20, 4)
    record.size = bytes.littleEndian(start + 24, 4)
    record.disk = bytes.littleEndian(start + 34, 2)
    record.attributes = bytes.littleEndian(start + 38, 4)
    record.header = bytes.littleEndian(start + 42, 4)
    record.readExtra(bytes, nameEnd..<extraEnd, isLocal: false)
    record.header += end.shift
    if end.isDivided, record.disk != end.disk {
      record.refuse(
        .unsupported,
        "it is in another part of a divided archive; join the parts and read"
          + " the whole archive")
    }
    records.append(record)
    return next
  }
}
