/// Goes over the marker segments of a JPEG, JPEG-LS or JPEG 2000 main header.
struct MarkerWalk {
  struct Segment {
    /// The byte behind FF.
    var marker: UInt8
    /// Of the parameters, behind the length; 0 bytes for a marker that stands alone.
    var start: Int
    var length: Int
    var end: Int { start + length }
  }

  let bytes: [UInt8]
  private(set) var offset = 0
  /// Entropy-coded bytes follow: the walk is over.
  private var isOver = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next segment that is whole; nil at the end, behind the first scan, or at what is no marker.
  mutating func next() -> Segment? {
    guard !isOver, offset + 1 < bytes.count, bytes[offset] == 0xFF else { return nil }
    // Any number of FFs may fill up before a marker.
    var place = offset + 1
    while place < bytes.count, bytes[place] == 0xFF { place += 1 }
    guard place < bytes.count, bytes[place] != 0 else { return nil }
    let marker = bytes[place]
    place += 1
    switch marker {
    case 0x01, 0x30...0x3F, 0x4F, 0xD0...0xD9:
      offset = place
      isOver = marker == 0xD9
      return Segment(marker: marker, start: place, length: 0)
    default: break
    }
    guard place + 1 < bytes.count else { return nil }
    let length = Int(bytes[place]) << 8 | Int(bytes[place + 1])
    guard length >= 2, length <= bytes.count - place else { return nil }
    offset = place + length
    // Start of scan, start of data.
    isOver = marker == 0xDA || marker == 0x93
    return Segment(marker: marker, start: place + 2, length: length - 2)
  }
}
