internal import DICOMPixels

/// Reads the units of a packet, and gives those that go into the instance.
struct StreamFilter {
  let family: CodecFamily
  private(set) var units: VideoUnits
  private(set) var sets = ParameterSets()
  /// Messages and units of no standard that were taken out.
  private(set) var removed = 0
  private(set) var isPacked = false
  /// Of the last packet: all pictures before it can be forgotten; decoding can begin with it.
  private(set) var isReset = false
  private(set) var isKey = false

  init(_ family: CodecFamily) {
    self.family = family
    units = VideoUnits(family)
  }

  /// - Parameter keepsSets: parameter sets stay among the frames.
  /// - Returns: the packet's units without data of the camera's own: those of MPEG2 with their start
  ///   codes, others behind their lengths, as MP4 has them.
  mutating func pass(_ bytes: UnsafeBufferPointer<UInt8>, keepsSets: Bool = true) -> [UInt8] {
    (isReset, isKey) = (false, false)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 64)
    for unit in StreamUnits(bytes) {
      if family == .mpeg2 {
        passMPEG2(bytes, unit, &result)
      } else {
        let content = unit.trimmed(bytes)
        if content.count >= 2 { passUnit(bytes, content, keepsSets: keepsSets, &result) }
      }
    }
    return result
  }

  private mutating func look(_ bytes: UnsafeBufferPointer<UInt8>, _ content: Range<Int>) {
    units.read(Array(bytes[content].prefix(VideoUnits.unitLimit)))
  }

  private mutating func passMPEG2(
    _ bytes: UnsafeBufferPointer<UInt8>, _ unit: StreamUnits.Unit, _ result: inout [UInt8]
  ) {
    guard let code = bytes[unit.content].first else { return }
    if code == 0xB2 {
      removed += 1
      return
    }
    if code == 0xB3 { isKey = true }
    look(bytes, unit.content)
    result += bytes[unit.start..<unit.content.upperBound]
  }

  private mutating func passUnit(
    _ bytes: UnsafeBufferPointer<UInt8>, _ content: Range<Int>, keepsSets: Bool,
    _ result: inout [UInt8]
  ) {
    let isHEVC = family == .hevc
    let first = Int(bytes[content.lowerBound])
    let kind = isHEVC ? first >> 1 & 0x3F : first & 0x1F
    look(bytes, content)
    switch kind {
    case 32...34 where isHEVC, 7...8 where !isHEVC:
      sets.add(kind: kind, Array(bytes[content]))
      if !keepsSets { return }
    case 39...40 where isHEVC, 6 where !isHEVC:
      let information = SupplementalInformation(
        unit: Array(bytes[content]), header: isHEVC ? 2 : 1)
      removed += information.removed
      if information.isPacked, !isHEVC { isPacked = true }
      if !information.kept.isEmpty { Self.add(information.kept[...], &result) }
      return
    // Kinds that the standards leave to others.
    case 48... where isHEVC, 24... where !isHEVC, 0 where !isHEVC:
      removed += 1
      return
    case 16...20 where isHEVC, 5 where !isHEVC: (isReset, isKey) = (true, true)
    case 21 where isHEVC: isKey = true
    default: break
    }
    Self.add(UnsafeBufferPointer(rebasing: bytes[content]), &result)
  }

  private static func add(_ unit: some Collection<UInt8>, _ result: inout [UInt8]) {
    let length = UInt32(clamping: unit.count)
    for shift in [24, 16, 8, 0] {
      result.append(UInt8(truncatingIfNeeded: length >> UInt32(shift)))
    }
    result += unit
  }
}
