/// A unique identifier.
/// - SeeAlso: PS3.5 §9
public struct UID: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
  public var rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral value: String) { rawValue = value }
}

extension UID: CustomStringConvertible {
  public var description: String { rawValue }
}

extension UID {
  /// 1 to 64 characters; components of digits without a leading zero, joined by dots.
  public var isValid: Bool {
    guard (1...64).contains(rawValue.utf8.count) else { return false }
    var length = 0
    var startsWithZero = false
    for byte in rawValue.utf8 {
      if byte == UInt8(ascii: ".") {
        guard length > 0 else { return false }
        length = 0
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return false }
      if length == 0 {
        startsWithZero = byte == UInt8(ascii: "0")
      } else if startsWithZero {
        return false
      }
      length += 1
    }
    return length > 0
  }
}
