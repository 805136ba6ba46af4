/// Video usability information, which H.264 and HEVC have nearly the same.
enum VideoUsability {
  /// Goes to the timing information; false when there is none.
  static func goToTiming(
    _ reader: inout BitReader, isHEVC: Bool, _ aspect: inout VideoHead.Aspect?
  ) -> Bool {
    aspect = reader.flag() ? Self.aspect(&reader) : nil
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

  /// - SeeAlso: ISO/IEC 14496-10 table E-1
  private static func aspect(_ reader: inout BitReader) -> VideoHead.Aspect? {
    let known = [
      (1, 1), (12, 11), (10, 11), (16, 11), (40, 33), (24, 11), (20, 11), (32, 11), (80, 33),
      (18, 11), (15, 11), (64, 33), (160, 99), (4, 3), (3, 2), (2, 1),
    ]
    let code = reader.bits(8)
    // A ratio of its own.
    let (across, down) =
      code == 255
      ? (reader.bits(16), reader.bits(16))
      : known.indices.contains(code - 1) ? known[code - 1] : (0, 0)
    guard !reader.failed, across > 0, down > 0 else { return nil }
    return VideoHead.Aspect(across: across, down: down).reduced
  }
}
