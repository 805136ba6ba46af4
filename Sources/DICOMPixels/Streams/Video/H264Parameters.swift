/// What slices need of the parameter set to be told as frames or fields.
/// - SeeAlso: ISO/IEC 14496-10 §7.3
struct H264State {
  private var frameNumberBits = 4
  private var hasSeparatePlanes = false
  private var isFrameOnly = true

  /// Reads a unit; a picture's first slice gives its fields: 2 or 1.
  mutating func read(_ unit: [UInt8], _ head: inout VideoHead) -> Int {
    switch unit[0] & 0x1F {
    case 7: parameters(unit, &head)
    case 15, 20: head.hasSecondView = true
    case 1, 5: return fields(unit)
    default: break
    }
    return 0
  }

  private func fields(_ unit: [UInt8]) -> Int {
    var reader = BitReader(unit: unit.dropFirst().prefix(32))
    // Another slice of the same picture begins at another macroblock.
    guard reader.golomb() == 0, !reader.failed else { return 0 }
    guard !isFrameOnly else { return 2 }
    _ = reader.golomb()
    _ = reader.golomb()
    if hasSeparatePlanes { reader.skip(2) }
    reader.skip(frameNumberBits)
    let isField = reader.flag()
    return isField && !reader.failed ? 1 : 2
  }

  private mutating func parameters(_ unit: [UInt8], _ head: inout VideoHead) {
    var reader = BitReader(unit: unit.dropFirst())
    var found = head
    found.profile = reader.bits(8)
    let constraints = reader.bits(8)
    found.isMainCompatible = constraints & 0x40 != 0
    found.level = reader.bits(8)
    _ = reader.golomb(limit: 31)
    var state = H264State()
    (found.chromaFormat, found.bitDepth) = (1, 8)
    if [100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135].contains(found.profile) {
      found.chromaFormat = reader.golomb(limit: 3)
      if found.chromaFormat == 3 { state.hasSeparatePlanes = reader.flag() }
      found.bitDepth = reader.golomb(limit: 6) + 8
      _ = reader.golomb(limit: 6)
      reader.skip(1)
      if reader.flag() { Self.skipScaling(&reader, lists: found.chromaFormat == 3 ? 12 : 8) }
    }
    state.frameNumberBits = reader.golomb(limit: 12) + 4
    switch reader.golomb(limit: 2) {
    case 0: _ = reader.golomb(limit: 12)
    case 1:
      reader.skip(1)
      _ = reader.signedGolomb()
      _ = reader.signedGolomb()
      for _ in 0..<reader.golomb(limit: 255) { _ = reader.signedGolomb() }
    default: break
    }
    _ = reader.golomb(limit: 16)
    reader.skip(1)
    let across = reader.golomb(limit: 4_095) + 1
    let down = reader.golomb(limit: 4_095) + 1
    state.isFrameOnly = reader.flag()
    if !state.isFrameOnly { reader.skip(1) }
    reader.skip(1)
    found.isInterlaced = !state.isFrameOnly
    found.columns = 16 * across
    found.rows = 16 * down * (state.isFrameOnly ? 1 : 2)
    if reader.flag() {
      let stepAcross = found.chromaFormat == 1 || found.chromaFormat == 2 ? 2 : 1
      let stepDown = (found.chromaFormat == 1 ? 2 : 1) * (state.isFrameOnly ? 1 : 2)
      let crops = (0..<4).map { _ in reader.golomb(limit: 65_535) }
      found.columns -= (crops[0] + crops[1]) * stepAcross
      found.rows -= (crops[2] + crops[3]) * stepDown
    }
    guard !reader.failed, found.columns > 0, found.rows > 0 else { return }
    if reader.flag(), VideoUsability.goToTiming(&reader, isHEVC: false, &found.pixelAspect) {
      let (units, scale) = (reader.bits(32), reader.bits(32))
      // A tick is a field.
      if !reader.failed, units > 0 {
        found.rate = VideoHead.Rate(frames: scale, seconds: 2 * units)
      }
    }
    head = found
    self = state
  }

  private static func skipScaling(_ reader: inout BitReader, lists: Int) {
    for list in 0..<lists where reader.flag() {
      var last = 8
      var next = 8
      for _ in 0..<(list < 6 ? 16 : 64) {
        if next != 0 { next = (last + reader.signedGolomb() + 256) & 0xFF }
        last = next == 0 ? last : next
      }
    }
  }
}
