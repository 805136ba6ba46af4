public import DICOMCore

/// How the keys of a record type are taken from an instance: the type's own, those that profiles
/// add, and the ones that people look for in a directory.
public struct RecordRecipe: Sendable {
  public let type: DirectoryRecordType
  let keys: [Key]

  struct Key: Sendable {
    var key: SelectionKey
    /// The VM allows one value only.
    var isSingle: Bool
  }

  public init(_ type: DirectoryRecordType, tables: [AdditionalKeys]) {
    self.type = type
    var selection = SelectionKey.keys(of: type)
    for table in tables {
      for key in SelectionKey.keys(of: type, in: table) {
        if let index = selection.firstIndex(where: { $0.tag == key.tag }) {
          if selection[index].requirement == .type3 { selection[index] = key }
        } else {
          selection.append(key)
        }
      }
    }
    for tag in Self.optional[type] ?? [] where !selection.contains(where: { $0.tag == tag }) {
      guard let vr = DataDictionary.vr(of: tag) else { continue }
      selection.append(SelectionKey(tag: tag, vr: vr, requirement: .type3, items: nil))
    }
    keys = selection.filter { $0.tag != .specificCharacterSet }.sorted { $0.tag < $1.tag }
      .map { Key(key: $0, isSingle: DataDictionary.entry(for: $0.tag)?.vm == "1") }
  }

  /// Written when the instance has them, though no profile asks: what viewers show in their lists.
  private static let optional: [DirectoryRecordType: [Tag]] = [
    .patient: [.issuerOfPatientID, .patientBirthDate, .patientSex],
    .study: [.referringPhysicianName],
    .series: [.seriesDescription, .institutionName],
  ]

  /// Every element of an instance that a record may need.
  public static func tags(tables: [AdditionalKeys]) -> Set<Tag> {
    var tags: Set<Tag> = [
      .specificCharacterSet, .verifyingObserverSequence, .sharedFunctionalGroupsSequence,
    ]
    for type in DirectoryRecordType.all {
      for key in RecordRecipe(type, tables: tables).keys { tags.insert(key.key.tag) }
    }
    // Icons are not taken over, and may be large.
    tags.remove(.iconImageSequence)
    return tags
  }

  /// The keys that `dataSet` gives a record of this type.
  public func keys(of dataSet: DataSet, characterSet: SpecificCharacterSet) -> RecordKeys {
    var result = RecordKeys(characterSet: characterSet)
    for key in keys { add(key, of: dataSet, to: &result) }
    return result
  }

  private func add(_ entry: Key, of dataSet: DataSet, to result: inout RecordKeys) {
    let key = entry.key
    if key.items?.macros.contains(.iconImage) == true { return }
    var remarks: [RecordRemark] = []
    let element = RecordValue.element(
      for: key, isSingle: entry.isSingle, in: dataSet, remarks: &remarks)
    result.remarks += remarks
    if let element {
      result.set(element)
      return
    }
    switch key.requirement {
    case .type1:
      if key.vr == .sq {
        result.remarks.append(RecordRemark(tag: key.tag, kind: .missingSequence))
      }
      result.missing.append(key.tag)
    case .type2:
      result.set(DataElement(key.tag, key.vr, key.vr == .sq ? .items([]) : .memory([])))
    case .type2C(let condition) where RecordValue.holds(condition, in: dataSet):
      result.set(DataElement(key.tag, key.vr, key.vr == .sq ? .items([]) : .memory([])))
    case .type1C, .type2C, .type3: break
    }
  }
}
