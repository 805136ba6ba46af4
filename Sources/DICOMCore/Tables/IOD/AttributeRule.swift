/// Whether an attribute must be there, and with a value.
/// - SeeAlso: PS3.5 §7.4
public enum AttributeType: String, Sendable, CaseIterable {
  case required = "1"
  case conditional = "1C"
  /// It must be there and may be empty.
  case requiredEmpty = "2"
  case conditionalEmpty = "2C"
  case optional = "3"
  /// Of normalized objects, where each service gives the type.
  case unspecified = "-"

  /// As the generated table writes it.
  init(mark: UInt8) {
    switch mark {
    case UInt8(ascii: "1"): self = .required
    case UInt8(ascii: "c"): self = .conditional
    case UInt8(ascii: "2"): self = .requiredEmpty
    case UInt8(ascii: "d"): self = .conditionalEmpty
    case UInt8(ascii: "3"): self = .optional
    default: self = .unspecified
    }
  }

  /// An empty value is an error where the attribute is there: Types 1 and 1C.
  public var needsValue: Bool { self == .required || self == .conditional }
}

/// The values that a module names for an attribute.
public struct AttributeValues: Hashable, Sendable {
  /// No other value is allowed; else they are Defined Terms, to which others may be added.
  public var areEnumerated: Bool
  /// Of several values the one that is meant, from 1; 0 where each of them is.
  public var index: Int
  /// Integers in decimals, tags as eight hexadecimal digits.
  public var values: [String]
  /// When they are meant; nil for always.
  public var condition: IODCondition?

  public init(
    areEnumerated: Bool, index: Int, values: [String], condition: IODCondition? = nil
  ) {
    (self.areEnumerated, self.index, self.values) = (areEnumerated, index, values)
    self.condition = condition
  }

  /// Whether `value` is one of them: numbers as numbers, `1.0` is `1`.
  public func contains(_ value: String) -> Bool {
    if values.contains(value) { return true }
    guard let number = Double(value) else { return false }
    return values.contains {
      Double($0) == number && !$0.hasPrefix("0") || $0 == "0" && number == 0
    }
  }
}

/// What a module says of one attribute.
/// - SeeAlso: PS3.3 Annex C
public struct AttributeRule: Hashable, Sendable {
  /// Of a repeating group its first.
  public var tag: Tag
  public var type: AttributeType
  let list: Int
  let conditionNumber: Int
  let valuesNumber: Int
  /// Whether a sequence has one item at most.
  public var isSingleItem = false

  /// What holds for each item of the sequence; empty where nothing is known.
  public var items: AttributeRules { AttributeRules(list: list) }

  /// When a Type 1C or 2C attribute is required; nil where that cannot be computed.
  public var condition: IODCondition? { IODStore.shared.condition(conditionNumber) }

  /// Enumerated Values and Defined Terms.
  public var values: [AttributeValues] { IODStore.shared.values(valuesNumber) }
}

/// The attributes of a module or of an item, in the order of their tags.
///
/// Nested content (a content item in a content item) makes a list that contains itself.
public struct AttributeRules: RandomAccessCollection, Hashable, Sendable {
  let list: Int

  private var rules: ArraySlice<AttributeRule> { IODStore.shared.rules(list) }

  public var startIndex: Int { 0 }
  public var endIndex: Int { rules.count }

  /// - Parameter position: below `count`.
  public subscript(position: Int) -> AttributeRule {
    let rules = rules
    return rules[rules.startIndex + position]
  }

  /// The rule of one attribute; those of a repeating group are found by the tag of its first.
  public subscript(tag: Tag) -> AttributeRule? {
    let rules = rules
    var low = rules.startIndex
    var high = rules.endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if rules[middle].tag < tag { low = middle + 1 } else { high = middle }
    }
    return low < rules.endIndex && rules[low].tag == tag ? rules[low] : nil
  }
}
