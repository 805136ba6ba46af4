internal import DICOMCore

/// The keys of a patient, study or series, with those that any of its instances may still give.
///
/// Encoded as they will stand in the record: a data set of as many small arrays as it has elements
/// takes several times the memory, and hardly any is changed once it is there.
struct EntityKeys: Sendable {
  private(set) var encoded: EncodedKeys
  private var rest: Rest

  /// What most entities of a file-set have the same; each different one is kept once.
  fileprivate final class Rest: Sendable {
    let values: Values
    init(_ values: Values) { self.values = values }

    struct Values: Hashable, Sendable {
      var characterSet: SpecificCharacterSet
      var missing: [Tag]
      var open: [Tag]
      var remarks: [RecordRemark]
    }
  }

  /// The parts that entities share.
  struct Pool: Sendable {
    private var known: [Rest.Values: Rest] = [:]

    fileprivate mutating func shared(_ values: Rest.Values) -> Rest {
      if let rest = known[values] { return rest }
      let rest = Rest(values)
      known[values] = rest
      return rest
    }
  }

  init(_ record: RecordKeys, _ pool: inout Pool) throws {
    encoded = EncodedKeys(try record.encode())
    rest = pool.shared(
      Rest.Values(
        characterSet: record.characterSet, missing: record.missing, open: record.open,
        remarks: record.remarks))
  }

  /// Type 1 keys that none of its instances has a proper value for.
  var missing: [Tag] { rest.values.missing }
  var remarks: [RecordRemark] { rest.values.remarks }
  var characterSet: SpecificCharacterSet { rest.values.characterSet }

  /// The element with this tag, where there is one.
  func dataSet(_ tag: Tag) -> DataSet {
    encoded.element(tag).map { DataSet([$0]) } ?? DataSet()
  }

  /// The keys decoded, to be changed.
  func record() throws -> RecordKeys {
    var elements = try DataSet(explicitVRLittleEndian: encoded.bytes)
    elements[.specificCharacterSet] = nil
    return RecordKeys(
      elements, characterSet: characterSet, missing: missing, remarks: remarks,
      open: rest.values.open)
  }

  /// Takes what this entity still lacks.
  mutating func adopt(_ other: RecordKeys, _ pool: inout Pool) throws {
    let given = rest.values.open.filter { other.elements.hasValue($0) }
    guard !given.isEmpty else { return }
    var record = try record()
    for tag in given {
      guard let element = other.elements[tag] else { continue }
      record.adopt(element, from: other.characterSet)
      record.missing.removeAll { $0 == tag }
      record.open.removeAll { $0 == tag }
    }
    self = try EntityKeys(record, &pool)
  }

  /// Takes what this entity still lacks.
  mutating func adopt(_ other: EntityKeys, _ pool: inout Pool) throws {
    guard !rest.values.open.isEmpty else { return }
    try adopt(try other.record(), &pool)
  }

  /// Gives back the memory of the encoded keys.
  mutating func clear() { encoded = EncodedKeys([]) }
}
