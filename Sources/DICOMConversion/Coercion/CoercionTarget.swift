internal import DICOMCore

/// What a rule deletes: an attribute, or all whose tags are of one form.
enum CoercionTarget: Hashable, Sendable {
  case attribute(CoercionPath)
  case tags(TagPattern, atEveryDepth: Bool)
}

/// Tags with digits that may be any: `(60xx,eeee)`, `(50xx,3000)`.
struct TagPattern: Hashable, Sendable {
  private var value: UInt32 = 0
  private var mask: UInt32 = 0

  /// - Returns: nil for a text that is a tag, or none of these.
  init?(_ text: some StringProtocol) {
    var digits = String(text.filter { !"(), ".contains($0) }).lowercased()
    guard digits.utf8.count == 8, text.contains(",") else { return nil }
    // The standard's own way to write any element.
    if digits.hasSuffix("eeee") { digits = digits.prefix(4) + "xxxx" }
    guard digits.contains("x") else { return nil }
    for digit in digits {
      (value, mask) = (value << 4, mask << 4)
      if digit == "x" { continue }
      guard let number = digit.hexDigitValue else { return nil }
      (value, mask) = (value | UInt32(number), mask | 0xF)
    }
  }

  func matches(_ tag: Tag) -> Bool { tag.rawValue & mask == value }
}
