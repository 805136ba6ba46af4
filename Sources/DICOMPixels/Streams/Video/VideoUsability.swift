/// Video usability information, which H.264 and HEVC have nearly the same.
enum VideoUsability {
  /// Goes to the timing information; false when there is none.
  static func skipToTiming(_ reader: inout BitReader, isHEVC: Bool) -> Bool {
    // A ratio of its own.
    if reader.flag(), reader.bits(8) == 255 { reader.skip(32) }
    if reader.flag() { reader.skip(1) }
    if reader.flag() {
      reader.skip(4)
      if reader.flag() { reader.skip(24) }
    }
    if reader.flag() {
      _ = reader.golomb(limit: 5)
      _ = reader.golomb(limit: 5)
    }
    if isHEVC {
      reader.skip(3)
      if reader.flag() { for _ in 0..<4 { _ = reader.golomb() } }
    }
    return reader.flag() && !reader.failed
  }
}
