/// Takes the video out of an MPEG-2 program stream.
/// - SeeAlso: ISO/IEC 13818-1 §2.5.3
struct ProgramStream {
  private var pending: [UInt8] = []
  private var units: VideoUnits?
  private var opening: [UInt8] = []

  mutating func feed(_ bytes: [UInt8]) {
    pending += bytes
    var place = 0
    while let next = step(place) { place = next }
    pending.removeFirst(place)
  }

  mutating func finish() -> VideoHead? {
    guard var units else { return nil }
    return units.finish()
  }

  /// Where the next header is searched; nil when more bytes are needed.
  private mutating func step(_ place: Int) -> Int? {
    guard pending.count - place >= 14 else { return nil }
    guard pending[place] == 0, pending[place + 1] == 0, pending[place + 2] == 1,
      pending[place + 3] >= 0xB9
    else { return place + 1 }
    switch pending[place + 3] {
    case 0xB9: return place + 4
    case 0xBA: return place + 14 + Int(pending[place + 13] & 7)
    default: break
    }
    let length = Int(pending[place + 4]) << 8 | Int(pending[place + 5])
    guard pending.count - place >= 6 + length else { return nil }
    if let payload = PacketHeader.payload(pending[place..<place + 6 + length]) { take(payload) }
    return place + 6 + length
  }

  private mutating func take(_ payload: ArraySlice<UInt8>) {
    if units != nil {
      units?.feed(payload)
      return
    }
    opening += payload
    guard opening.count >= 16 else { return }
    if let family = StreamKind.videoKind(opening)?.family {
      units = VideoUnits(family)
      units?.feed(opening)
    }
    opening = []
  }
}
