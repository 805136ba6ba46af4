public import DICOMCore

/// How the keys of a record type are taken from an instance: the type's own, those that profiles
/// add, and the ones that people look for in a directory.
public struct RecordRecipe: Sendable {
  public let type: DirectoryRecordType
  let keys: [SelectionKey]

  public init(_ type: DirectoryRecordType, tables: [AdditionalKeys]) {
    self.type = type
    var selection = SelectionKey.keys(of: type)
    for table in tables {
      for key in SelectionKey.keys(of: type, in: table) {
        if let index = selection.firstIndex(where: { $0.tag == key.tag }) {
          if key.requirement.rank < selection[index].requirement.rank { selection[index] = key }
        } else {
          selection.append(key)
        }
      }
    }
    for tag in Self.optional[type] ?? [] where !selection.contains(where: { $0.tag == tag }) {
      guard let vr = DataDictionary.vr(of: tag) else { continue }
      selection.append(SelectionKey(tag: tag, vr: vr, requirement: .type3, items: nil))
    }
    keys = selection.filter { $0.tag != .specificCharacterSet && !$0.isOfRecord }
      .sorted { $0.tag < $1.tag }
  }

  /// Written when the instance has them, though no profile asks: what viewers show in their lists.
  private static let optional: [DirectoryRecordType: [Tag]] = [
    .patient: [.issuerOfPatientID, .patientBirthDate, .patientSex],
    .study: [.referringPhysicianName],
    .series: [.seriesDescription, .institutionName],
    // Validators expect the whole Content Identification Macro.
    DirectoryRecordType(rawValue: "RADIOTHERAPY"): [.contentLabel],
    DirectoryRecordType(rawValue: "PALETTE"): [.instanceNumber],
  ]

  /// Every element of an instance that a record may need.
  public static func tags(tables: [AdditionalKeys]) -> Set<Tag> {
    var tags: Set<Tag> = [
      .specificCharacterSet, .verifyingObserverSequence, .sharedFunctionalGroupsSequence,
    ]
    for type in DirectoryRecordType.all {
      for key in RecordRecipe(type, tables: tables).keys { tags.insert(key.tag) }
    }
    // Icons are not taken over, and may be large.
    tags.remove(.iconImageSequence)
    return tags
  }

  /// The keys that `dataSet` gives a record of this type.
  public func keys(of dataSet: DataSet, characterSet: SpecificCharacterSet) -> RecordKeys {
    let source = RecordSource(
      dataSet: dataSet, characterSet: characterSet, sopClass: dataSet.uid(.sopClassUID) ?? "")
    var result = RecordKeys(characterSet: characterSet)
    for key in keys { add(key, of: source, to: &result) }
    return result
  }

  private func add(_ key: SelectionKey, of source: RecordSource, to result: inout RecordKeys) {
    if key.items?.macros.contains(.iconImage) == true { return }
    if let element = source.element(for: key, remarks: &result.remarks) {
      result.set(element)
      return
    }
    result.open.append(key.tag)
    if let empty = source.emptyElement(for: key) { result.set(empty) }
    guard source.isMissing(key) else { return }
    if key.vr == .sq {
      result.remarks.append(RecordRemark(tag: key.tag, kind: .missingSequence))
    }
    result.missing.append(key.tag)
  }
}

extension SelectionKey {
  /// It describes the record, not the instance: whoever writes the record puts it there.
  fileprivate var isOfRecord: Bool { tag.group == 0x0004 }
}

extension SelectionKey.Requirement {
  /// Of two tables that ask for the same key, the one with the lower rank asks for more.
  fileprivate var rank: Int {
    switch self {
    case .type1: 0
    case .type1C(.inInstanceOrSharedGroups): 1
    case .type2: 2
    case .type1C: 3
    case .type2C: 4
    case .type3: 5
    }
  }
}
