/// The numbers by which a scan of JPEG-LS is coded.
///
/// - SeeAlso: ISO/IEC 14495-1 §A.2.1 and §C.2.4.1
struct JPEGLSParameters {
  var largest: Int
  var near: Int
  var thresholds: (Int, Int, Int)
  var reset: Int
  var range: Int
  /// Bits of a number below the range.
  var rangeBits: Int
  /// The longest code.
  var limit: Int

  /// What a segment of presets says; zeros stand for what is usual.
  struct Preset {
    var largest = 0
    var thresholds = (0, 0, 0)
    var reset = 0
  }

  init(precision: Int, near: Int, preset: Preset) throws(CodecError) {
    largest = preset.largest == 0 ? 1 << precision - 1 : preset.largest
    self.near = near
    guard largest < 1 << precision, near <= min(255, largest / 2) else {
      throw CodecError(.malformed("an error of \(near) in samples up to \(largest)"))
    }
    let (floor, top) = (near + 1, largest)
    func clamp(_ value: Int, _ low: Int) -> Int { value > top || value < low ? low : value }
    var usual: (Int, Int, Int)
    if largest >= 128 {
      let factor = (min(largest, 4_095) + 128) / 256
      usual.0 = clamp(factor + 2 + 3 * near, floor)
      usual.1 = clamp(factor * 4 + 3 + 5 * near, usual.0)
      usual.2 = clamp(factor * 17 + 4 + 7 * near, usual.1)
    } else {
      let factor = 256 / (largest + 1)
      usual.0 = clamp(max(2, 3 / factor + 3 * near), floor)
      usual.1 = clamp(max(3, 7 / factor + 5 * near), usual.0)
      usual.2 = clamp(max(4, 21 / factor + 7 * near), usual.1)
    }
    let given = preset.thresholds
    thresholds = (
      given.0 == 0 ? usual.0 : given.0, given.1 == 0 ? usual.1 : given.1,
      given.2 == 0 ? usual.2 : given.2
    )
    reset = preset.reset == 0 ? 64 : preset.reset
    guard floor...max(floor, top) ~= thresholds.0, thresholds.0 <= thresholds.1,
      thresholds.1 <= thresholds.2, thresholds.2 <= top, reset >= 3
    else { throw CodecError(.malformed("presets that contradict each other")) }
    range = (largest + 2 * near) / (2 * near + 1) + 1
    rangeBits = Int.bitWidth - (range - 1).leadingZeroBitCount
    let bits = max(2, Int.bitWidth - largest.leadingZeroBitCount)
    limit = 2 * (bits + max(8, bits))
  }

  /// For each difference from −`largest` to `largest` the one of nine classes it is in; to be
  /// deallocated by the caller.
  func allocatedClasses() -> UnsafeMutablePointer<Int8> {
    let classes = UnsafeMutablePointer<Int8>.allocate(capacity: 2 * largest + 1)
    classes.initialize(repeating: 0, count: 2 * largest + 1)
    var level: Int8 = 1
    for threshold in [near + 1, thresholds.0, thresholds.1, thresholds.2] {
      let count = max(0, largest + 1 - threshold)
      classes.update(repeating: -level, count: count)
      (classes + (2 * largest + 1 - count)).update(repeating: level, count: count)
      level += 1
    }
    return classes
  }
}
