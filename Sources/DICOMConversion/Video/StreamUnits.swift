internal import Glibc

/// The places of units between start codes.
/// - SeeAlso: ISO/IEC 14496-10 annex B
struct StreamUnits: Sequence, IteratorProtocol {
  struct Unit {
    /// Of the first of the three bytes 00 00 01.
    var start: Int
    /// Behind the start code, up to the next one.
    var content: Range<Int>
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  /// Of the start code whose unit comes next; nil at the end.
  private var following: Int?

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    following = Self.startCode(bytes, from: 0)
  }

  mutating func next() -> Unit? {
    guard let start = following else { return nil }
    following = Self.startCode(bytes, from: start + 3)
    return Unit(start: start, content: start + 3..<(following ?? bytes.count))
  }

  private static func startCode(_ bytes: UnsafeBufferPointer<UInt8>, from: Int) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    var place = from + 2
    while place < bytes.count {
      guard let found = memchr(base + place, 1, bytes.count - place) else { return nil }
      place = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
      if bytes[place - 1] == 0, bytes[place - 2] == 0 { return place - 2 }
      place += 1
    }
    return nil
  }
}

extension StreamUnits.Unit {
  /// The content without the zeros that may stand before the next start code.
  func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var end = content.upperBound
    while end > content.lowerBound, bytes[end - 1] == 0 { end -= 1 }
    return content.lowerBound..<end
  }
}
