internal import DICOMCore

/// The keys of a patient, study or series, with those that any of its instances may still give.
struct EntityKeys: Sendable {
  var record: RecordKeys
  private var open: [Tag]

  /// - Parameter tags: the elements that are taken from later instances while they are empty.
  init(_ record: RecordKeys, _ tags: [Tag]) {
    self.record = record
    open = tags.filter { !record.elements.hasValue($0) }
  }

  mutating func adopt(_ other: RecordKeys) {
    guard !open.isEmpty else { return }
    for tag in open where other.elements.hasValue(tag) {
      guard let element = other.elements[tag] else { continue }
      record.adopt(element, from: other.characterSet)
      record.missing.removeAll { $0 == tag }
      open.removeAll { $0 == tag }
    }
  }
}
