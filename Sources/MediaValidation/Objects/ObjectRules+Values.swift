internal import DICOMCore

/// What stands in the values.
extension ObjectRules {
  public static let fieldLength = ValidationRule(
    "VAL-001", .error, "PS3.5 §6.2",
    "A value field holds a whole number of values.",
    effect: "The last value cannot be read.")

  public static let tooLong = ValidationRule(
    "VAL-002", .error, "PS3.5 §6.2",
    "No value is longer than its value representation allows.",
    effect: "Readers cut the value, or databases refuse the object.")

  public static let character = ValidationRule(
    "VAL-003", .error, "PS3.5 §6.2",
    "A value has no other characters than its value representation allows.",
    effect: "Readers that search for the value do not find it.")

  public static let format = ValidationRule(
    "VAL-004", .error, "PS3.5 §6.2",
    "A value is built as its value representation asks.",
    effect: "Readers show no value, or a wrong one.")

  public static let outOfRange = ValidationRule(
    "VAL-005", .error, "PS3.5 §6.2",
    "A date, a time or a number is one that exists.",
    effect: "Readers show no value, or a wrong one.")

  public static let queryRange = ValidationRule(
    "VAL-006", .error, "PS3.4 §C.2.2.2.5",
    "Ranges of dates and times stand in queries only.",
    effect: "Readers show no date.")

  public static let nameParts = ValidationRule(
    "VAL-007", .error, "PS3.5 §6.2.1",
    "A person's name has at most three groups of five components.",
    effect: "Readers show a part of the name, or compare it wrongly.")

  public static let characterSet = ValidationRule(
    "VAL-008", .error, "PS3.5 §6.1.2",
    "Text is in the declared character sets.",
    effect: "Readers show other letters than were meant.")

  public static let padding = ValidationRule(
    "VAL-009", .error, "PS3.5 §6.2",
    "Values are filled up with the character of their value representation.",
    effect: "Readers that compare whole values find no match.")

  public static let multiplicity = ValidationRule(
    "VAL-010", .error, "PS3.5 §6.4",
    "An attribute has as many values as the dictionary allows.",
    effect: "Readers take the first value, or none.")

  public static let declaration = ValidationRule(
    "VAL-011", .error, "PS3.3 §C.12.1.1.2",
    "Specific Character Set has Defined Terms in their order.",
    effect: "Readers guess the character set and show other letters than were meant.")

  /// The rule that a fault of a value breaks.
  static func rule(for kind: ValueFault.Kind) -> ValidationRule {
    switch kind {
    case .fieldLength: fieldLength
    case .tooLong: tooLong
    case .character: character
    case .format: format
    case .outOfRange: outOfRange
    case .queryRange: queryRange
    case .nameParts: nameParts
    case .characterSet: characterSet
    case .padding: padding
    case .multiplicity: multiplicity
    }
  }
}
