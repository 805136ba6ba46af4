extension InformationObjectDefinition {
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
