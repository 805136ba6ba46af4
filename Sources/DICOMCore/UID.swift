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
    return rawValue.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy { component in
        guard let first = component.first else { return false }
        return (first != UInt8(ascii: "0") || component.count == 1)
          && component.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      }
  }
}
