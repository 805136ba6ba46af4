extension CodeRules {
  /// The two ends of a range, or the whole where it has wildcards; nil for a single value.
  func queryParts(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
    guard vr == .da || vr == .tm || vr == .dt else { return nil }
    if text.allSatisfy({ $0 == UInt8(ascii: "*") }) { return [] }
    guard let hyphen = rangeHyphen(text) else { return nil }
    return [text[..<hyphen], text[(hyphen + 1)...]].filter { !$0.isEmpty }
  }

  /// The hyphen between two values, which in DT is not the one before an offset from UTC.
  private func rangeHyphen(_ text: ArraySlice<UInt8>) -> Int? {
    let hyphens = text.indices.filter { text[$0] == UInt8(ascii: "-") }
    guard vr == .dt else { return hyphens.first }
    return hyphens.first { hyphen in
      let after = text[(hyphen + 1)...]
      let digits = after.prefix(while: ConformingValue.isDigit)
      // Four digits and an end are an offset, unless they can only be a year.
      let isOffset =
        digits.count == 4 && (after.count == 4 || after[hyphen + 5] == UInt8(ascii: "-"))
        && Self.number(digits).map { $0 <= 1400 } == true
      return !isOffset || hyphen == text.startIndex
    }
  }

  private func isRange(_ bytes: [UInt8]) -> Bool {
    use == .storage && bytes.contains(UInt8(ascii: "-"))
      && queryParts(bytes[...])?.allSatisfy { part in
        CodeRules(vr: vr, use: .query, number: number).faults(part).isEmpty
      } == true
  }

  private func rangeFault(_ bytes: [UInt8]) -> ValueFault {
    fault(.queryRange, bytes, "a single value; ranges are for queries")
  }

  func date(_ bytes: [UInt8]) -> [ValueFault] {
    if isRange(bytes) { return [rangeFault(bytes)] }
    guard bytes.count == 8, bytes.allSatisfy(ConformingValue.isDigit) else {
      return [fault(.format, bytes, "a date of eight digits, YYYYMMDD")]
    }
    return Self.exists(bytes) ? [] : [fault(.outOfRange, bytes, "a date that exists")]
  }

  func time(_ bytes: [UInt8]) -> [ValueFault] {
    if isRange(bytes) { return [rangeFault(bytes)] }
    switch Self.clock(bytes[...]) {
    case .good: return []
    case .badForm: return [fault(.format, bytes, "a time as HHMMSS.FFFFFF, from the right cut")]
    case .outOfRange: return [fault(.outOfRange, bytes, "a time that exists")]
    }
  }

  func dateTime(_ bytes: [UInt8]) -> [ValueFault] {
    if isRange(bytes) { return [rangeFault(bytes)] }
    let form = "YYYYMMDDHHMMSS.FFFFFF&ZZXX, from the right cut"
    var rest = bytes[...]
    if let sign = rest.lastIndex(where: { "+-".utf8.contains($0) }) {
      let offset = Array(rest[(sign + 1)...])
      guard offset.count == 4, let number = Self.number(offset[...]) else {
        return [fault(.format, bytes, form)]
      }
      let isNegative = rest[sign] == UInt8(ascii: "-")
      // UTC itself is written +0000.
      guard number % 100 < 60, isNegative ? (1...1200).contains(number) : number <= 1400 else {
        return [fault(.outOfRange, bytes, "an offset from UTC from -1200 to +1400")]
      }
      rest = rest[..<sign]
    }
    let day = Array(rest.prefix(8))
    guard [4, 6, 8].contains(day.count), day.allSatisfy(ConformingValue.isDigit) else {
      return [fault(.format, bytes, form)]
    }
    let whole = day + Array("0101".utf8.suffix(8 - day.count))
    guard Self.exists(whole) else { return [fault(.outOfRange, bytes, "a date that exists")] }
    let clock = rest.dropFirst(8)
    if clock.isEmpty { return [] }
    switch Self.clock(clock) {
    case .good: return []
    case .badForm: return [fault(.format, bytes, form)]
    case .outOfRange: return [fault(.outOfRange, bytes, "a time that exists")]
    }
  }

  // MARK: Calendar and clock

  private enum Verdict { case good, badForm, outOfRange }

  /// Eight digits that are a day of the Gregorian calendar.
  private static func exists(_ digits: [UInt8]) -> Bool {
    guard digits.count == 8, let year = number(digits[0..<4]), let month = number(digits[4..<6]),
      let day = number(digits[6..<8]), (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }

  /// HH, HHMM, HHMMSS, HHMMSS.F to .FFFFFF; a second of 60 is a leap second.
  private static func clock(_ text: ArraySlice<UInt8>) -> Verdict {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard let digits = parts.first.map(Array.init), parts.count <= 2,
      [2, 4, 6].contains(digits.count), digits.allSatisfy(ConformingValue.isDigit)
    else { return .badForm }
    if parts.count == 2 {
      guard digits.count == 6, (1...6).contains(parts[1].count),
        parts[1].allSatisfy(ConformingValue.isDigit)
      else { return .badForm }
    }
    for (start, limit) in zip(stride(from: 0, to: digits.count, by: 2), [23, 59, 60]) {
      guard let value = number(digits[start..<start + 2]), value <= limit else {
        return .outOfRange
      }
    }
    return .good
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard digits.allSatisfy(ConformingValue.isDigit) else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }
}
