extension ConformingValue {
  /// `YYYYMMDD`; the dots of ACR-NEMA times are taken out.
  static func date(_ text: [UInt8]) -> [UInt8]? {
    var digits = text
    if text.count == 10, text[4] == UInt8(ascii: "."), text[7] == UInt8(ascii: ".") {
      digits = Array(text[0..<4] + text[5..<7] + text[8..<10])
    }
    guard digits.count == 8, digits.allSatisfy(isDigit), let month = number(digits[4..<6]),
      let day = number(digits[6..<8]), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    return digits
  }

  /// `HH`, `HHMM`, `HHMMSS` or `HHMMSS.FFFFFF`; the colons of ACR-NEMA times are taken out.
  static func time(_ text: [UInt8]) -> [UInt8]? {
    let text = text.filter { $0 != UInt8(ascii: ":") }
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard let clock = parts.first, parts.count <= 2, [2, 4, 6].contains(clock.count),
      clock.allSatisfy(isDigit)
    else { return nil }
    // A second of 60 is a leap second.
    for (index, limit) in [23, 59, 60].enumerated() where clock.count >= 2 * index + 2 {
      let start = clock.startIndex + 2 * index
      guard let value = number(clock[start..<start + 2]), value <= limit else { return nil }
    }
    guard parts.count == 2 else { return Array(clock) }
    let fraction = parts[1].prefix(6)
    guard clock.count == 6, parts[1].allSatisfy(isDigit) else { return nil }
    return fraction.isEmpty ? Array(clock) : Array(clock) + [UInt8(ascii: ".")] + fraction
  }

  /// `YYYYMMDDHHMMSS.FFFFFF&ZZXX`, from the right as much as is not known left out.
  static func dateTime(_ text: [UInt8]) -> [UInt8]? {
    var rest = text[...]
    var zone: ArraySlice<UInt8> = []
    if let sign = rest.lastIndex(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }) {
      zone = rest[sign...]
      rest = rest[..<sign]
      guard zone.count == 5, zone.dropFirst().allSatisfy(isDigit) else { return nil }
    }
    let day = Array(rest.prefix(8))
    guard [4, 6, 8].contains(day.count), day.allSatisfy(isDigit) else { return nil }
    if day.count >= 6, let month = number(day[4..<6]), !(1...12).contains(month) { return nil }
    if day.count == 8, date(day) == nil { return nil }
    let clock = Array(rest.dropFirst(8))
    if clock.isEmpty { return day + zone }
    guard day.count == 8, let clock = time(clock) else { return nil }
    return day + clock + zone
  }

  /// An optional sign and digits, of 32 bits.
  static func integer(_ text: [UInt8]) -> [UInt8]? {
    guard text.count <= 12, let value = Int(String(decoding: text, as: UTF8.self)),
      Int32(exactly: value) != nil
    else { return nil }
    return text
  }

  /// A fixed or floating point number of at most 16 characters.
  static func decimal(_ text: [UInt8]) -> [UInt8]? {
    let allowed = text.allSatisfy { isDigit($0) || "+-.eE".utf8.contains($0) }
    guard text.count <= 16, allowed, Double(String(decoding: text, as: UTF8.self)) != nil else {
      return nil
    }
    return text
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    Int(String(decoding: digits, as: UTF8.self))
  }
}
