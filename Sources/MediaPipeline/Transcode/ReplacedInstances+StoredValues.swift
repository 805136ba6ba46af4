internal import DICOMCore
internal import DICOMPixels

extension ReplacedInstances {
  /// Lets presentation states and mappings that transform the stored values of other instances
  /// follow what was added to those.
  ///
  /// What they do with output values, masks and shifts of pixels stays.
  /// - Parameter before: the same, with the old UIDs.
  /// - Throws: `PixelError` where one transformation is of images with different offsets, or cannot
  ///   hold what it would have to.
  /// - SeeAlso: PS3.3 §C.11.1, §C.11.14, PS3.4 §N.2
  func moveStoredValues(in dataSet: inout DataSet, before: DataSet) throws(PixelError) {
    guard [Tag.pixelData, .floatPixelData, .doubleFloatPixelData].allSatisfy({ before[$0] == nil })
    else { return }
    let series = before.items(.referencedSeriesSequence)
    let images = (series.isEmpty ? [before] : series)
      .reduce(into: Set<UID>()) { $0.formUnion($1.referencedInstances) }
    try move(&dataSet, images, isComplete: Self.isComplete(before))
    for sequence in Self.transforming {
      guard case .items(var items)? = dataSet[sequence]?.value else { continue }
      let originals = before.items(sequence)
      for index in items.indices where index < originals.count {
        let own = originals[index].referencedInstances
        try move(&items[index], own.isEmpty ? images : own, isComplete: false)
      }
      dataSet[sequence] = DataElement(sequence, .sq, .items(items))
    }
  }

  /// - Parameter isComplete: without a Modality LUT the stored values are the output values.
  private func move(
    _ dataSet: inout DataSet, _ images: Set<UID>, isComplete: Bool
  ) throws(PixelError) {
    let transforms = [.rescaleIntercept] + Self.tables + [Self.realWorldValues]
    let transform = transforms.first { dataSet.hasValue($0) }
    guard transform != nil || isComplete else { return }
    let offsets = Set(images.map { self[$0]?.offset.flatMap { $0.amount == 0 ? nil : $0 } })
    guard let offset = offsets.compactMap({ $0 }).first else { return }
    guard offsets.count == 1 else {
      throw PixelError(
        .lossRefused(
          "one transformation is of several images, to whose stored values different numbers are"
            + " added"), transform ?? .rescaleIntercept)
    }
    if try !offset.moveModality(in: &dataSet), isComplete {
      dataSet[.rescaleIntercept] = .text(.rescaleIntercept, .ds, "\(-offset.amount)")
      dataSet[.rescaleSlope] = .text(.rescaleSlope, .ds, "1")
      dataSet[.rescaleType] = .text(.rescaleType, .lo, "US")
    }
    for table in Self.tables.dropFirst() { try offset.moveTables(of: table, in: &dataSet) }
    try offset.moveRealWorldValues(in: &dataSet)
  }

  /// A transformation that is absent from these presentation states is none, whatever the image has.
  /// - SeeAlso: PS3.4 §N.2
  private static func isComplete(_ dataSet: DataSet) -> Bool {
    let classes: Set<UID> = ["1.2.840.10008.5.1.4.1.1.11.1", "1.2.840.10008.5.1.4.1.1.11.3"]
    return dataSet.uid(.sopClassUID).map(classes.contains) ?? false
  }

  /// Modality LUT Sequence, Pixel Intensity Relationship LUT Sequence.
  private static let tables = [Tag.modalityLUTSequence, Tag(0x0028, 0x9422)]
  private static let realWorldValues = Tag(0x0040, 0x9096)

  /// Variable Modality LUT Sequence, Mask Subtraction Sequence, Referenced Image Real World Value
  /// Mapping Sequence, Blending Sequence.
  private static let transforming = [
    Tag(0x0028, 0x3001), Tag(0x0028, 0x6100), Tag(0x0040, 0x9094), Tag(0x0070, 0x0402),
  ]
}
