/// A value brought into the form that its VR asks, for a place where another form is an error.
///
/// Old and sloppy forms with one meaning are rewritten (`2004.01.19`, `10:15:30`, lower-case codes);
/// what has no conforming form is nil.
/// - SeeAlso: PS3.5 §6.2
public struct ConformingValue: Sendable, Equatable {
  /// Without padding.
  public var bytes: [UInt8]
  /// The bytes are not the ones that were given.
  public var isRewritten: Bool

  /// - Parameter maximumCount: as many values as the VM allows; those beyond are left out.
  public init?(_ bytes: [UInt8], vr: VR, maximumCount: Int? = nil) {
    if let size = Self.binarySize(vr) {
      guard size == 1 || bytes.count % size == 0 else { return nil }
      (self.bytes, isRewritten) = (bytes, false)
      return
    }
    let trimmed = Self.trimmed(bytes, vr)
    guard !vr.isSingleText, Self.isSplittable(vr, trimmed) else {
      guard let value = Self.conforming(trimmed[...], vr) else { return nil }
      (self.bytes, isRewritten) = (value, value != trimmed)
      return
    }
    var result: [UInt8] = []
    let values = trimmed.split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false)
    for (index, value) in values.prefix(maximumCount ?? Int.max).enumerated() {
      guard let value = Self.conforming(value, vr) else { return nil }
      if index > 0 { result.append(UInt8(ascii: "\\")) }
      result += value
    }
    (self.bytes, isRewritten) = (result, result != trimmed)
  }

  /// A backslash may be half a character where a multi-byte character set is in use.
  private static func isSplittable(_ vr: VR, _ bytes: [UInt8]) -> Bool {
    !vr.usesSpecificCharacterSet || bytes.allSatisfy { $0 < 0x80 && $0 != 0x1B }
  }

  private static func binarySize(_ vr: VR) -> Int? { vr.isText ? nil : vr.wordSize }

  private static func trimmed(_ bytes: [UInt8], _ vr: VR) -> [UInt8] {
    var slice = bytes[...]
    while let last = slice.last, last == 0x20 || last == 0 { slice.removeLast() }
    if !vr.isSingleText { while slice.first == 0x20 { slice.removeFirst() } }
    return Array(slice)
  }

  /// Control codes become spaces, which at the ends are none.
  private static func conforming(_ value: ArraySlice<UInt8>, _ vr: VR) -> [UInt8]? {
    let text = trimmed(Array(value), vr)
    return text.isEmpty ? [] : form(text, vr).map { trimmed($0, vr) }
  }

  private static func form(_ text: [UInt8], _ vr: VR) -> [UInt8]? {
    switch vr {
    case .da: return date(text)
    case .tm: return time(text)
    case .dt: return dateTime(text)
    case .is: return integer(text)
    case .ds: return decimal(text)
    case .cs: return code(text)
    case .ui: return UID(rawValue: String(decoding: text, as: UTF8.self)).isValid ? text : nil
    case .as: return age(text)
    case .ae: return plain(text, limit: 16)
    case .sh: return plain(text, limit: 16)
    case .lo: return plain(text, limit: 64)
    case .pn: return plain(text, limit: nil)
    case .st: return plain(text, limit: 1024, lines: true)
    case .lt: return plain(text, limit: 10_240, lines: true)
    default: return plain(text, limit: nil, lines: true)
    }
  }

  /// Characters without control codes, cut to `limit` where each byte is a character.
  private static func plain(_ text: [UInt8], limit: Int?, lines: Bool = false) -> [UInt8] {
    var result = text.map { byte -> UInt8 in
      switch byte {
      case 0x1B: byte
      case 0x09, 0x0A, 0x0C, 0x0D: lines ? byte : 0x20
      case 0..<0x20, 0x7F: 0x20
      default: byte
      }
    }
    if let limit, result.count > limit, result.allSatisfy({ $0 < 0x80 && $0 != 0x1B }) {
      result = Array(result.prefix(limit))
    }
    return result
  }

  private static func code(_ text: [UInt8]) -> [UInt8]? {
    guard text.count <= 16 else { return nil }
    let upper = text.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
    let allowed = upper.allSatisfy { byte in
      isDigit(byte) || (0x41...0x5A).contains(byte) || byte == 0x20 || byte == UInt8(ascii: "_")
    }
    return allowed ? upper : nil
  }

  private static func age(_ text: [UInt8]) -> [UInt8]? {
    guard text.count == 4, text.prefix(3).allSatisfy(isDigit),
      "DWMY".utf8.contains(text[3])
    else { return nil }
    return text
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
