extension InformationObjectDefinition {
  /// What the modules of the object say of an attribute of the main data set, used or not.
  ///
  /// Empty where none has it: the attribute makes the instance one of a Standard Extended class.
  /// - SeeAlso: PS3.2 §3
  public func rules(for tag: Tag) -> [AttributeRule] {
    // Overlays and curves repeat in even groups (PS3.5 §7.6).
    let isRepeating = (0x6000...0x601E).contains(tag.group) || (0x5000...0x501E).contains(tag.group)
    let first = isRepeating ? Tag(tag.group & 0xFF00, tag.element) : tag
    return modules.compactMap { $0.module.attributes[first] }
  }

  /// The modules that an instance has, or must have.
  ///
  /// The mandatory ones; conditional ones whose condition holds; and those of which there is a
  /// Type 1 or 2 attribute that no other module of the object has, since a module is used whole or
  /// not at all.
  /// - SeeAlso: PS3.3 §A.1.3
  public func modules(of dataSet: DataSet) -> [ModuleUse] {
    var owners: [Tag: Int] = [:]
    for use in modules { for rule in use.module.attributes { owners[rule.tag, default: 0] += 1 } }
    return modules.filter { use in
      use.usage == .mandatory
        || (use.usage == .conditional && use.condition?.holds(in: dataSet) == true)
        || use.module.attributes.contains { rule in
          (rule.type == .required || rule.type == .requiredEmpty) && owners[rule.tag] == 1
            && dataSet[rule.tag] != nil
        }
    }
  }

  /// The functional groups that the frames of an instance have, or must have.
  ///
  /// - Parameter items: those of (5200,9229) and (5200,9230).
  public func functionalGroups(of dataSet: DataSet, in items: [DataSet]) -> [MacroUse] {
    functionalGroups.filter { use in
      use.usage == .mandatory
        || (use.usage == .conditional && use.condition?.holds(in: dataSet) == true)
        || use.macro.attributes.contains { rule in items.contains { $0[rule.tag] != nil } }
    }
  }
}
