internal import DICOMCore

extension LossyDerivation {
  /// Lets everything that is said of stored values follow `valueOffset` and the sign.
  func moveStoredValues(in dataSet: inout DataSet) throws(PixelError) {
    let offset = StoredValueOffset(valueOffset, wasSigned: before.isSigned)
    _ = try offset.moveModality(in: &dataSet)
    try moveGroup(&dataSet, offset)
    for sequence in Tag.ofFunctionalGroups {
      guard case .items(var groups)? = dataSet[sequence]?.value else { continue }
      for index in groups.indices {
        try moveGroup(&groups[index], offset)
        try moveMacros(of: &groups[index], offset)
      }
      dataSet[sequence] = DataElement(sequence, .sq, .items(groups))
    }
  }

  /// What stands beside other attributes of an image, and in a functional group as a macro.
  private func moveGroup(
    _ dataSet: inout DataSet, _ offset: StoredValueOffset
  ) throws(PixelError) {
    try offset.moveRealWorldValues(in: &dataSet)
    try offset.moveTables(of: .pixelIntensityRelationshipLUTSequence, in: &dataSet)
    for tag in Tag.ofSingleStoredValues { offset.moveValue(tag, in: &dataSet) }
  }

  private func moveMacros(
    of group: inout DataSet, _ offset: StoredValueOffset
  ) throws(PixelError) {
    for macro in group.elements.map(\.tag) {
      guard case .items(var items)? = group[macro]?.value else { continue }
      for index in items.indices {
        if macro == .pixelValueTransformationSequence {
          _ = try offset.moveRescale(in: &items[index])
        }
        for tag in Tag.ofSingleStoredValues { offset.moveValue(tag, in: &items[index]) }
      }
      group[macro] = DataElement(macro, .sq, .items(items))
    }
  }
}

extension Tag {
  static let ofFunctionalGroups = [
    sharedFunctionalGroupsSequence, perFrameFunctionalGroupsSequence,
  ]

  fileprivate static var pixelIntensityRelationshipLUTSequence: Tag { Tag(0x0028, 0x9422) }

  /// Zero Velocity Pixel Value, Mapped Pixel Value, Perimeter Value.
  fileprivate static let ofSingleStoredValues = [
    Tag(0x0018, 0x9810), Tag(0x0022, 0x1452), Tag(0x0028, 0x0071),
  ]
}
