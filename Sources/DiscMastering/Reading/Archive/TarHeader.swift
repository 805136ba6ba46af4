/// One header block of a tar archive.
/// - SeeAlso: POSIX.1-2017, pax, "ustar Interchange Format"
struct TarHeader {
  static let size = 512

  /// As it stands in the header, without its prefix.
  var name: [UInt8]
  var linkName: [UInt8]
  /// Bytes.
  var size: Int
  var kind: UInt8

  /// - Returns: nil when the checksum is wrong, or the size is none.
  init?(_ block: [UInt8]) {
    guard block.count == Self.size, Self.isSound(block), let size = Self.number(block[124..<136])
    else { return nil }
    func text(_ range: Range<Int>) -> [UInt8] { Array(block[range].prefix { $0 != 0 }) }
    self.size = size
    kind = block[156]
    name = text(0..<100)
    linkName = text(157..<257)
    // GNU's own format has other fields there.
    let isUSTAR = block[257..<263].elementsEqual("ustar\0".utf8)
    let prefix = isUSTAR ? text(345..<500) : []
    if !prefix.isEmpty { name = prefix + [UInt8(ascii: "/")] + name }
  }

  /// The sum of all bytes, those of the sum itself as blanks; some old programs added them signed.
  static func isSound(_ block: [UInt8]) -> Bool {
    guard block.count == size, let stated = number(block[148..<156]), stated > 0 else {
      return false
    }
    var unsigned = 0
    // How many bytes are 256 less when they are signed.
    var negative = 0
    for byte in block {
      unsigned += Int(byte)
      negative += Int(byte >> 7)
    }
    for byte in block[148..<156] {
      unsigned += Int(UInt8(ascii: " ")) - Int(byte)
      negative -= Int(byte >> 7)
    }
    return stated == unsigned || stated == unsigned - 256 * negative
  }

  /// A number in octal digits, or in base 256 where the first bit is set.
  static func number(_ field: ArraySlice<UInt8>) -> Int? {
    guard let first = field.first else { return nil }
    if first == 0x80 {
      var result = 0
      for byte in field.dropFirst() {
        guard result < 1 << 52 else { return nil }
        result = result << 8 | Int(byte)
      }
      return result
    }
    var result = 0
    let digits = field.drop { $0 == UInt8(ascii: " ") }.prefix {
      $0 != UInt8(ascii: " ") && $0 != 0
    }
    for byte in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(byte), result < 1 << 52 else {
        return nil
      }
      result = result << 3 | Int(byte - UInt8(ascii: "0"))
    }
    return result
  }
}
