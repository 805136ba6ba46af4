internal import DICOMCore
internal import DICOMFileSet

/// An instance as its records are compared with it.
struct InstanceContext {
  let dataSet: DataSet
  let characterSet: SpecificCharacterSet
  let sopClass: UID

  init(_ dataSet: DataSet) {
    self.dataSet = dataSet
    characterSet = SpecificCharacterSet(definedTerms: dataSet.strings(.specificCharacterSet))
    sopClass = dataSet.uid(.sopClassUID) ?? ""
  }

  /// The record needs the key because of what the instance has.
  func asks(for key: SelectionKey, isThere: Bool) -> Bool {
    guard let condition = key.requirement.condition, !isThere || key.requirement.needsValue
    else { return false }
    // `valueInAnyInstance` is met by this instance as well as by any other.
    if condition == .valueInAnyInstance { return hasProperValue(key.tag) }
    // What is there without a value may be left out: there is nothing to put in.
    guard key.requirement.needsValue,
      condition.isMet(for: key.tag, in: dataSet, sopClass: sopClass) == true
    else { return false }
    switch condition {
    case .presentInInstance, .valueInInstance: return hasProperValue(key.tag)
    case .inInstanceOrSharedGroups: return true
    case .verified, .isHL7Document, .hasModifiers: return true
    default: return false
    }
  }

  /// A value that a record can have: one that the standard does not allow stays out of it.
  private func hasProperValue(_ tag: Tag) -> Bool {
    guard let element = dataSet[tag], dataSet.hasValue(tag) else { return false }
    if let bytes = dataSet.bytes(tag), element.vr.isText, bytes.allSatisfy({ $0 == 0x20 }) {
      return false
    }
    let faults = try? ValueCheck(characterSet: characterSet).faults(in: element)
    return faults?.isEmpty ?? false
  }

  /// Nothing in the file speaks against the value of the record.
  ///
  /// What one of them lacks, what comes from within a sequence and what cannot be decoded is no
  /// difference.
  func agrees(_ key: SelectionKey, _ item: DataSet) -> Bool {
    if key.requirement.condition == .verified { return true }
    if key.vr == .sq { return agreesInCode(key, item) }
    let own =
      key.requirement.condition == .inInstanceOrSharedGroups
      ? dataSet.elementInSharedGroups(key.tag) : dataSet[key.tag]
    guard let own, case .bytes(let ownBytes) = own.value, ownBytes.count > 0,
      ownBytes.count <= 65_536, let bytes = try? ownBytes.load(), let other = item.bytes(key.tag)
    else { return true }
    guard key.vr.isText else { return own.vr != key.vr || bytes == other }
    // Of a value that the standard does not allow a record can only have what was made of it.
    guard ValueCheck(characterSet: characterSet).faults(bytes, key.vr).isEmpty else { return true }
    let theirs = SpecificCharacterSet(definedTerms: item.strings(.specificCharacterSet))
    // What a declaration that nobody understands stands for is unknown.
    let isForeign = [bytes, other].contains { SpecificCharacterSet.needsDeclaration($0) }
    if isForeign, !characterSet.diagnostics.isEmpty || !theirs.diagnostics.isEmpty { return true }
    let left = Self.comparable(characterSet.decode(bytes, vr: key.vr).text, key.vr)
    let right = Self.comparable(theirs.decode(other, vr: key.vr).text, key.vr)
    if left.isEmpty || right.isEmpty || left == right { return true }
    return (left + right).unicodeScalars.contains("\u{FFFD}")
  }

  /// Of sequences only codes are compared, and only where both have one item.
  /// - SeeAlso: PS3.3 §8.8
  private func agreesInCode(_ key: SelectionKey, _ item: DataSet) -> Bool {
    guard key.items?.macros.contains(.code) == true else { return true }
    let (own, other) = (dataSet.items(key.tag), item.items(key.tag))
    guard own.count == 1, other.count == 1 else { return true }
    for tag: DICOMCore.Tag in [.codeValue, .codingSchemeDesignator] {
      guard let left = own[0].string(tag), let right = other[0].string(tag) else { continue }
      if Self.trimmed(left[...]) != Self.trimmed(right[...]) { return false }
    }
    return true
  }

  /// In one form, whatever way of writing it was chosen.
  private static func comparable(_ text: String, _ vr: VR) -> String {
    switch vr {
    case .pn: return PersonName(text).normalized
    case .da: return text.filter { $0.isASCII && $0.isNumber }
    case .tm:
      var digits = text.filter { $0.isASCII && $0.isNumber }
      while digits.hasSuffix("0") { digits.removeLast() }
      return digits
    case .is, .ds:
      let values = text.split(separator: "\\", omittingEmptySubsequences: false)
      return values.map { Self.number($0) }.joined(separator: "\\")
    default:
      let values = text.split(separator: "\\", omittingEmptySubsequences: false)
      return values.map { Self.trimmed($0) }.joined(separator: "\\")
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var rest = text
    while rest.last == " " || rest.last == "\0" { rest.removeLast() }
    while rest.first == " " { rest.removeFirst() }
    return String(rest)
  }

  private static func number(_ text: Substring) -> String {
    let text = trimmed(text)
    return Double(text).map { "\($0)" } ?? text
  }
}
