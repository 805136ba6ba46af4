internal import DICOMCore

/// An instance, or an item of one, that gives a directory record its values.
struct RecordSource {
  let dataSet: DataSet
  /// Of the text in `dataSet`.
  let characterSet: SpecificCharacterSet
  /// Of the instance, also where this is an item of it.
  let sopClass: UID

  /// The element for the record; nil when there is no proper value or the condition is not met.
  func element(for key: SelectionKey, remarks: inout [RecordRemark]) -> DataElement? {
    switch key.requirement.condition {
    case .verified: return verificationDateTime(key, &remarks)
    case .hasModifiers: return copy(key, of: modifiers(key.tag), &remarks)
    case .inInstanceOrSharedGroups:
      return copy(key, of: dataSet.elementInSharedGroups(key.tag), &remarks)
    case let condition?
    where condition != .valueInAnyInstance
      && condition.isMet(for: key.tag, in: dataSet, sopClass: sopClass) != true:
      return nil
    default: return copy(key, of: dataSet[key.tag], &remarks)
    }
  }

  /// What stands in the record though there is no value for it.
  func emptyElement(for key: SelectionKey) -> DataElement? {
    switch key.requirement {
    case .type2: break
    case .type2C(let condition):
      guard condition.isMet(for: key.tag, in: dataSet, sopClass: sopClass) == true else {
        return nil
      }
    case .type1, .type1C, .type3: return nil
    }
    return DataElement(key.tag, key.vr, key.vr == .sq ? .items([]) : .memory([]))
  }

  /// The record must have a value, which nobody has given so far.
  func isMissing(_ key: SelectionKey) -> Bool {
    switch key.requirement {
    case .type1: true
    case .type1C(.verified), .type1C(.isHL7Document):
      key.requirement.condition?.isMet(for: key.tag, in: dataSet, sopClass: sopClass) == true
    case .type1C, .type2, .type2C, .type3: false
    }
  }

  private func copy(
    _ key: SelectionKey, of element: DataElement?, _ remarks: inout [RecordRemark]
  ) -> DataElement? {
    guard let element else { return nil }
    switch element.value {
    case .items(let items):
      guard key.vr == .sq, !items.isEmpty else { return nil }
      return DataElement(
        key.tag, .sq, .items(items.map { nested($0).item(of: key, own: $0) }))
    case .fragments: return nil
    case .bytes(let value):
      guard key.vr != .sq, let bytes = try? value.load(), !bytes.isEmpty else { return nil }
      if element.vr == key.vr, PlainValue.isPlain(bytes, vr: key.vr, count: .cached(key.tag)) {
        return DataElement(key.tag, key.vr, .memory(bytes))
      }
      var found = RecordText(bytes, tag: key.tag, vr: key.vr, characterSet: characterSet)
      if element.vr != key.vr { found.convert(from: element) }
      guard let mended = found.mended else {
        remarks.append(RecordRemark(tag: key.tag, kind: .dropped))
        return nil
      }
      guard !isNothing(mended, key.vr) else { return nil }
      if found.isRewritten { remarks.append(RecordRemark(tag: key.tag, kind: .rewritten)) }
      return .bytes(key.tag, key.vr, mended)
    }
  }

  /// A value of nothing, or of nothing but delimiters.
  private func isNothing(_ bytes: [UInt8], _ vr: VR) -> Bool {
    vr.isText ? bytes.allSatisfy { $0 == UInt8(ascii: "\\") } : bytes.isEmpty
  }

  private func verificationDateTime(
    _ key: SelectionKey, _ remarks: inout [RecordRemark]
  ) -> DataElement? {
    guard
      SelectionKey.Condition.verified.isMet(for: key.tag, in: dataSet, sopClass: sopClass) == true
    else { return nil }
    let times = dataSet.items(.verifyingObserverSequence).compactMap {
      copy(key, of: $0[key.tag], &remarks)
    }
    return times.max { left, right in
      guard case .bytes(.memory(let a)) = left.value, case .bytes(.memory(let b)) = right.value
      else { return false }
      return a.lexicographicallyPrecedes(b)
    }
  }

  /// The content items of the root that modify its name.
  private func modifiers(_ tag: Tag) -> DataElement? {
    let items = dataSet.items(tag).filter { $0.string(.relationshipType) == "HAS CONCEPT MOD" }
    return items.isEmpty ? nil : DataElement(tag, .sq, .items(items))
  }
}
