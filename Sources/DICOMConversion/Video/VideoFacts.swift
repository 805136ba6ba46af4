internal import CAVFormat
internal import DICOMCore
internal import Glibc

/// The time of recording, where a container says it and it can be one.
enum VideoFacts {
  /// Apple's time with its zone before the container's, which the format has in UTC. A time of 0,
  /// of 1904 or 1970 is that of a clock never set; one in the future is no better.
  static func settings(_ track: remux_track) -> [AttributeSetting] {
    for text in [RasterText.of(track.recorded), RasterText.of(track.created)] {
      guard let time = time(text) else { continue }
      return [AttributeSetting(Tag(0x0008, 0x002A), [time.dateTime], source: "the video file")]
    }
    return []
  }

  /// Reads "2024-01-02T03:04:05.000000Z", or "+0100" at its end.
  private static func time(_ text: String) -> AcquisitionTime? {
    var characters = Array(text.utf8)
    guard characters.count >= 20, characters[4] == 0x2D, characters[7] == 0x2D,
      characters[10] == 0x54
    else { return nil }
    (characters[4], characters[7], characters[10]) = (0x3A, 0x3A, 0x20)
    var rest = characters[19...]
    if rest.first == 0x2E { rest = rest.dropFirst().drop { (0x30...0x39).contains($0) } }
    var zone = Array(rest)
    if zone.count == 5 { zone.insert(0x3A, at: 3) }
    guard
      let time = AcquisitionTime(
        String(decoding: characters.prefix(19), as: UTF8.self),
        zone: String(decoding: zone, as: UTF8.self)), time.zone != nil
    else { return nil }
    return time.date >= "19900101" && time.date <= tomorrow ? time : nil
  }

  private static var tomorrow: String {
    var now = Glibc.time(nil) + 86_400
    var parts = tm()
    gmtime_r(&now, &parts)
    let date = (Int(parts.tm_year) + 1_900) * 10_000 + (Int(parts.tm_mon) + 1) * 100
    return String(date + Int(parts.tm_mday))
  }
}
