/// What a code stream is, told by its own bytes.
public enum StreamKind: Hashable, Sendable {
  /// ISO 10918-1; the number of its start of frame, 0 (baseline) to 15, nil when it lies beyond the
  /// bytes that were given.
  case jpeg(startOfFrame: Int?)
  case jpegLS
  case jpeg2000
  case htj2k
  /// JPEG 2000 in the boxes of a file format, which DICOM forbids and some write.
  case jp2
  case jpegXL
  case rle
  case mpeg2
  case h264
  case hevc
  /// MPEG-2 transport stream, of what a look into it must tell.
  case transportStream
  /// ISO base media file (MP4).
  case mp4

  /// Tells the kind from the first bytes of a stream, as many as are at hand; nil for what has no
  /// mark of its own: native and deflated pixels.
  public static func recognise(_ bytes: [UInt8]) -> StreamKind? {
    if starts(bytes, [0xFF, 0xD8, 0xFF]) { return jpegKind(bytes) }
    if starts(bytes, [0xFF, 0x4F, 0xFF, 0x51]) { return jpeg2000Kind(bytes) }
    if starts(bytes, [0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20, 13, 10, 0x87, 10]) { return .jp2 }
    if starts(bytes, [0, 0, 0, 12, 0x4A, 0x58, 0x4C, 0x20, 13, 10, 0x87, 10]) { return .jpegXL }
    if starts(bytes, [0xFF, 0x0A]) { return .jpegXL }
    if bytes.count >= 12, bytes[4..<8].elementsEqual("ftyp".utf8) { return .mp4 }
    if isRLE(bytes) { return .rle }
    return videoKind(bytes)
  }

  private static func starts(_ bytes: [UInt8], _ mark: [UInt8]) -> Bool {
    bytes.count >= mark.count && bytes.prefix(mark.count).elementsEqual(mark)
  }

  /// Walks the marker segments to the first start of frame.
  private static func jpegKind(_ bytes: [UInt8]) -> StreamKind {
    var walk = MarkerWalk(bytes)
    while let segment = walk.next() {
      switch segment.marker {
      case 0xF7: return .jpegLS
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        return .jpeg(startOfFrame: Int(segment.marker & 0x0F))
      // A hierarchical stream announces itself before its first frame.
      case 0xDE: return .jpeg(startOfFrame: 5)
      default: continue
      }
    }
    return .jpeg(startOfFrame: nil)
  }

  /// Capabilities (CAP) with Part 15 in them make it high-throughput.
  private static func jpeg2000Kind(_ bytes: [UInt8]) -> StreamKind {
    var walk = MarkerWalk(bytes)
    while let segment = walk.next() {
      if segment.marker == 0x50, segment.length >= 4 {
        // Bit 14 of 32, counted from 1 at the top, is Part 15.
        return bytes[segment.start + 1] & 0x02 != 0 ? .htj2k : .jpeg2000
      }
      if segment.marker == 0x52 || segment.marker == 0x90 { break }
    }
    return .jpeg2000
  }

  /// A number of segments and their offsets, ascending from 64, zeros behind them.
  private static func isRLE(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 16 else { return false }
    func word(_ index: Int) -> Int {
      (0..<4).reduce(0) { $0 | Int(bytes[4 * index + $1]) << (8 * $1) }
    }
    let segments = word(0)
    guard (1...15).contains(segments), word(1) == 64 else { return false }
    for index in 2..<min(16, bytes.count / 4) {
      if index <= segments ? word(index) <= word(index - 1) : word(index) != 0 { return false }
    }
    return true
  }
}
