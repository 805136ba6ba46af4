public import DICOMCore

/// The keys of one directory record in the making, and what had to be done to get them.
public struct RecordKeys: Sendable {
  /// Without Specific Character Set, which `encode` adds where it is needed.
  public private(set) var elements = DataSet()
  /// In which the text of `elements` is written.
  public private(set) var characterSet: SpecificCharacterSet
  /// Type 1 keys that the instance has no proper value for.
  public internal(set) var missing: [Tag] = []
  public internal(set) var remarks: [RecordRemark] = []
  /// Keys without a value, which another instance of the same entity may still give.
  var open: [Tag] = []

  init(characterSet: SpecificCharacterSet) { self.characterSet = characterSet }

  init(
    _ elements: DataSet, characterSet: SpecificCharacterSet, missing: [Tag],
    remarks: [RecordRemark], open: [Tag]
  ) {
    self.elements = elements
    self.characterSet = characterSet
    self.missing = missing
    self.remarks = remarks
    self.open = open
  }

  mutating func set(_ element: DataElement) { elements[element.tag] = element }

  /// Gives a missing key its value.
  public mutating func fill(_ tag: Tag, _ vr: VR, _ value: String) {
    elements[tag] = .text(tag, vr, value)
    missing.removeAll { $0 == tag }
    remarks.append(RecordRemark(tag: tag, kind: .filled(value)))
  }

  /// Takes a key of another instance of the same entity, whatever character set that has.
  mutating func adopt(_ element: DataElement, from other: SpecificCharacterSet) {
    guard case .bytes(.memory(let bytes)) = element.value, element.vr.usesSpecificCharacterSet,
      SpecificCharacterSet.needsDeclaration(bytes), other != characterSet
    else {
      elements[element.tag] = element
      return
    }
    let text = other.decode(bytes, vr: element.vr).text
    if let encoded = characterSet.encode(text, vr: element.vr) {
      elements[element.tag] = .bytes(element.tag, element.vr, encoded)
      return
    }
    recodeInUTF8()
    elements[element.tag] = .bytes(element.tag, element.vr, Array(text.utf8))
  }

  /// For a record whose values come from instances with character sets that do not go together.
  private mutating func recodeInUTF8() {
    elements = elements.mapText { bytes, vr in
      Array(characterSet.decode(bytes, vr: vr).text.utf8)
    }
    characterSet = .utf8
  }

  /// The encoded keys in Explicit VR Little Endian.
  public func encode() throws -> [UInt8] {
    let elements = elements.needsCharacterSet ? elements.declaring(characterSet) : elements
    return try DataSetWriter(.explicitVRLittleEndian).encode(elements)
  }
}

/// What was done to a key of a record that differs from the instance.
public struct RecordRemark: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// The instance has no value where the directory needs one; this one stands in the record.
    case filled(String)
    /// The value was brought into the form of its VR.
    case rewritten
    /// The value does not fit its VR and is left out of the record.
    case dropped
    /// A sequence that the record needs and the instance does not have.
    case missingSequence
  }
  public var tag: Tag
  public var kind: Kind
}

extension DataSet {
  /// Some text, at any depth, cannot stand without a character set that is declared above it.
  var needsCharacterSet: Bool {
    elements.contains { element in
      switch element.value {
      case .items(let items):
        items.contains { $0[.specificCharacterSet] == nil && $0.needsCharacterSet }
      case .bytes(.memory(let bytes)):
        element.vr.usesSpecificCharacterSet && SpecificCharacterSet.needsDeclaration(bytes)
      case .bytes, .fragments: false
      }
    }
  }

  /// The data set with every text that `needsCharacterSet` looks at changed by `change`.
  func mapText(_ change: ([UInt8], VR) -> [UInt8]) -> DataSet {
    DataSet(
      elements.map { element in
        switch element.value {
        case .items(let items):
          DataElement(
            element.tag, element.vr,
            .items(items.map { $0[.specificCharacterSet] == nil ? $0.mapText(change) : $0 }))
        case .bytes(.memory(let bytes))
        where element.vr.usesSpecificCharacterSet && SpecificCharacterSet.needsDeclaration(bytes):
          .bytes(element.tag, element.vr, change(bytes, element.vr))
        case .bytes, .fragments: element
        }
      })
  }
}
