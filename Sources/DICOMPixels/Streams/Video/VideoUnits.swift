/// Cuts a stream at its start codes and reads what is between them, chunk after chunk.
public struct VideoUnits {
  public private(set) var head: VideoHead
  private var unit: [UInt8] = []
  private var zeros = 0
  private var isInside = false
  /// Half frames, since the beginning.
  public private(set) var fields = 0
  private var h264 = H264State()
  /// Of the last sequence header, before what its extension does to it.
  private var headerRate: VideoHead.Rate?
  /// Of the last sequence header.
  private var screen: VideoHead.Aspect?

  /// Bytes of a unit that are looked at: the longest parameter sets have some hundreds.
  public static let unitLimit = 4_096

  public init(_ family: CodecFamily) { head = VideoHead(family: family) }

  mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      if byte == 1, zeros >= 2 {
        endUnit()
        isInside = true
        zeros = 0
        continue
      }
      zeros = byte == 0 ? zeros + 1 : 0
      if isInside, unit.count < Self.unitLimit { unit.append(byte) }
    }
  }

  /// The head with the number of frames.
  public mutating func finish() -> VideoHead {
    endUnit()
    head.frames = (fields + 1) / 2
    return head
  }

  private mutating func endUnit() {
    defer { unit.removeAll(keepingCapacity: true) }
    guard isInside, unit.count >= 2 else { return }
    read(unit)
  }

  /// One unit without its start code, of at least two bytes; `unitLimit` of them are enough.
  public mutating func read(_ unit: [UInt8]) {
    guard unit.count >= 2 else { return }
    switch head.family {
    case .mpeg2: readMPEG2(unit)
    case .h264: fields += h264.read(unit, &head)
    case .hevc: readHEVC(unit)
    default: break
    }
  }

  /// - SeeAlso: ISO/IEC 13818-2 §6.2
  private mutating func readMPEG2(_ unit: [UInt8]) {
    var reader = BitReader(Array(unit.dropFirst()))
    switch unit[0] {
    case 0x00: fields += 2
    case 0xB3:
      let columns = reader.bits(12)
      let rows = reader.bits(12)
      let shape = reader.bits(4)
      let code = reader.bits(4)
      guard !reader.failed, columns > 0, rows > 0 else { return }
      (head.columns, head.rows) = (columns, rows)
      screen = Self.screens[shape]
      head.pixelAspect = pixelAspect(shape)
      headerRate = Self.rates[code]
      head.rate = headerRate
    case 0xB5: readExtension(&reader)
    default: break
    }
  }

  private mutating func readExtension(_ reader: inout BitReader) {
    switch reader.bits(4) {
    case 1:
      reader.skip(1)
      let (profile, level) = (reader.bits(3), reader.bits(4))
      let isProgressive = reader.flag()
      let chroma = reader.bits(2)
      let (columns, rows) = (reader.bits(2), reader.bits(2))
      reader.skip(12 + 1 + 8 + 1)
      let (more, over) = (reader.bits(2), reader.bits(5))
      guard !reader.failed else { return }
      (head.profile, head.level, head.chromaFormat) = (profile, level, chroma)
      head.isInterlaced = !isProgressive
      head.columns = head.columns & 0xFFF | columns << 12
      head.rows = head.rows & 0xFFF | rows << 12
      if screen != nil { head.pixelAspect = pixelAspect(0) }
      if let rate = headerRate {
        head.rate = VideoHead.Rate(
          frames: rate.frames * (more + 1), seconds: rate.seconds * (over + 1))
      }
    case 8:
      reader.skip(16 + 2)
      // A picture that is a field was counted as a frame.
      let structure = reader.bits(2)
      if !reader.failed, structure == 1 || structure == 2 { fields = max(0, fields - 1) }
    default: break
    }
  }

  /// - Parameter shape: the code of the header; 1 is for pixels, others for the whole picture.
  private func pixelAspect(_ shape: Int) -> VideoHead.Aspect? {
    guard let screen else { return shape == 1 ? VideoHead.Aspect(across: 1, down: 1) : nil }
    return VideoHead.Aspect(across: screen.across * head.rows, down: screen.down * head.columns)
      .reduced
  }

  private static let screens: [Int: VideoHead.Aspect] = [
    2: .init(across: 4, down: 3), 3: .init(across: 16, down: 9), 4: .init(across: 221, down: 100),
  ]

  private static let rates: [Int: VideoHead.Rate] = [
    1: .init(frames: 24_000, seconds: 1_001), 2: .init(frames: 24, seconds: 1),
    3: .init(frames: 25, seconds: 1), 4: .init(frames: 30_000, seconds: 1_001),
    5: .init(frames: 30, seconds: 1), 6: .init(frames: 50, seconds: 1),
    7: .init(frames: 60_000, seconds: 1_001), 8: .init(frames: 60, seconds: 1),
  ]

  /// - SeeAlso: ISO/IEC 23008-2 §7.3
  private mutating func readHEVC(_ unit: [UInt8]) {
    guard unit.count >= 3 else { return }
    let layer = Int(unit[0] & 1) << 5 | Int(unit[1] >> 3)
    guard layer == 0 else {
      head.hasSecondView = true
      return
    }
    switch unit[0] >> 1 & 0x3F {
    // A picture begins with the slice whose first bit is set.
    case 0...9, 16...21: if unit[2] & 0x80 != 0 { fields += 2 }
    case 33: HEVCParameters.read(unit, &head)
    default: break
    }
  }
}
