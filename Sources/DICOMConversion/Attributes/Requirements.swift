internal import DICOMCore

/// Adds the empty attributes that an object needs, and finds those that nobody gave.
/// - SeeAlso: PS3.5 §7.4, PS3.3 Annex A
struct Requirements {
  private var main: DataSet
  private let supplied: Set<Tag>
  private(set) var errors: [AttributeError] = []

  private static let burnedIn = Tag(0x0028, 0x0301)
  private static let laterality = Tag(0x0020, 0x0060)
  private static let imageLaterality = Tag(0x0020, 0x0062)

  init(dataSet: DataSet, supplied: Set<Tag>) { (main, self.supplied) = (dataSet, supplied) }

  /// The data set with every Type 2 attribute that the modules of its object ask for.
  mutating func completed(_ sopClass: UID) -> DataSet {
    guard let definition = InformationObjectDefinition.of(sopClass: sopClass) else {
      errors.append(
        AttributeError("the instance", reason: "the standard has no object for \(sopClass)"))
      return main
    }
    let modules = definition.modules(of: main)
    for use in modules {
      main = completed(main, use.module.attributes, use.module.name, path: [], within: [])
    }
    // Unless the region is known to be one of no pair, an unknown side is an empty value.
    if main[Self.laterality] == nil, main[Self.imageLaterality] == nil,
      !UnpairedRegions.isNamed(in: main),
      modules.contains(where: { $0.module.attributes[Self.laterality] != nil })
    {
      main[Self.laterality] = DataElement(Self.laterality, .cs, .memory([]))
    }
    checkValues(modules)
    return main
  }

  private mutating func completed(
    _ item: DataSet, _ rules: AttributeRules, _ module: String, path: [String],
    within ancestors: [DataSet]
  ) -> DataSet {
    var item = item
    for rule in rules where !(path.isEmpty && supplied.contains(rule.tag)) {
      let isRequired: Bool
      switch rule.type {
      case .required, .requiredEmpty: isRequired = true
      case .conditional, .conditionalEmpty:
        isRequired = rule.condition?.holds(in: item, within: ancestors) == true
      case .optional, .unspecified: isRequired = false
      }
      if isRequired, rule.tag == Self.burnedIn, !item.hasValue(rule.tag) {
        // Nobody has looked: what must be said is said on the safe side.
        item[rule.tag] = .text(rule.tag, .cs, "YES")
      } else if isRequired, rule.type.needsValue, !item.hasValue(rule.tag) {
        missing(rule, module, path)
      } else if isRequired, item[rule.tag] == nil, let vr = DataDictionary.vr(of: rule.tag) {
        item[rule.tag] = DataElement(rule.tag, vr, vr == .sq ? .items([]) : .memory([]))
      }
      guard case .items(let items)? = item[rule.tag]?.value, path.count < AttributePath.deepest
      else { continue }
      let name = AttributeName(tag: rule.tag).description
      let outer = ancestors + [item]
      var completedItems: [DataSet] = []
      for (number, inner) in items.enumerated() {
        completedItems.append(
          completed(
            inner, rule.items, module, path: path + ["\(name)[\(number)]"], within: outer))
      }
      item[rule.tag]?.value = .items(completedItems)
    }
    return item
  }

  private mutating func missing(_ rule: AttributeRule, _ module: String, _ path: [String]) {
    let name = AttributeName(tag: rule.tag)
    let full = (path + [name.description]).joined(separator: ".")
    guard !errors.contains(where: { $0.attribute == full }) else { return }
    let keyword = DataDictionary.entry(for: rule.tag)?.keyword ?? rule.tag.description
    let steps = path.map { step in
      step.split(separator: " ").first.map { "\($0)[\(step.split(separator: "[").last ?? "0]")" }
        ?? ""
    }
    // Of an item, its code or else the first attribute that it cannot be without.
    let isSequence = DataDictionary.vr(of: rule.tag) == .sq
    let inner =
      rule.items[Tag(0x0008, 0x0100)] == nil ? rule.items.first { $0.type == .required }?.tag : nil
    let code = inner.flatMap { DataDictionary.entry(for: $0)?.keyword } ?? "CodeValue"
    let last = isSequence ? "\(keyword)[0].\(code)" : keyword
    let short = (steps + [last]).joined(separator: ".")
    var error = AttributeError(
      "the instance", attribute: full,
      reason: "\(module) requires a value (Type \(rule.type.rawValue)) and nothing gives one: "
        + "give it in the template, as --set \(short)=VALUE, as a column \(short) of the table, "
        + "in the pattern of file names, or by an existing instance that has it")
    error.remedy = short
    errors.append(error)
  }

  /// Values outside those that every module of the object allows.
  private mutating func checkValues(_ modules: [InformationObjectDefinition.ModuleUse]) {
    var allowed: [Tag: [AttributeValues]] = [:]
    for use in modules {
      for rule in use.module.attributes {
        for values in rule.values where values.areEnumerated && values.condition == nil {
          allowed[rule.tag, default: []].append(values)
        }
      }
    }
    for (tag, sets) in allowed {
      guard let element = main[tag], element.vr == .cs else { continue }
      let values = main.strings(tag)
      for (number, value) in values.enumerated() where !value.isEmpty {
        let meant = sets.filter { $0.index == 0 || $0.index == number + 1 }
        guard !meant.isEmpty, !meant.contains(where: { $0.contains(value) }) else { continue }
        errors.append(
          AttributeError(
            "the instance", attribute: AttributeName(tag: tag).description,
            reason: "value \(number + 1) is \"\(value)\"; the object allows "
              + meant.flatMap(\.values).joined(separator: ", ")))
      }
    }
  }
}
