internal import DICOMCore

/// Source Image Evidence Sequence: every instance that a Source Image Sequence names, by study and
/// series.
/// - SeeAlso: PS3.3 §C.8.13.2, Table C.17-3b
enum SourceImageEvidence {
  /// Adds `dataSet`'s own instance, from which it is about to be derived, where its class has the
  /// sequence.
  static func note(in dataSet: inout DataSet) {
    guard let sopClass = dataSet.uid(.sopClassUID),
      classes.contains(sopClass) || dataSet.hasValue(.sourceImageEvidenceSequence),
      let study = dataSet.string(.studyInstanceUID),
      let series = dataSet.string(.seriesInstanceUID),
      let instance = dataSet.string(.sopInstanceUID)
    else { return }
    let reference = DataSet([
      .text(.referencedSOPClassUID, .ui, sopClass.rawValue),
      .text(.referencedSOPInstanceUID, .ui, instance),
    ])
    // One item a study, and in it one a series.
    dataSet.update(.sourceImageEvidenceSequence, .studyInstanceUID, study) { item in
      item.update(.referencedSeriesSequence, .seriesInstanceUID, series) { item in
        let known = item.items(.referencedSOPSequence)
        guard !known.contains(where: { $0.string(.referencedSOPInstanceUID) == instance }) else {
          return
        }
        item[.referencedSOPSequence] = DataElement(
          .referencedSOPSequence, .sq, .items(known + [reference]))
      }
    }
  }

  /// Enhanced and Legacy Converted CT, MR and PET; Enhanced MR Color, XA and XRF.
  private static let classes: Set<UID> = [
    "1.2.840.10008.5.1.4.1.1.2.1", "1.2.840.10008.5.1.4.1.1.2.2", "1.2.840.10008.5.1.4.1.1.4.1",
    "1.2.840.10008.5.1.4.1.1.4.3", "1.2.840.10008.5.1.4.1.1.4.4", "1.2.840.10008.5.1.4.1.1.128.1",
    "1.2.840.10008.5.1.4.1.1.130", "1.2.840.10008.5.1.4.1.1.12.1.1",
    "1.2.840.10008.5.1.4.1.1.12.2.1",
  ]
}

extension DataSet {
  /// Changes the item of `sequence` whose `key` is `value`, a new one where there is none.
  fileprivate mutating func update(
    _ sequence: Tag, _ key: Tag, _ value: String, _ change: (inout DataSet) -> Void
  ) {
    var items = items(sequence)
    let index = items.firstIndex { $0.string(key) == value } ?? items.count
    if index == items.count { items.append(DataSet([.text(key, .ui, value)])) }
    change(&items[index])
    self[sequence] = DataElement(sequence, .sq, .items(items))
  }
}

extension Tag {
  fileprivate static var sourceImageEvidenceSequence: Tag { Tag(0x0008, 0x9154) }
}
