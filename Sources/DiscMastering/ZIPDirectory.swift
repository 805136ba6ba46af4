/// The central directory of an archive, read within limits.
struct ZIPDirectory {
  struct Entry: Sendable {
    var path: String
    var size: Int
    /// Of the local header.
    var offset: Int
  }

  private(set) var entries: [Entry] = []
  private let file: OpenFile

  init(_ file: OpenFile) throws {
    self.file = file
    let (offset, size) = try place()
    // More than two million names take; a larger claim is not worth the memory.
    guard size <= 256 << 20, offset <= file.size, size <= file.size - offset else {
      throw damaged("its directory lies beyond its end")
    }
    let bytes = try file.read(offset, size)
    var position = 0
    while position < bytes.count {
      position = try readEntry(bytes, at: position)
      guard entries.count <= volumeEntryLimit else { throw damaged("it has too many files") }
    }
  }

  private func damaged(_ what: String) -> MasteringError {
    MasteringError(.volumeDamaged(what), path: file.path)
  }

  /// Offset and size of the directory.
  private func place() throws -> (offset: Int, size: Int) {
    // The last record may be followed by a comment of 65,535 bytes.
    let start = max(0, file.size - 65_557)
    let tail = try file.read(start, file.size - start)
    guard
      let end = stride(from: tail.count - 22, through: 0, by: -1)
        .first(where: { tail.littleEndian($0, 4) == 0x0605_4B50 })
    else { throw damaged("it is no ZIP archive, or its end is missing") }
    let locator = end - 20
    guard locator >= 0, tail.littleEndian(locator, 4) == 0x0706_4B50 else {
      return (tail.littleEndian(end + 16, 4), tail.littleEndian(end + 12, 4))
    }
    guard let large = tail.littleEndian64(locator + 8), large <= file.size - 56 else {
      throw damaged("its end record lies beyond its end")
    }
    let record = try file.read(large, 56)
    guard record.littleEndian(0, 4) == 0x0606_4B50,
      let size = record.littleEndian64(40), let offset = record.littleEndian64(48)
    else { throw damaged("its end record is malformed") }
    return (offset, size)
  }

  /// Reads one record and returns where the next one begins.
  private mutating func readEntry(_ bytes: [UInt8], at start: Int) throws -> Int {
    guard bytes.count - start >= 46, bytes.littleEndian(start, 4) == 0x0201_4B50 else {
      throw damaged("its directory is malformed")
    }
    let nameEnd = start + 46 + bytes.littleEndian(start + 28, 2)
    let extraEnd = nameEnd + bytes.littleEndian(start + 30, 2)
    let next = extraEnd + bytes.littleEndian(start + 32, 2)
    guard next <= bytes.count else { throw damaged("its directory is malformed") }
    let path = String(decoding: bytes[(start + 46)..<nameEnd], as: UTF8.self)
    var entry = Entry(
      path: path, size: bytes.littleEndian(start + 24, 4),
      offset: bytes.littleEndian(start + 42, 4))
    var stored = bytes.littleEndian(start + 20, 4)
    try readExtra(bytes, nameEnd..<extraEnd, &entry, &stored)
    if path.utf8.last == UInt8(ascii: "/") { return next }
    guard staysInside(path) else { throw damaged("it has a file named \(path)") }
    guard bytes.littleEndian(start + 8, 2) & 1 == 0, bytes.littleEndian(start + 10, 2) == 0,
      stored == entry.size
    else { throw damaged("\(path) is compressed or encrypted") }
    guard entry.offset <= file.size, entry.size <= file.size else {
      throw damaged("\(path) lies beyond its end")
    }
    entries.append(entry)
    return next
  }

  /// The ZIP64 field replaces the numbers that are all ones, in this order.
  private func readExtra(
    _ bytes: [UInt8], _ range: Range<Int>, _ entry: inout Entry, _ stored: inout Int
  ) throws {
    var position = range.lowerBound
    while position + 4 <= range.upperBound {
      let end = position + 4 + bytes.littleEndian(position + 2, 2)
      guard end <= range.upperBound else { throw damaged("an extra field is malformed") }
      if bytes.littleEndian(position, 2) == 1 {
        var field = position + 4
        func replace(_ number: inout Int) throws {
          guard number == 0xFFFF_FFFF else { return }
          guard field + 8 <= end, let large = bytes.littleEndian64(field) else {
            throw damaged("a ZIP64 field is malformed")
          }
          number = large
          field += 8
        }
        try replace(&entry.size)
        try replace(&stored)
        try replace(&entry.offset)
      }
      position = end
    }
  }
}
