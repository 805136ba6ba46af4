public import DICOMCore

extension SelectionKey.Condition {
  /// Whether the condition is met, as far as the instance alone decides it.
  ///
  /// - Parameters:
  ///   - dataSet: the instance, or for a key within an item that item of the instance.
  ///   - sopClass: that of the instance.
  /// - Returns: nil where the record, the other instances below it, or the DICOMDIR decide.
  public func isMet(for tag: Tag, in dataSet: DataSet, sopClass: UID) -> Bool? {
    switch self {
    case .presentInInstance: dataSet[tag] != nil
    case .valueInInstance: dataSet.hasValue(tag)
    case .inInstanceOrSharedGroups: dataSet.elementInSharedGroups(tag) != nil
    case .verified: dataSet.string(.verificationFlag) == "VERIFIED"
    case .hasModifiers:
      dataSet.items(.contentSequence).contains {
        $0.string(.relationshipType) == "HAS CONCEPT MOD"
      }
    case .anatomicRegionPresent: dataSet.hasValue(.anatomicRegionSequence)
    case .isHL7Document: sopClass == "1.2.840.10008.5.1.4.1.1.104.2"
    case .isXAImage: sopClass == "1.2.840.10008.5.1.4.1.1.12.1"
    case .referencesInstance: true
    case .relatedGeneralClassPresent: dataSet.hasValue(.relatedGeneralSOPClassUID)
    case .never: false
    case .characterSetUsed, .valueInAnyInstance, .isPaletteColor, .isPrivateRecord,
      .descriptorCharacterSetUsed:
      nil
    }
  }
}

extension DataSet {
  /// The element with a value at the top level, else in a group shared by all frames.
  /// - SeeAlso: PS3.3 §C.7.6.16, PS3.11 Table H.3-2
  public func elementInSharedGroups(_ tag: Tag) -> DataElement? {
    if hasValue(tag) { return self[tag] }
    guard let shared = items(.sharedFunctionalGroupsSequence).first else { return nil }
    if shared.hasValue(tag) { return shared[tag] }
    for group in shared.elements {
      guard let item = shared.items(group.tag).first else { continue }
      if item.hasValue(tag) { return item[tag] }
    }
    return nil
  }
}
