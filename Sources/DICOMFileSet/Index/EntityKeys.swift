internal import DICOMCore

/// The keys of a patient, study or series, with those that any of its instances may still give.
struct EntityKeys: Sendable {
  var record: RecordKeys
  init(_ record: RecordKeys) { self.record = record }

  /// Takes what this entity still lacks.
  mutating func adopt(_ other: RecordKeys) {
    guard !record.open.isEmpty else { return }
    for tag in record.open where other.elements.hasValue(tag) {
      guard let element = other.elements[tag] else { continue }
      record.adopt(element, from: other.characterSet)
      record.missing.removeAll { $0 == tag }
      record.open.removeAll { $0 == tag }
    }
  }
}
