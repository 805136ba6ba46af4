internal import DICOMCore

extension ReplacedInstances {
  /// The data set with the new UIDs in place of the old ones, its own among them.
  ///
  /// What it was made of it still names: Source Image Sequence stays. What it says of the stored
  /// values of images follows them.
  /// - Throws: `PixelError` when it cannot follow.
  func rewrite(_ dataSet: DataSet) throws -> DataSet {
    var result = rewriteReferences(dataSet) ?? dataSet
    if let own = dataSet.uid(.sopInstanceUID), let replacement = replacements[own] {
      result[.sopInstanceUID] = .text(.sopInstanceUID, .ui, replacement.uid.rawValue)
    }
    try moveStoredValues(in: &result, before: dataSet)
    return result
  }

  /// Nil when there is nothing to change. What was read is no deeper than reading goes.
  private func rewriteReferences(_ dataSet: DataSet) -> DataSet? {
    var result: DataSet?
    for element in dataSet.elements {
      if case .items(let items) = element.value {
        guard !element.tag.holdsSources else { continue }
        let changed = items.map { rewriteReferences($0) }
        guard changed.contains(where: { $0 != nil }) else { continue }
        let value = Value.items(zip(items, changed).map { $1 ?? $0 })
        set(DataElement(element.tag, element.vr, value), dataSet, &result)
      } else if element.namesInstances {
        let uids = dataSet.strings(element.tag)
        let changed = uids.map { replacements[UID(rawValue: $0)]?.uid.rawValue ?? $0 }
        guard changed != uids else { continue }
        set(.text(element.tag, .ui, changed.joined(separator: "\\")), dataSet, &result)
      }
    }
    return result
  }

  private func set(_ element: DataElement, _ dataSet: DataSet, _ result: inout DataSet?) {
    var changed = result ?? dataSet
    // One copy of the elements at a time.
    result = nil
    changed[element.tag] = element
    result = changed
  }
}
