/// The date and time at which a picture was taken, by the camera's clock.
public struct AcquisitionTime: Hashable, Sendable {
  /// Eight digits: year, month, day.
  public var date: String
  /// Six digits, with up to six of a second after a full stop.
  public var time: String
  /// Minutes east of Greenwich; nil when the camera does not say.
  public var zone: Int?

  /// A value of VR DT, with the zone where it is known.
  /// - SeeAlso: PS3.5 §6.2
  public var dateTime: String {
    guard let zone else { return date + time }
    let minutes = abs(zone)
    let hours = [minutes / 600, minutes / 60 % 10].map(String.init).joined()
    return date + time + (zone < 0 ? "-" : "+") + hours
      + [minutes % 60 / 10, minutes % 10].map(String.init).joined()
  }

  /// Reads "YYYY:MM:DD HH:MM:SS", digits of a second, and "+HH:MM" as Exif has them.
  init?(_ text: String, subseconds: String? = nil, zone: String? = nil) {
    let characters = Array(text.utf8)
    guard characters.count >= 19, characters[4] == characters[7], characters[10] == 0x20 else {
      return nil
    }
    func number(_ range: Range<Int>, _ limits: ClosedRange<Int>) -> Int? {
      let digits = characters[range]
      guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      let value = digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
      return limits.contains(value) ? value : nil
    }
    guard let year = number(0..<4, 1_800...9_999), let month = number(5..<7, 1...12),
      let day = number(8..<10, 1...31), number(11..<13, 0...23) != nil,
      number(14..<16, 0...59) != nil, number(17..<19, 0...60) != nil,
      day <= Self.days(of: month, in: year)
    else { return nil }
    func digits(_ ranges: Range<Int>...) -> String {
      String(decoding: ranges.flatMap { characters[$0] }, as: UTF8.self)
    }
    date = digits(0..<4, 5..<7, 8..<10)
    time = digits(11..<13, 14..<16, 17..<19)
    let fraction = (subseconds ?? "").utf8.prefix { (0x30...0x39).contains($0) }.prefix(6)
    if !fraction.isEmpty { time += "." + String(decoding: fraction, as: UTF8.self) }
    self.zone = zone.flatMap(Self.minutes)
  }

  private static func days(of month: Int, in year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  private static func minutes(_ zone: String) -> Int? {
    if zone.utf8.first == 0x5A { return 0 }
    let characters = Array(zone.utf8)
    guard characters.count >= 6, characters[3] == 0x3A, [0x2B, 0x2D].contains(characters[0]),
      [1, 2, 4, 5].allSatisfy({ (0x30...0x39).contains(characters[$0]) })
    else { return nil }
    let digits = characters.map { Int($0) - 0x30 }
    let minutes = (digits[1] * 10 + digits[2]) * 60 + digits[4] * 10 + digits[5]
    // The zones that the standard has.
    guard minutes <= 14 * 60 else { return nil }
    return characters[0] == 0x2D ? (minutes <= 12 * 60 ? -minutes : nil) : minutes
  }
}
