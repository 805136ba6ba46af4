/// A person's name in up to three writings.
/// - SeeAlso: PS3.5 §6.2.1
public struct PersonName: Hashable, Sendable {
  /// The five components of one writing; empty where absent.
  public struct Group: Hashable, Sendable {
    public var family = ""
    public var given = ""
    public var middle = ""
    public var prefix = ""
    public var suffix = ""

    public init(
      family: String = "", given: String = "", middle: String = "", prefix: String = "",
      suffix: String = ""
    ) {
      self.family = family
      self.given = given
      self.middle = middle
      self.prefix = prefix
      self.suffix = suffix
    }
  }

  public var alphabetic: Group
  public var ideographic: Group
  public var phonetic: Group

  public init(alphabetic: Group, ideographic: Group = Group(), phonetic: Group = Group()) {
    self.alphabetic = alphabetic
    self.ideographic = ideographic
    self.phonetic = phonetic
  }

  /// - Parameter text: one decoded value. Delimiters beyond the fifth component or the third group
  ///   stay in the last one, so that nothing of the name is lost.
  public init(_ text: String) {
    let groups = text.parts(at: "=", atMost: 3).map(Group.init)
    alphabetic = groups.first ?? Group()
    ideographic = groups.count > 1 ? groups[1] : Group()
    phonetic = groups.count > 2 ? groups[2] : Group()
  }

  /// For comparison: letter case, runs of white space, and delimiters at the end make no difference.
  ///
  /// Strings compare by canonical equivalence in Swift, so composed and decomposed letters are
  /// equal without further work.
  public var normalized: String {
    PersonName(
      alphabetic: alphabetic.normalized, ideographic: ideographic.normalized,
      phonetic: phonetic.normalized
    ).description
  }
}

extension PersonName.Group {
  init(_ text: String) {
    let parts = text.parts(at: "^", atMost: 5)
    func part(_ index: Int) -> String { index < parts.count ? parts[index] : "" }
    self.init(
      family: part(0), given: part(1), middle: part(2), prefix: part(3), suffix: part(4))
  }

  fileprivate var normalized: PersonName.Group {
    PersonName.Group(
      family: family.foldedForComparison, given: given.foldedForComparison,
      middle: middle.foldedForComparison, prefix: prefix.foldedForComparison,
      suffix: suffix.foldedForComparison)
  }
}

extension PersonName: CustomStringConvertible {
  /// The value as DICOM writes it, without delimiters at the end of a group or of the name.
  public var description: String {
    [alphabetic.description, ideographic.description, phonetic.description].joined(dropping: "=")
  }
}

extension PersonName.Group: CustomStringConvertible {
  public var description: String { [family, given, middle, prefix, suffix].joined(dropping: "^") }
}

extension [String] {
  /// Joined without the empty parts at the end and the separators before them.
  fileprivate func joined(dropping separator: String) -> String {
    var kept = self[...]
    while kept.last?.isEmpty == true { kept.removeLast() }
    return kept.joined(separator: separator)
  }
}

extension String {
  /// Split at a scalar, since a delimiter under a combining mark is still one.
  fileprivate func parts(at separator: Unicode.Scalar, atMost count: Int) -> [String] {
    unicodeScalars
      .split(separator: separator, maxSplits: count - 1, omittingEmptySubsequences: false)
      .map { String($0) }
  }

  /// Upper case first, for the letters that only it makes equal (`ß` and `SS`, `ς` and `σ`).
  fileprivate var foldedForComparison: String {
    let words = unicodeScalars.split { $0.properties.isWhitespace || $0 == "\0" }
    return words.map { String($0).uppercased().lowercased() }.joined(separator: " ")
  }
}
