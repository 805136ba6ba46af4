/// The generated tables, as text; `IODStore` reads them.
enum IODTable {}

/// The tables once read: flat arrays, in which lists point to lists.
struct IODStore: Sendable {
  static let shared = IODStore()

  private(set) var definitions: [InformationObjectDefinition] = []
  private(set) var definitionsByClass: [UID: Int] = [:]
  private var rules: [AttributeRule] = []
  private var lists: [Range<Int>] = []
  private var conditions: [IODCondition?] = []
  private var valueSets: [[AttributeValues]] = []

  private init() {
    readLists()
    conditions = Self.lines(IODTable.conditions).map {
      IODCondition(String(decoding: $0, as: UTF8.self))
    }
    valueSets = Self.lines(IODTable.values).map { Self.values($0, conditions) }
    readDefinitions()
  }

  /// Empty for a number that no list has.
  func rules(_ list: Int) -> ArraySlice<AttributeRule> {
    lists.indices.contains(list) ? rules[lists[list]] : []
  }

  func condition(_ number: Int) -> IODCondition? {
    conditions.indices.contains(number) ? conditions[number] : nil
  }

  func values(_ number: Int) -> [AttributeValues] {
    valueSets.indices.contains(number) ? valueSets[number] : []
  }

  private static func lines(_ text: String) -> [ArraySlice<UInt8>] {
    Array(text.utf8).split(separator: UInt8(ascii: "\n"))
  }

  /// Works on bytes: as characters the table would take ten times as long.
  private mutating func readLists() {
    for (number, line) in Self.lines(IODTable.lists).enumerated() {
      let start = rules.count
      for field in line.split(separator: UInt8(ascii: " ")) where field.count > 8 {
        rules.append(Self.rule(field, of: number))
      }
      lists.append(start..<rules.count)
    }
  }

  /// `00281052c:1f?3=a!`: eight digits, the type, then numbers after their marks, `!` for one item.
  private static func rule(_ field: ArraySlice<UInt8>, of list: Int) -> AttributeRule {
    let digits = field.startIndex + 8
    var mark: UInt8 = 0
    var isSingle = false
    var number: (items: Int, condition: Int, values: Int) = (-1, -1, -1)
    for byte in field[(digits + 1)...] {
      switch byte {
      case UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "="): mark = byte
      case UInt8(ascii: "*"): number.items = list
      case UInt8(ascii: "!"): isSingle = true
      default:
        let digit = hexadecimalValue(byte)
        switch mark {
        case UInt8(ascii: ":"): number.items = max(number.items, 0) << 4 | digit
        case UInt8(ascii: "?"): number.condition = max(number.condition, 0) << 4 | digit
        default: number.values = max(number.values, 0) << 4 | digit
        }
      }
    }
    let tag = field[..<digits].reduce(0 as UInt32) { $0 << 4 | UInt32(hexadecimalValue($1)) }
    return AttributeRule(
      tag: Tag(rawValue: tag), type: AttributeType(mark: field[digits]), list: number.items,
      conditionNumber: number.condition, valuesNumber: number.values, isSingleItem: isSingle)
  }

  /// `E0|A|B;D3|C;E0?1f|D`: the last with a condition.
  private static func values(
    _ line: ArraySlice<UInt8>, _ conditions: [IODCondition?]
  ) -> [AttributeValues] {
    line.split(separator: UInt8(ascii: ";")).compactMap { part in
      let fields = part.split(separator: UInt8(ascii: "|"))
      guard let head = fields.first, head.count >= 2, let kind = head.first else { return nil }
      var condition: IODCondition?
      if head.count > 3 {
        let number = head.dropFirst(3).reduce(0) { $0 << 4 | hexadecimalValue($1) }
        guard conditions.indices.contains(number), let found = conditions[number] else {
          return nil
        }
        condition = found
      }
      return AttributeValues(
        areEnumerated: kind == UInt8(ascii: "E"),
        index: hexadecimalValue(head[head.startIndex + 1]),
        values: fields.dropFirst().map { String(decoding: $0, as: UTF8.self) },
        condition: condition)
    }
  }

  private mutating func readDefinitions() {
    let entities = Self.lines(IODTable.entities).map { String(decoding: $0, as: UTF8.self) }
    let modules = Self.modules(IODTable.modules)
    let macros = Self.modules(IODTable.macros)
    for line in IODTable.definitions.split(separator: "\n") {
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
      guard fields.count == 5 else { continue }
      var definition = InformationObjectDefinition(
        name: String(fields[0]), section: String(fields[1]),
        sopClasses: fields[2].split(separator: " ").map { UID(rawValue: String($0)) },
        modules: [], functionalGroups: [])
      for use in fields[3].split(separator: " ").compactMap(Use.init) {
        guard modules.indices.contains(use.number), entities.indices.contains(use.entity) else {
          continue
        }
        definition.modules.append(
          InformationObjectDefinition.ModuleUse(
            module: modules[use.number], usage: use.usage, entity: entities[use.entity],
            condition: use.condition.flatMap(condition)))
      }
      for use in fields[4].split(separator: " ").compactMap(Use.init)
      where macros.indices.contains(use.number) {
        definition.functionalGroups.append(
          InformationObjectDefinition.MacroUse(
            macro: macros[use.number], usage: use.usage,
            condition: use.condition.flatMap(condition)))
      }
      for uid in definition.sopClasses { definitionsByClass[uid] = definitions.count }
      definitions.append(definition)
    }
  }

  /// Name, section where there is one, list.
  private static func modules(_ text: String) -> [IODModule] {
    text.split(separator: "\n").map { line in
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
      let list = fields.last.flatMap { Int($0, radix: 16) } ?? -1
      return IODModule(
        name: String(fields[0]), section: fields.count > 2 ? String(fields[1]) : "",
        attributes: AttributeRules(list: list))
    }
  }
}

/// `M4:1f?3`: usage, entity (a macro has none), number, condition.
private struct Use {
  var usage: InformationObjectDefinition.Usage
  var entity = 0
  var number: Int
  var condition: Int?

  init?(_ text: Substring) {
    let parts = text.dropFirst().split(
      separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let usage = InformationObjectDefinition.Usage(rawValue: String(text.prefix(1))),
      parts.count == 2
    else { return nil }
    let numbers = parts[1].split(separator: "?")
    guard let number = numbers.first.flatMap({ Int($0, radix: 16) }) else { return nil }
    self.usage = usage
    self.number = number
    entity = Int(parts[0], radix: 16) ?? 0
    condition = numbers.count > 1 ? Int(numbers[1], radix: 16) : nil
  }
}

/// 0 for a character that is no digit.
private func hexadecimalValue(_ byte: UInt8) -> Int {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte & 0xF)
  case UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "a")...UInt8(ascii: "f"):
    Int(byte & 0xF) + 9
  default: 0
  }
}
