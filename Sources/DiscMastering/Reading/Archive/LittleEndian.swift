extension [UInt8] {
  /// A number of up to 7 bytes; 0 beyond the end, which the callers have excluded.
  func littleEndian(_ offset: Int, _ length: Int) -> Int {
    guard offset >= 0, length <= 7, offset <= count - length else { return 0 }
    var result = 0
    for index in stride(from: offset + length - 1, through: offset, by: -1) {
      result = result << 8 | Int(self[index])
    }
    return result
  }

  /// A number of 8 bytes; nil when it is no possible file size.
  func littleEndian64(_ offset: Int) -> Int? {
    guard offset >= 0, offset <= count - 8, self[offset + 7] == 0 else { return nil }
    return littleEndian(offset, 7)
  }

  /// The bytes of the range that are there.
  func within(_ range: Range<Int>) -> ArraySlice<UInt8> { self[range.clamped(to: 0..<count)] }
}
