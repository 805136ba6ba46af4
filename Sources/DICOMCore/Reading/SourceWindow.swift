/// The part of a source that is in memory, moved along as reading goes on.
struct SourceWindow {
  let source: any ByteSource
  /// The size of the source.
  let end: Int
  private var bytes: [UInt8] = []
  private var start = 0
  private var readAhead = SourceWindow.longest

  /// One read of this size holds the header of nearly every instance.
  static let longest = 65_536
  /// What is read behind a jump: who walks over large values wants their headers only.
  static let shortest = 512

  init(_ source: any ByteSource) {
    self.source = source
    end = source.count
  }

  /// Brings `count` bytes at `offset` into memory, and more where reading goes on in order.
  /// The caller has checked that they lie within the source.
  mutating func load(_ offset: Int, _ count: Int) throws {
    if offset >= start, offset - start <= bytes.count - count { return }
    if !bytes.isEmpty {
      let goesOn = offset >= start && offset <= start + bytes.count
      readAhead = goesOn ? min(2 * readAhead, Self.longest) : Self.shortest
    }
    let size = min(max(count, readAhead), end - offset)
    bytes = try source.read(offset..<offset + size)
    start = offset
    guard bytes.count == size else {
      throw DICOMError(
        .truncated(needed: size, available: bytes.count), file: source.name, offset: offset)
    }
  }

  /// Where the loaded bytes end.
  var loadedEnd: Int { start + bytes.count }

  /// A loaded byte.
  subscript(offset: Int) -> UInt8 { bytes[offset - start] }

  /// Loaded bytes, copied.
  func copy(_ range: Range<Int>) -> [UInt8] {
    Array(bytes[range.lowerBound - start..<range.upperBound - start])
  }

  func uint16(_ offset: Int, bigEndian: Bool) -> UInt16 {
    let first = UInt16(self[offset])
    let second = UInt16(self[offset + 1])
    return bigEndian ? first << 8 | second : second << 8 | first
  }

  func uint32(_ offset: Int, bigEndian: Bool) -> UInt32 {
    let first = UInt32(uint16(offset, bigEndian: bigEndian))
    let second = UInt32(uint16(offset + 2, bigEndian: bigEndian))
    return bigEndian ? first << 16 | second : second << 16 | first
  }
}
