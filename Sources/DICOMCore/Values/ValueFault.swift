/// What is wrong with a value, by the rules of its VR and of the dictionary.
/// - SeeAlso: PS3.5 §6.2, §6.4
public struct ValueFault: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    /// The field is no whole number of values, or of odd length.
    case fieldLength
    case tooLong
    /// A character outside the repertoire of the VR.
    case character
    /// Not built as the VR asks.
    case format
    /// Well built, but no such date, time or number exists.
    case outOfRange
    /// A range of dates or times, which only queries may have.
    case queryRange
    /// Components or groups of a person's name.
    case nameParts
    /// Text that the declared character set does not explain.
    case characterSet
    /// Filled up with the wrong character, or more than needed.
    case padding
    /// More or fewer values than the dictionary allows.
    case multiplicity
  }

  public var kind: Kind
  /// Which value, from 1; nil for the whole field.
  public var number: Int?
  /// Without the value itself where that may be a name or an identifier.
  public var found: String
  public var expected: String
  /// Of PS3.5.
  public var section: String

  init(
    _ kind: Kind, _ number: Int? = nil, found: String, expected: String, section: String = "6.2"
  ) {
    (self.kind, self.number, self.found) = (kind, number, found)
    (self.expected, self.section) = (expected, section)
  }
}

extension ValueFault: CustomStringConvertible {
  /// One sentence: `value 2 is "20241301"; expected is a date as YYYYMMDD that exists`.
  public var description: String {
    let subject = number.map { "value \($0)" } ?? "the value field"
    return "\(subject) \(found); expected is \(expected)"
  }
}
