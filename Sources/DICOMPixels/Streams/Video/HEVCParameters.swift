/// The sequence parameter set of HEVC, as far as size, depth and rate need it.
/// - SeeAlso: ISO/IEC 23008-2 §7.3.2.2
enum HEVCParameters {
  static func read(_ unit: [UInt8], _ head: inout VideoHead) {
    var reader = BitReader(unit: unit.dropFirst(2))
    var found = head
    reader.skip(4)
    let subLayers = reader.bits(3)
    reader.skip(1)
    profile(&reader, subLayers, &found)
    _ = reader.golomb(limit: 15)
    found.chromaFormat = reader.golomb(limit: 3)
    if found.chromaFormat == 3 { reader.skip(1) }
    found.columns = reader.golomb(limit: 65_535)
    found.rows = reader.golomb(limit: 65_535)
    if reader.flag() {
      let crops = (0..<4).map { _ in reader.golomb(limit: 65_535) }
      found.columns -=
        (crops[0] + crops[1]) * (found.chromaFormat == 1 || found.chromaFormat == 2 ? 2 : 1)
      found.rows -= (crops[2] + crops[3]) * (found.chromaFormat == 1 ? 2 : 1)
    }
    found.bitDepth = reader.golomb(limit: 8) + 8
    _ = reader.golomb(limit: 8)
    guard !reader.failed, found.columns > 0, found.rows > 0 else { return }
    // The rate stands behind all the rest: without it the head is still one.
    found.rate = rate(&reader, subLayers, &found) ?? head.rate
    head = found
  }

  private static func profile(
    _ reader: inout BitReader, _ subLayers: Int, _ head: inout VideoHead
  ) {
    reader.skip(3)
    head.profile = reader.bits(5)
    reader.skip(32 + 48)
    head.level = reader.bits(8)
    let present = (0..<subLayers).map { _ in (reader.flag(), reader.flag()) }
    if subLayers > 0 { reader.skip(2 * (8 - subLayers)) }
    for (hasProfile, hasLevel) in present {
      reader.skip((hasProfile ? 88 : 0) + (hasLevel ? 8 : 0))
    }
  }

  private static func rate(
    _ reader: inout BitReader, _ subLayers: Int, _ head: inout VideoHead
  ) -> VideoHead.Rate? {
    let orderBits = reader.golomb(limit: 12) + 4
    let isEach = reader.flag()
    for _ in 0..<3 * (isEach ? subLayers + 1 : 1) { _ = reader.golomb() }
    for _ in 0..<6 { _ = reader.golomb(limit: 64) }
    if reader.flag(), reader.flag() { skipScaling(&reader) }
    reader.skip(2)
    if reader.flag() {
      reader.skip(8)
      _ = reader.golomb()
      _ = reader.golomb()
      reader.skip(1)
    }
    guard skipReferences(&reader) else { return nil }
    if reader.flag() {
      for _ in 0..<reader.golomb(limit: 32) { reader.skip(orderBits + 1) }
    }
    reader.skip(2)
    guard reader.flag(),
      VideoUsability.goToTiming(&reader, isHEVC: true, &head.pixelAspect)
    else { return nil }
    let (units, scale) = (reader.bits(32), reader.bits(32))
    return reader.failed || units == 0 ? nil : VideoHead.Rate(frames: scale, seconds: units)
  }

  private static func skipScaling(_ reader: inout BitReader) {
    for size in 0..<4 {
      for _ in 0..<(size == 3 ? 2 : 6) {
        guard reader.flag() else {
          _ = reader.golomb()
          continue
        }
        if size > 1 { _ = reader.signedGolomb() }
        for _ in 0..<min(64, 1 << (4 + 2 * size)) { _ = reader.signedGolomb() }
      }
    }
  }

  /// Sets of short-term reference pictures, each told by itself or by the one before.
  private static func skipReferences(_ reader: inout BitReader) -> Bool {
    var pictures = 0
    let sets = reader.golomb(limit: 64)
    for index in 0..<sets {
      if index > 0, reader.flag() {
        reader.skip(1)
        _ = reader.golomb()
        var kept = 0
        for _ in 0...pictures {
          let isUsed = reader.flag()
          if isUsed || reader.flag() { kept += 1 }
        }
        pictures = kept
      } else {
        let counts = (reader.golomb(limit: 16), reader.golomb(limit: 16))
        pictures = counts.0 + counts.1
        for _ in 0..<pictures {
          _ = reader.golomb()
          reader.skip(1)
        }
      }
      guard !reader.failed, pictures <= 32 else { return false }
    }
    return !reader.failed
  }
}
