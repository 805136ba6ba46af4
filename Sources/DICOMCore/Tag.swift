/// A data element tag: group and element number.
/// - SeeAlso: PS3.5 §7.1
public struct Tag: Hashable, Comparable, Sendable {
  /// The group in the upper, the element in the lower 16 bits.
  public var rawValue: UInt32

  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public init(_ group: UInt16, _ element: UInt16) {
    rawValue = UInt32(group) << 16 | UInt32(element)
  }

  public var group: UInt16 { UInt16(truncatingIfNeeded: rawValue >> 16) }
  public var element: UInt16 { UInt16(truncatingIfNeeded: rawValue) }

  /// An odd group number marks a private element (PS3.5 §7.8).
  public var isPrivate: Bool { group & 1 == 1 }

  /// The element that reserves a block of private elements: (gggg,0010-00FF), gggg odd.
  public var isPrivateCreator: Bool { isPrivate && (0x0010...0x00FF).contains(element) }

  /// The retired length of its group, (gggg,0000).
  public var isGroupLength: Bool { element == 0 }

  public static func < (left: Tag, right: Tag) -> Bool { left.rawValue < right.rawValue }
}

extension Tag: CustomStringConvertible {
  /// The form of the standard: `(0010,0020)`.
  public var description: String { "(\(hexadecimal(group)),\(hexadecimal(element)))" }
}

extension Tag {
  /// Reads `(0010,0020)`, `0010,0020` or `00100020`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let digits = String(text.filter { !"(), ".contains($0) })
    guard digits.utf8.count == 8, let value = UInt32(digits, radix: 16) else { return nil }
    self.init(rawValue: value)
  }
}

/// Four upper-case hexadecimal digits.
func hexadecimal(_ value: UInt16) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
}
