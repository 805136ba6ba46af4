/// Takes the video out of an MPEG-2 transport stream.
/// - SeeAlso: ISO/IEC 13818-1 §2.4.3
struct TransportStream {
  private var pending: [UInt8] = []
  /// The packets of the first video that is met.
  private var identifier: Int?
  private var video = ElementaryVideo()

  mutating func feed(_ bytes: [UInt8]) {
    pending += bytes
    var place = 0
    while pending.count - place >= 188 {
      guard pending[place] == 0x47 else {
        // Out of step: the next byte that may be a beginning.
        place += 1
        continue
      }
      packet(pending[place..<place + 188])
      place += 188
    }
    pending.removeFirst(place)
  }

  mutating func finish() -> VideoHead? {
    var head = video.finish()
    head?.container = .transportStream
    return head
  }

  private mutating func packet(_ bytes: ArraySlice<UInt8>) {
    let start = bytes.startIndex
    let number = Int(bytes[start + 1] & 0x1F) << 8 | Int(bytes[start + 2])
    let begins = bytes[start + 1] & 0x40 != 0
    let control = bytes[start + 3] >> 4 & 3
    var payload = bytes.dropFirst(4)
    if control & 2 != 0 { payload = payload.dropFirst(1 + Int(payload.first ?? 0)) }
    guard control & 1 != 0, !payload.isEmpty, identifier.map({ $0 == number }) ?? begins else {
      return
    }
    if begins {
      guard let content = PacketHeader.payload(payload) else { return }
      identifier = number
      payload = content
    }
    // No video that is known: look for another.
    if !video.feed(payload) { identifier = nil }
  }
}

/// The header before the bytes of a packetised elementary stream.
enum PacketHeader {
  /// What follows the header of a packet of video; nil for anything else.
  static func payload(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let start = bytes.startIndex
    guard bytes.count >= 9, bytes[start] == 0, bytes[start + 1] == 0, bytes[start + 2] == 1,
      bytes[start + 3] & 0xF0 == 0xE0
    else { return nil }
    return bytes.dropFirst(9 + Int(bytes[start + 8]))
  }
}
