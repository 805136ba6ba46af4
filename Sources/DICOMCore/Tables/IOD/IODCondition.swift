/// When a Type 1C or 2C attribute, a conditional module or macro is required.
///
/// Computed from the instance with three results: true, false, or unknown where the condition asks
/// for what the instance does not say.
/// - SeeAlso: PS3.5 §7.4.2, §7.4.4
public struct IODCondition: Hashable, Sendable {
  /// What holds where the condition is false.
  public enum Otherwise: Hashable, Sendable {
    case unsaid
    case forbidden
    case allowed
  }

  /// Where an attribute is looked for.
  enum Place: Hashable, Sendable {
    /// So many levels above the data set or item of the attribute.
    case above(Int)
    case mainDataSet
    /// The functional groups of this frame, and those that frames share.
    case functionalGroups
  }

  struct Reference: Hashable, Sendable {
    var place: Place
    var tag: Tag
    /// Of several values the one that is meant, from 1; nil for any of them.
    var index: Int?
  }

  enum Test: Hashable, Sendable {
    case isPresent
    case hasValue
    case isOne(of: [String])
    case isNone(of: [String])
    case isAbove(Double)
    case isBelow(Double)
  }

  indirect enum Expression: Hashable, Sendable {
    case unknown
    case test(Reference, Test)
    case not(Expression)
    case all([Expression])
    case any([Expression])
  }

  /// As the table writes it, for reports: `00280002>1`.
  public var text: String
  public var otherwise: Otherwise
  let expression: Expression
  /// Where this is so the attribute is forbidden, whatever is allowed otherwise.
  let ban: Expression?

  /// Nil for what is no expression.
  init?(_ line: String) {
    var text = line[...]
    if let mark = text.firstIndex(of: "~") {
      var parser = IODConditionParser(text[text.index(after: mark)...].utf8)
      guard let found = parser.parse() else { return nil }
      ban = found
      text = text[..<mark]
      while text.last == " " { text = text.dropLast() }
    } else {
      ban = nil
    }
    switch text.last {
    case "-" where text.count > 1: otherwise = .forbidden
    case "+": otherwise = .allowed
    default: otherwise = .unsaid
    }
    if otherwise != .unsaid { text = text.dropLast() }
    while text.last == " " { text = text.dropLast() }
    var parser = IODConditionParser(text.utf8)
    guard let expression = parser.parse() else { return nil }
    self.expression = expression
    self.text = String(text)
  }

  /// The attributes that the condition asks for.
  public var attributes: [Tag] {
    func tags(_ expression: Expression) -> [Tag] {
      switch expression {
      case .unknown: []
      case .test(let reference, _): [reference.tag]
      case .not(let inner): tags(inner)
      case .all(let parts), .any(let parts): parts.flatMap(tags)
      }
    }
    return tags(expression)
  }
}

/// `a|b`, `a&b`, `!a`, `(a)`, `?`, and tests of attributes; see conditions.py.
struct IODConditionParser {
  private var rest: Substring.UTF8View
  private var depth = 0

  init(_ text: Substring.UTF8View) { rest = text }

  /// Nil unless the whole text is an expression.
  mutating func parse() -> IODCondition.Expression? {
    guard let result = alternatives(), rest.isEmpty else { return nil }
    return result
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func alternatives() -> IODCondition.Expression? {
    guard let first = conjunction() else { return nil }
    var parts = [first]
    while take("|") {
      guard let next = conjunction() else { return nil }
      parts.append(next)
    }
    return parts.count == 1 ? first : .any(parts)
  }

  private mutating func conjunction() -> IODCondition.Expression? {
    guard let first = factor() else { return nil }
    var parts = [first]
    while take("&") {
      guard let next = factor() else { return nil }
      parts.append(next)
    }
    return parts.count == 1 ? first : .all(parts)
  }

  private mutating func factor() -> IODCondition.Expression? {
    // The table nests three deep at most.
    guard depth < 16 else { return nil }
    depth += 1
    defer { depth -= 1 }
    if take("?") { return .unknown }
    if take("!") { return factor().map { .not($0) } }
    if take("(") {
      let inner = alternatives()
      return take(")") ? inner : nil
    }
    guard let reference = reference(), let test = test() else { return nil }
    return .test(reference, test)
  }

  private mutating func reference() -> IODCondition.Reference? {
    var place = IODCondition.Place.above(0)
    if take("/") {
      place = .mainDataSet
    } else if take("%") {
      place = .functionalGroups
    } else {
      var levels = 0
      while take("^") { levels += 1 }
      place = .above(levels)
    }
    guard let digits = String(rest.prefix(8)), digits.utf8.count == 8,
      let number = UInt32(digits, radix: 16)
    else { return nil }
    rest.removeFirst(8)
    var index: Int?
    if take("[") {
      index = integer()
      guard index != nil, take("]") else { return nil }
    }
    return IODCondition.Reference(place: place, tag: Tag(rawValue: number), index: index)
  }

  private mutating func integer() -> Int? {
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    rest.removeFirst(digits.count)
    return String(digits).flatMap { Int($0) }
  }

  private mutating func test() -> IODCondition.Test? {
    if take("*") { return .hasValue }
    if take(">") { return integer().map { .isAbove(Double($0)) } }
    if take("<") { return integer().map { .isBelow(Double($0)) } }
    if take("=") { return values().map { .isOne(of: $0) } }
    if rest.starts(with: "!=".utf8) {
      rest.removeFirst(2)
      return values().map { .isNone(of: $0) }
    }
    return .isPresent
  }

  private mutating func values() -> [String]? {
    var found: [String] = []
    repeat {
      guard take("'") else { return nil }
      let value = rest.prefix { $0 != UInt8(ascii: "'") }
      rest.removeFirst(value.count)
      guard take("'"), let text = String(value) else { return nil }
      found.append(text)
    } while take(",")
    return found
  }
}
