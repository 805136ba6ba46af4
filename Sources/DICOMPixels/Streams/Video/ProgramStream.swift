/// Takes the video out of an MPEG-2 program stream.
/// - SeeAlso: ISO/IEC 13818-1 §2.5.3
struct ProgramStream {
  private var pending: [UInt8] = []
  private var video = ElementaryVideo()

  mutating func feed(_ bytes: [UInt8]) {
    pending += bytes
    var place = 0
    while let next = step(place) { place = next }
    pending.removeFirst(place)
  }

  mutating func finish() -> VideoHead? { video.finish() }

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
    if let payload = PacketHeader.payload(pending[place..<place + 6 + length]) {
      // What is no video that is known may be followed by one.
      _ = video.feed(payload)
    }
    return place + 6 + length
  }
}
