internal import DICOMCore

/// Whether what the content of a report refers to is listed as evidence.
/// - SeeAlso: PS3.3 §C.17.2.3
struct EvidenceCheck {
  var dataSet: DataSet

  /// Deeper content is not followed.
  private static let maximumDepth = 100
  private static let content = Tag(0x0040, 0xA730)
  private static let valueType = Tag(0x0040, 0xA040)
  private static let references = Tag(0x0008, 0x1199)
  /// Current Requested Procedure Evidence, Pertinent Other Evidence.
  private static let evidence: [Tag] = [Tag(0x0040, 0xA375), Tag(0x0040, 0xA385)]
  private static let referencedSeries = Tag(0x0008, 0x1115)

  func check(_ list: inout FindingList) {
    // Content is that of a report, or of a key object selection.
    guard dataSet[Self.valueType] != nil, dataSet[Self.content] != nil else { return }
    var listed: Set<UID> = []
    for study in Self.evidence.flatMap({ dataSet.items($0) }) {
      for series in study.items(Self.referencedSeries) {
        for instance in series.items(Self.references) {
          if let uid = instance.uid(.referencedSOPInstanceUID) { listed.insert(uid) }
        }
      }
    }
    check(dataSet, listed, at: ElementPath(), &list)
  }

  private func check(
    _ item: DataSet, _ listed: Set<UID>, at path: ElementPath, _ list: inout FindingList
  ) {
    guard path.depth < Self.maximumDepth else { return }
    if let type = item.string(Self.valueType), ["IMAGE", "WAVEFORM", "COMPOSITE"].contains(type) {
      checkReferences(item, listed, at: path, 0, &list)
    }
    for (index, inner) in item.items(Self.content).enumerated() {
      check(inner, listed, at: path.appending(Self.content, item: index + 1), &list)
    }
  }

  /// An image may refer to its presentation state in turn.
  private func checkReferences(
    _ item: DataSet, _ listed: Set<UID>, at path: ElementPath, _ depth: Int,
    _ list: inout FindingList
  ) {
    guard depth < 4 else { return }
    for (index, reference) in item.items(Self.references).enumerated() {
      let place = path.appending(Self.references, item: index + 1)
      if let uid = reference.uid(.referencedSOPInstanceUID), !listed.contains(uid) {
        list.add(
          ObjectRules.evidence, at: place.appending(.referencedSOPInstanceUID),
          found: "an instance that is not listed as evidence",
          expected: "its UID in Current Requested Procedure or Pertinent Other Evidence")
      }
      checkReferences(reference, listed, at: place, depth + 1, &list)
    }
  }
}
