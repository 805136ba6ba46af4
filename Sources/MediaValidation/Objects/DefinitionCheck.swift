internal import DICOMCore

/// Whether the attributes of an instance are those that its information object asks for.
/// - SeeAlso: PS3.3 Annexes A and C
struct DefinitionCheck {
  /// Attributes that one module or macro asks for.
  struct Source {
    var rules: AttributeRules
    var name: String
    /// `PS3.3 §C.7.1.1`; nil where the table has none.
    var section: String?

    init(_ module: IODModule) {
      rules = module.attributes
      name = module.name
      section = module.section.isEmpty ? nil : "PS3.3 §\(module.section)"
    }

    /// The items of one of its sequences.
    init(_ rules: AttributeRules, in outer: Source) {
      self.rules = rules
      (name, section) = (outer.name, outer.section)
    }
  }

  /// Absent elements behind this one have not been read.
  private var lastKnown: Tag?

  static func check(_ dataSet: DataSet, of file: DICOMFile, _ list: inout FindingList) {
    if !dataSet.hasValue(.sopClassUID) {
      list.add(
        ObjectRules.classMissing, at: ElementPath().appending(.sopClassUID), found: "nothing",
        expected: "the UID of a SOP Class")
    }
    guard let sopClass = file.sopClass else { return }
    guard let definition = InformationObjectDefinition.of(sopClass: sopClass) else {
      let known = SOPClass(sopClass)
      list.add(
        ObjectRules.classUnknown, at: ElementPath().appending(.sopClassUID),
        found: known.map { $0.isRetired ? "a retired SOP Class" : "a SOP Class without a table" }
          ?? "a SOP Class that the standard does not have",
        expected: "a SOP Class whose information object is known")
      return
    }
    let check = DefinitionCheck(lastKnown: file.lastKnown)
    let used = definition.modules(of: dataSet).map { Source($0.module) }
    let names = Set(used.map(\.name))
    let unused = definition.modules.map { Source($0.module) }.filter { !names.contains($0.name) }
    check.check(dataSet, used, unused, within: [], at: ElementPath(), &list)
    InstanceCheck(
      dataSet: dataSet, definition: definition, sopClass: sopClass,
      transferSyntax: file.transferSyntax, isPart: file.lastKnown != nil
    ).check(&list)
    if !definition.functionalGroups.isEmpty {
      FunctionalGroupCheck(definition: definition, check: check).check(dataSet, &list)
    }
    checkExtension(dataSet, definition, &list)
  }

  /// - SeeAlso: PS3.2 §3
  private static func checkExtension(
    _ dataSet: DataSet, _ definition: InformationObjectDefinition, _ list: inout FindingList
  ) {
    for element in dataSet.elements {
      let tag = element.tag
      guard tag.group >= 0x0008, !tag.isPrivate, !tag.isGroupLength, tag.group < 0xFFFC,
        let entry = DataDictionary.entry(for: tag), !entry.isRetired,
        definition.rules(for: tag).isEmpty
      else { continue }
      // More frames than one are an error of their own.
      if tag == .numberOfFrames, dataSet.integer(tag).map({ $0 > 1 }) == true { continue }
      list.add(
        ObjectRules.standardExtended, at: ElementPath().appending(tag),
        found: entry.keyword, expected: "the attributes of \(definition.name)")
    }
  }

  /// One data set or item, and the items in it.
  /// - Parameter unused: modules that the instance need not have; they tell of what is there.
  func check(
    _ dataSet: DataSet, _ sources: [Source], _ unused: [Source] = [],
    within ancestors: [DataSet], at path: ElementPath, _ list: inout FindingList
  ) {
    // Content in content may go on for ever.
    guard path.depth < 100 else { return }
    var level = Level(dataSet: dataSet, ancestors: ancestors, path: path)
    if ancestors.isEmpty { level.lastKnown = lastKnown }
    for source in sources { level.take(source) }
    for source in unused { level.takePresent(source) }
    level.report(&list)
    for (tag, nested) in level.nested.sorted(by: { $0.key < $1.key }) {
      for (index, item) in dataSet.items(tag).enumerated() {
        check(
          item, nested, within: ancestors + [dataSet],
          at: path.appending(tag, item: index + 1), &list)
      }
    }
  }
}
