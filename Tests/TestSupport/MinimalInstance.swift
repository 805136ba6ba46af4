public import DICOMCore

/// An instance with what its definition demands and no more, filled with any values.
public struct MinimalInstance {
  public var definition: InformationObjectDefinition
  public var sopClass: UID

  public init(definition: InformationObjectDefinition, sopClass: UID) {
    (self.definition, self.sopClass) = (definition, sopClass)
  }

  /// Only what says which definition is meant.
  public var empty: DataSet {
    var dataSet = DataSet()
    dataSet[.sopClassUID] = text(.sopClassUID, .ui, sopClass.rawValue)
    dataSet[.sopInstanceUID] = text(.sopInstanceUID, .ui, "1.2.3")
    return dataSet
  }

  /// The attributes of the main data set that `dataSet` lacks, with their types.
  public func missing(in dataSet: DataSet) -> [DICOMCore.Tag: AttributeType] {
    var found: [DICOMCore.Tag: AttributeType] = [:]
    for rules in required(in: dataSet) {
      for rule in rules where dataSet[rule.tag] == nil && isRequired(rule, dataSet, []) {
        found[rule.tag] = rule.type
      }
    }
    return found
  }

  /// Every attribute that is required, to any depth; what conditions ask for may come in later
  /// modules, so the modules are gone through until nothing is added.
  public var full: DataSet {
    var dataSet = empty
    for tag in [DICOMCore.Tag.sharedFunctionalGroupsSequence, .perFrameFunctionalGroupsSequence]
    where !definition.functionalGroups.isEmpty {
      dataSet[tag] = DataElement(tag, .sq, .items([DataSet()]))
    }
    for _ in 0..<4 {
      for rules in required(in: dataSet) { add(rules, to: &dataSet, []) }
    }
    if !definition.functionalGroups.isEmpty { addFunctionalGroups(to: &dataSet) }
    return dataSet
  }

  private func required(in dataSet: DataSet) -> [AttributeRules] {
    definition.modules.filter { use in
      use.usage == .mandatory
        || (use.usage == .conditional && use.condition?.holds(in: dataSet) == true)
    }.map(\.module.attributes)
  }

  private func isRequired(
    _ rule: AttributeRule, _ dataSet: DataSet, _ ancestors: [DataSet]
  ) -> Bool {
    switch rule.type {
    case .required, .requiredEmpty: true
    case .conditional, .conditionalEmpty:
      rule.condition?.holds(in: dataSet, within: ancestors) == true
    case .optional, .unspecified: false
    }
  }

  private func add(_ rules: AttributeRules, to dataSet: inout DataSet, _ ancestors: [DataSet]) {
    // Content in content need not go on.
    guard ancestors.count < 6 else { return }
    for rule in rules where isRequired(rule, dataSet, ancestors) {
      if let there = dataSet[rule.tag] {
        // Another module may say more of the same sequence, or want a value.
        guard case .items(let items) = there.value, !items.isEmpty, !rule.items.isEmpty,
          rule.tag.group != 0x5200
        else { continue }
        var item = items[0]
        add(rule.items, to: &item, ancestors + [dataSet])
        dataSet[rule.tag] = DataElement(rule.tag, .sq, .items([item]))
        continue
      }
      dataSet[rule.tag] = element(rule, dataSet, ancestors)
    }
  }

  private func addFunctionalGroups(to dataSet: inout DataSet) {
    let tag = DICOMCore.Tag.perFrameFunctionalGroupsSequence
    var group = DataSet()
    for use in definition.functionalGroups {
      let isUsed =
        use.usage == .mandatory
        || (use.usage == .conditional && use.condition?.holds(in: dataSet) == true)
      if isUsed { add(use.macro.attributes, to: &group, [dataSet]) }
    }
    dataSet[tag] = DataElement(tag, .sq, .items([group]))
  }

  private func element(
    _ rule: AttributeRule, _ dataSet: DataSet, _ ancestors: [DataSet]
  ) -> DataElement {
    let entry = DataDictionary.entry(for: rule.tag)
    let vr = entry?.vrs.first ?? .un
    if vr == .sq {
      var item = DataSet()
      // An item of a code or of a reference has at least one of its forms.
      add(rule.items, to: &item, ancestors + [dataSet])
      return DataElement(rule.tag, .sq, .items([item]))
    }
    let count = Int(entry?.vm.prefix { $0.isNumber } ?? "1") ?? 1
    let named = rule.values.first { set in
      set.index <= 1 && set.condition?.holds(in: dataSet, within: ancestors) != false
    }?.values.first
    switch vr {
    case .us, .ss: return number(rule.tag, vr, UInt16(named ?? "1") ?? 1, count)
    case .ul, .sl, .at: return number(rule.tag, vr, UInt32(1), count)
    case .fl: return number(rule.tag, vr, Float(1).bitPattern, count)
    case .fd: return number(rule.tag, vr, Double(1).bitPattern, count)
    case .ob, .ow, .of, .ol, .od, .ov, .un, .sv, .uv:
      return DataElement(rule.tag, vr, .memory([UInt8](repeating: 0, count: 8)))
    default:
      let value = named ?? Self.values[vr] ?? "X"
      return text(
        rule.tag, vr, [String](repeating: value, count: count).joined(separator: "\\"))
    }
  }

  private static let values: [VR: String] = [
    .as: "030Y", .da: "20240229", .tm: "101530", .dt: "20240229101530", .is: "1", .ds: "1",
    .ui: "1.2.3",
  ]

  private func text(_ tag: DICOMCore.Tag, _ vr: VR, _ value: String) -> DataElement {
    let bytes = Array(value.utf8)
    return DataElement(tag, vr, .memory(bytes.count % 2 == 1 ? bytes + [vr.padding] : bytes))
  }

  private func number<Word: FixedWidthInteger>(
    _ tag: DICOMCore.Tag, _ vr: VR, _ value: Word, _ count: Int
  ) -> DataElement {
    DataElement(tag, vr, .memory((0..<count).flatMap { _ in littleEndianBytes(value) }))
  }
}
