internal import DICOMCore

/// The value that an instance has for a key of a directory record.
enum RecordValue {
  /// The element for the record; nil when the instance has no proper value, or the key's condition
  /// does not hold.
  static func element(
    for key: SelectionKey, isSingle: Bool, in dataSet: DataSet, remarks: inout [RecordRemark]
  ) -> DataElement? {
    switch key.requirement.condition {
    case nil, .presentInInstance, .valueInInstance, .valueInAnyInstance, .anatomicRegionPresent,
      .isHL7Document, .relatedGeneralClassPresent:
      return copy(key, isSingle: isSingle, of: dataSet, remarks: &remarks)
    case .inInstanceOrSharedGroups:
      if let element = copy(key, isSingle: isSingle, of: dataSet, remarks: &remarks) {
        return element
      }
      return sharedGroups(dataSet).lazy.compactMap { group in
        var ignored: [RecordRemark] = []
        return copy(key, isSingle: isSingle, of: group, remarks: &ignored)
      }.first
    case .verified: return verificationDateTime(key, dataSet)
    case .hasModifiers: return modifiers(key, dataSet)
    case .isXAImage:
      guard holds(.isXAImage, in: dataSet) else { return nil }
      return copy(key, isSingle: isSingle, of: dataSet, remarks: &remarks)
    case .characterSetUsed, .isPaletteColor, .isPrivateRecord, .referencesInstance,
      .descriptorCharacterSetUsed, .never:
      return nil
    }
  }

  /// Whether a condition that looks at nothing but the data set holds.
  static func holds(_ condition: SelectionKey.Condition, in dataSet: DataSet) -> Bool {
    switch condition {
    case .anatomicRegionPresent: dataSet.hasValue(.anatomicRegionSequence)
    case .isXAImage: dataSet.uid(.sopClassUID) == "1.2.840.10008.5.1.4.1.1.12.1"
    default: false
    }
  }

  private static func copy(
    _ key: SelectionKey, isSingle: Bool, of dataSet: DataSet, remarks: inout [RecordRemark]
  ) -> DataElement? {
    guard let element = dataSet[key.tag] else { return nil }
    switch element.value {
    case .items(let items):
      guard key.vr == .sq, !items.isEmpty else { return nil }
      return DataElement(key.tag, .sq, .items(items.map { item(of: key, from: $0) }))
    case .fragments: return nil
    case .bytes(let value):
      guard key.vr != .sq, let bytes = try? value.load() else { return nil }
      // An invalid UID is still what the instance is called by.
      if key.vr == .ui { return text(key, trimmed(bytes)) }
      guard let value = ConformingValue(bytes, vr: key.vr, maximumCount: isSingle ? 1 : nil) else {
        remarks.append(RecordRemark(tag: key.tag, kind: .dropped))
        return nil
      }
      if value.isRewritten { remarks.append(RecordRemark(tag: key.tag, kind: .rewritten)) }
      return text(key, value.bytes)
    }
  }

  /// Nil for a value of nothing, or of nothing but delimiters.
  private static func text(_ key: SelectionKey, _ bytes: [UInt8]) -> DataElement? {
    let isEmpty = key.vr.isText ? bytes.allSatisfy { $0 == UInt8(ascii: "\\") } : bytes.isEmpty
    return isEmpty ? nil : .bytes(key.tag, key.vr, bytes)
  }

  private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    while let last = bytes.last, last == 0 || last == 0x20 { bytes.removeLast() }
    return bytes
  }

  /// An item with what the key lists of it; the whole item where the key lists nothing.
  private static func item(of key: SelectionKey, from item: DataSet) -> DataSet {
    guard let items = key.items else { return item.inMemory }
    var keys = items.keys
    for macro in items.macros {
      switch macro {
      case .code: keys += SelectionKey.code
      case .documentContent, .waveformReferences, .otherElements: return item.inMemory
      case .iconImage: return DataSet()
      }
    }
    var result = DataSet()
    for key in keys {
      var ignored: [RecordRemark] = []
      if let element = element(for: key, isSingle: false, in: item, remarks: &ignored) {
        result[key.tag] = element
      } else if key.requirement == .type2
        || key.requirement.condition.map({ holds($0, in: item) }) == true
      {
        result[key.tag] = DataElement(key.tag, key.vr, key.vr == .sq ? .items([]) : .memory([]))
      }
    }
    return result
  }

  /// The items of the groups that all frames share, each of which holds one macro.
  private static func sharedGroups(_ dataSet: DataSet) -> [DataSet] {
    guard let shared = dataSet.items(.sharedFunctionalGroupsSequence).first else { return [] }
    return shared.elements.compactMap { group in
      if case .items(let items) = group.value { items.first } else { nil }
    }
  }

  private static func verificationDateTime(_ key: SelectionKey, _ dataSet: DataSet) -> DataElement?
  {
    guard dataSet.string(.verificationFlag) == "VERIFIED" else { return nil }
    let times = dataSet.items(.verifyingObserverSequence).compactMap { $0.string(key.tag) }
    return times.max().map { .text(key.tag, .dt, $0) }
  }

  private static func modifiers(_ key: SelectionKey, _ dataSet: DataSet) -> DataElement? {
    let items = dataSet.items(key.tag)
      .filter { $0.string(.relationshipType) == "HAS CONCEPT MOD" }
    return items.isEmpty ? nil : DataElement(key.tag, .sq, .items(items.map(\.inMemory)))
  }
}

extension DataSet {
  /// Nothing is left in a file that may be closed; what cannot be read is left out.
  var inMemory: DataSet {
    DataSet(
      elements.compactMap { element in
        switch element.value {
        case .bytes(.memory): element
        case .bytes(let bytes):
          (try? bytes.load()).map { DataElement(element.tag, element.vr, .memory($0)) }
        case .items(let items):
          DataElement(element.tag, element.vr, .items(items.map(\.inMemory)))
        case .fragments: nil
        }
      })
  }
}
