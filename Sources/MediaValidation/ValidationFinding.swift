/// One place in which a rule is broken.
public struct ValidationFinding: Hashable, Sendable {
  /// Where something stands.
  public struct Place: Hashable, Sendable {
    /// On the medium, with slashes; empty for the medium itself.
    public var file: String
    /// `(0040,0275)[2].(0008,1150)`: tags, and numbers of items from 1.
    public var path: String?
    /// In the file, or on the medium where no file is meant.
    public var offset: Int?

    public init(file: String = "", path: String? = nil, offset: Int? = nil) {
      (self.file, self.path, self.offset) = (file, path, offset)
    }
  }

  public var rule: ValidationRule
  public var place: Place
  /// No value of a patient, but as hashes of what should be equal.
  public var found: String
  public var expected: String
  /// Of the standard, where it is told more exactly than by the rule: `PS3.3 §C.7.1.1`.
  public var section: String

  public init(
    _ rule: ValidationRule, _ place: Place, found: String, expected: String,
    section: String? = nil
  ) {
    (self.rule, self.place, self.found, self.expected) = (rule, place, found, expected)
    self.section = section ?? rule.section
  }
}
