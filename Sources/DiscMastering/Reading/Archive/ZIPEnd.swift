internal import DICOMCore

/// Where the central directory of an archive is.
/// - SeeAlso: APPNOTE.TXT 6.3.10 §4.3.14 to §4.3.16
struct ZIPEnd {
  var directory: Range<Int>
  /// What is to be added to the offsets: the length of what was put before the archive.
  var shift: Int
  /// Files it should list.
  var count: Int
  /// This archive's part of a divided one, from 0.
  var disk: Int
  var isDivided = false

  static let signature = 0x0605_4B50

  /// - Returns: the last end record that leads to a directory; nil where there is none.
  static func find(in source: any ByteSource, isSure: Bool) throws -> ZIPEnd? {
    // The record may be followed by a comment of 65,535 bytes.
    let start = max(0, source.count - 65_557 - 76)
    let tail = try source.read(start..<source.count)
    guard tail.count >= 22 else { return nil }
    // A file without the beginnings of an archive may hold the signature by chance.
    var tries = 64
    for end in stride(from: tail.count - 22, through: 0, by: -1)
    where tail[end] == 0x50 && tail.littleEndian(end, 4) == signature {
      let rest = tail.count - end - 22 - tail.littleEndian(end + 20, 2)
      guard rest == 0 || isSure && rest > 0 else { continue }
      if let found = try ZIPEnd(source, tail, at: end, from: start) { return found }
      tries -= 1
      if tries == 0 { return nil }
    }
    return nil
  }

  private init?(_ source: any ByteSource, _ tail: [UInt8], at end: Int, from start: Int) throws {
    disk = tail.littleEndian(end + 4, 2)
    var first = tail.littleEndian(end + 6, 2)
    count = tail.littleEndian(end + 10, 2)
    var size = tail.littleEndian(end + 12, 4)
    var offset = tail.littleEndian(end + 16, 4)
    var place = start + end
    if end >= 20, tail.littleEndian(end - 20, 4) == 0x0706_4B50,
      let (record, recordPlace) = try Self.large(
        source, tail.littleEndian64(end - 12), before: place - 20),
      let largeSize = record.littleEndian64(40), let largeOffset = record.littleEndian64(48)
    {
      (size, offset, place) = (largeSize, largeOffset, recordPlace)
      count = record.littleEndian64(32) ?? .max
      disk = record.littleEndian(16, 4)
      first = record.littleEndian(20, 4)
    }
    isDivided = disk != 0 && disk != 0xFFFF || first != disk
    if size == 0, count == 0 {
      (directory, shift) = (place..<place, 0)
      return
    }
    // The directory ends where the record begins, unless something else stands between them.
    for directory in [place - size, offset] where directory >= 0 && size <= place - directory {
      guard size >= 4, directory + 4 <= source.count else { continue }
      let head = try source.read(directory..<directory + 4)
      guard head.littleEndian(0, 4) == ZIPDirectory.signature else { continue }
      self.directory = directory..<directory + size
      shift = max(0, directory - offset)
      return
    }
    return nil
  }

  /// The ZIP64 record: where it is said to be, or right before its locator.
  private static func large(
    _ source: any ByteSource, _ stated: Int?, before locator: Int
  ) throws -> ([UInt8], Int)? {
    for place in [locator - 56, stated ?? -1] where place >= 0 && place <= locator - 56 {
      let record = try source.read(place..<place + 56)
      if record.littleEndian(0, 4) == 0x0606_4B50 { return (record, place) }
    }
    return nil
  }
}
