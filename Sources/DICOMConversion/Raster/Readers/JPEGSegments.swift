internal import Glibc

/// The marker segments of a JPEG file, with the places where they stand.
/// - SeeAlso: ISO/IEC 10918-1 annex B
struct JPEGSegments {
  struct Segment {
    var marker: UInt8
    /// From the marker's FF to the end of the segment; of a scan, with its entropy-coded data.
    var range: Range<Int>
  }

  private(set) var segments: [Segment] = []
  /// Just after the marker at the end; nil when there is none.
  private(set) var end: Int?

  /// Walks to the end of the image; what comes after it is not looked at.
  init(_ bytes: [UInt8]) throws(RasterError) {
    var place = 2
    while true {
      guard place + 1 < bytes.count else { return }
      guard bytes[place] == 0xFF else {
        throw RasterError(
          .malformed("a marker was expected, and a byte of \(bytes[place]) found"), .jpeg,
          offset: place)
      }
      // Any number of FF may stand before a marker.
      if bytes[place + 1] == 0xFF {
        place += 1
        continue
      }
      let marker = bytes[place + 1]
      if marker == 0xD9 {
        end = place + 2
        return
      }
      // Markers without a length stand alone.
      if marker == 0x01 || (0xD0...0xD7).contains(marker) {
        place += 2
        continue
      }
      guard marker >= 0xC0, marker != 0xD8 else {
        throw RasterError(
          .malformed("FF and \(marker) is no marker that may stand here"), .jpeg, offset: place)
      }
      guard let length = bytes.big16(place + 2) else {
        throw RasterError(.truncated("a marker has no length"), .jpeg, offset: place)
      }
      guard length >= 2 else {
        throw RasterError(
          .malformed("a segment has a length of \(length)"), .jpeg, offset: place + 2)
      }
      var upper = place + 2 + length
      guard upper <= bytes.count else {
        throw RasterError(
          .truncated("a segment of \(length) bytes goes beyond the end"), .jpeg, offset: place)
      }
      if marker == 0xDA { upper = Self.endOfScan(bytes, from: upper) }
      guard segments.count < 65_536 else {
        throw RasterError(.limit("more than 65,536 segments"), .jpeg, offset: place)
      }
      segments.append(Segment(marker: marker, range: place..<upper))
      place = upper
    }
  }

  /// The place of the first marker that is neither a restart nor a stuffed FF.
  private static func endOfScan(_ bytes: [UInt8], from start: Int) -> Int {
    bytes.withUnsafeBytes { bytes in
      var place = start
      // The C library looks for a byte many at a time.
      while place < bytes.count, let base = bytes.baseAddress,
        let found = memchr(base + place, 0xFF, bytes.count - place)
      {
        place = UnsafeRawPointer(found) - base
        guard place + 1 < bytes.count else { return bytes.count }
        let next = bytes[place + 1]
        if next == 0xFF {
          place += 1
        } else if next == 0 || (0xD0...0xD7).contains(next) {
          place += 2
        } else {
          return place
        }
      }
      return bytes.count
    }
  }
}
