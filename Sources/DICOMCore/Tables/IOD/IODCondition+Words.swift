extension IODCondition {
  /// For people: `Samples per Pixel (0028,0002) is above 1`.
  public var words: String { Self.words(expression, isMet: true) }

  /// What is so where the condition is not met: `Samples per Pixel (0028,0002) is not above 1`.
  public var wordsOfContrary: String { Self.words(expression, isMet: false) }

  static func words(_ expression: Expression, isMet: Bool) -> String {
    switch expression {
    case .unknown: "what the instance does not say"
    case .not(let inner): words(inner, isMet: !isMet)
    case .all(let parts): joined(parts, isMet: isMet, by: isMet ? " and " : " or ")
    case .any(let parts): joined(parts, isMet: isMet, by: isMet ? " or " : " and ")
    case .test(let reference, let test): "\(name(reference)) \(verb(test, isMet))"
    }
  }

  /// A condition within another is put in brackets where it has parts of its own.
  private static func joined(_ parts: [Expression], isMet: Bool, by word: String) -> String {
    parts.map { part in
      let text = words(part, isMet: isMet)
      return hasParts(part) ? "(\(text))" : text
    }.joined(separator: word)
  }

  private static func hasParts(_ expression: Expression) -> Bool {
    switch expression {
    case .all, .any: true
    case .not(let inner): hasParts(inner)
    case .unknown, .test: false
    }
  }

  private static func name(_ reference: Reference) -> String {
    var name = DataDictionary.words(for: reference.tag)
    if let index = reference.index { name = "value \(index) of \(name)" }
    switch reference.place {
    case .above(0): return name
    case .above: return name + " around the item"
    case .mainDataSet: return name + " of the data set"
    case .functionalGroups: return name + " of the frame"
    }
  }

  private static func verb(_ test: Test, _ isMet: Bool) -> String {
    switch test {
    case .isPresent: isMet ? "is there" : "is not there"
    case .hasValue: isMet ? "has a value" : "has no value"
    case .isOne(let values), .isNone(let values):
      test.isOfValues == isMet
        ? "is \(values.joined(separator: " or "))"
        : "is not \(values.joined(separator: " or "))"
    case .isAbove(let limit): "is \(isMet ? "" : "not ")above \(number(limit))"
    case .isBelow(let limit): "is \(isMet ? "" : "not ")below \(number(limit))"
    }
  }

  private static func number(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }
}

extension IODCondition.Test {
  /// One of some values, not none of them.
  fileprivate var isOfValues: Bool {
    if case .isOne = self { true } else { false }
  }
}
