/// Reads what the boxes of an MP4 file say of its video.
/// - SeeAlso: ISO/IEC 14496-12, ISO/IEC 14496-15
struct MP4Reader {
  private let stream: JoinedBytes
  /// Bytes of the boxes that describe the tracks: more is no file of a modality.
  private static let limit = 64 << 20

  init(_ stream: JoinedBytes) { self.stream = stream }

  func read() throws -> VideoHead {
    var place = 0
    // Boxes are at least 8 bytes; a file has a handful at its top.
    for _ in 0..<10_000 where place < stream.count {
      let header = try stream.read(place..<place + 16)
      guard let box = Self.box(header[...], limit: stream.count - place) else { break }
      if box.type == "moov" {
        guard box.length <= Self.limit else { break }
        let movie = try stream.read(place + box.header..<place + box.length)
        for track in Self.children(movie[...], "trak") {
          if let head = Self.head(track) { return head }
        }
        break
      }
      place += box.length
    }
    throw CodecError(.malformed("its boxes describe no video of a known kind"), offset: place)
  }

  private static func head(_ track: ArraySlice<UInt8>) -> VideoHead? {
    guard let media = child(track, "mdia"), let information = child(media, "minf"),
      let table = child(information, "stbl"), let descriptions = child(table, "stsd"),
      descriptions.count > 16
    else { return nil }
    // A visual entry has 78 bytes before the boxes in it.
    let entries = descriptions.dropFirst(8)
    guard let entry = box(entries, limit: entries.count), entry.length > 86 else { return nil }
    let inner = entries.prefix(entry.length).dropFirst(86)
    var units: VideoUnits
    if let configuration = child(inner, "avcC") {
      units = VideoUnits(.h264)
      for unit in h264Sets(configuration) { units.read(unit) }
    } else if let configuration = child(inner, "hvcC") {
      units = VideoUnits(.hevc)
      for unit in hevcSets(configuration) { units.read(unit) }
    } else {
      return nil
    }
    var head = units.finish()
    head.container = .mp4
    if let sizes = child(table, "stsz"), sizes.count >= 12 { head.frames = word(sizes, 8) }
    if head.rate == nil, let times = child(media, "mdhd"), times.count >= 20, times.first == 0 {
      let (scale, duration) = (word(times, 12), word(times, 16))
      let (ticks, isHuge) = scale.multipliedReportingOverflow(by: head.frames)
      if duration > 0, !isHuge { head.rate = VideoHead.Rate(frames: ticks, seconds: duration) }
    }
    return head.isEmpty ? nil : head
  }

  /// Sequence parameter sets; the number of them is in five bits.
  private static func h264Sets(_ bytes: ArraySlice<UInt8>) -> [[UInt8]] {
    guard bytes.count > 6 else { return [] }
    let count = Int(bytes[bytes.startIndex + 5] & 0x1F)
    var rest = bytes.dropFirst(6)
    return sets(&rest, count)
  }

  /// Arrays of sets, by kind.
  private static func hevcSets(_ bytes: ArraySlice<UInt8>) -> [[UInt8]] {
    guard bytes.count > 23 else { return [] }
    var rest = bytes.dropFirst(23)
    var result: [[UInt8]] = []
    for _ in 0..<bytes[bytes.startIndex + 22] where rest.count >= 3 {
      let count = Int(rest[rest.startIndex + 1]) << 8 | Int(rest[rest.startIndex + 2])
      rest = rest.dropFirst(3)
      result += sets(&rest, count)
    }
    return result
  }

  private static func sets(_ rest: inout ArraySlice<UInt8>, _ count: Int) -> [[UInt8]] {
    var result: [[UInt8]] = []
    for _ in 0..<count where rest.count >= 2 {
      let length = Int(rest[rest.startIndex]) << 8 | Int(rest[rest.startIndex + 1])
      rest = rest.dropFirst(2)
      if length >= 2 { result.append(Array(rest.prefix(min(length, 4_096)))) }
      rest = rest.dropFirst(length)
    }
    return result
  }

  private static func word(_ bytes: ArraySlice<UInt8>, _ offset: Int) -> Int {
    (0..<4).reduce(0) { $0 << 8 | Int(bytes[bytes.startIndex + offset + $1]) }
  }

  private static func box(
    _ bytes: ArraySlice<UInt8>, limit: Int
  ) -> (type: String, header: Int, length: Int)? {
    guard bytes.count >= 8 else { return nil }
    let type = String(decoding: bytes.dropFirst(4).prefix(4), as: UTF8.self)
    var length = word(bytes, 0)
    var header = 8
    if length == 1 {
      guard bytes.count >= 16, word(bytes, 8) < 1 << 16 else { return nil }
      length = word(bytes, 8) << 32 | word(bytes, 12)
      header = 16
    }
    if length == 0 { length = limit }
    return length >= header && length <= limit ? (type, header, length) : nil
  }

  private static func children(_ bytes: ArraySlice<UInt8>, _ type: String) -> [ArraySlice<UInt8>] {
    var rest = bytes
    var result: [ArraySlice<UInt8>] = []
    while let found = box(rest, limit: rest.count) {
      if found.type == type { result.append(rest.prefix(found.length).dropFirst(found.header)) }
      rest = rest.dropFirst(found.length)
    }
    return result
  }

  private static func child(_ bytes: ArraySlice<UInt8>, _ type: String) -> ArraySlice<UInt8>? {
    children(bytes, type).first
  }
}
