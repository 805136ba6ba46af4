public import DICOMCore

/// A rule of a profile about elements that stand before the pixel data.
///
/// It is judged for the SOP Classes, transfer syntaxes and the other element's value that it names,
/// each of which may be left out. Of the tests, those that are there apply.
public struct ProfileRule: Hashable, Sendable {
  public var sopClasses: [UID]?
  public var transferSyntaxes: [UID]?
  public var when: When?
  /// Nil for rules about overlays.
  public var tag: Tag?
  /// One of these, as text, whether the element holds text or numbers.
  public var values: [String]?
  public var maximum: Int?
  public var equals: Relation?
  public var presence: Presence?
  /// Elements that each item of the sequence has.
  public var items: [Tag]?
  public var overlays: Overlays?

  public struct When: Hashable, Sendable {
    public var tag: Tag
    public var values: [String]
  }

  /// The value of another element, less a number.
  public struct Relation: Hashable, Sendable {
    public var tag: Tag
    public var minus: Int
  }

  public enum Presence: String, Codable, Sendable {
    /// Type 2: there, possibly empty.
    case present
    /// Type 1: there with a value.
    case value
    case absent
  }

  public enum Overlays: String, Codable, Sendable {
    /// No group 60xx at all.
    case absent
    /// Overlay planes stand in Overlay Data, not in unused bits of the pixels.
    case separate
  }
}

extension ProfileRule {
  /// The elements of an instance that the rule has to be judged by.
  var tags: [Tag] {
    var tags = [tag, when?.tag, equals?.tag].compactMap(\.self)
    if overlays != nil {
      for group in stride(from: UInt16(0x6000), through: 0x601E, by: 2) {
        tags += [0x0010, 0x0100, 0x3000].map { Tag(group, $0) }
      }
    }
    return tags
  }
}

/// A rule that an instance breaks.
public struct ProfileViolation: Hashable, Sendable {
  /// The rule and what was found, as a sentence; it names no patient.
  public var rule: String
  /// The element concerned; nil when it is none alone.
  public var tag: Tag?
  public var found: String
  public var expected: String
  public var kind: Kind

  /// What a rule is about.
  public enum Kind: Hashable, Sendable {
    /// Not one of the classes that the profile names.
    case sopClass
    /// A class that no DICOMDIR can name, in a profile of every class.
    case recordType
    case multiFrame
    case transferSyntax
    /// A UID that is none.
    case identifier
    /// What the directory record would need of the instance.
    case directoryKey
    /// The value of an element.
    case value
    /// An element, or a value of it, that is not there.
    case missing
    /// An element that may not be there.
    case unwanted
    /// An element that an item of a sequence does not have.
    case item
    case overlay
  }
}

extension ProfileViolation: CustomStringConvertible {
  public var description: String { rule }
}
