internal import DICOMCore
internal import DICOMFileSet

extension FileSetValidation {
  /// Compares a file with its record and with those above it.
  mutating func compare(_ file: MediumFile, _ read: DICOMFile, _ record: Int) {
    guard let directory, let reference = directory.reference(record) else { return }
    compareReference(file, read, reference, record)
    let context = InstanceContext(read.dataSet)
    for index in [record] + directory.ancestors(of: record) {
      let type = directory.records[index].type
      let item = directory.item(index)
      let keys = keys(of: type).filter { $0.tag != .specificCharacterSet }
      // Of another patient, study or series everything else is another too.
      let identity = keys.first { Self.identities.contains(Self.rule(for: $0.tag, type)) }
      let isOther = identity.map { !context.agrees($0, item) } ?? false
      for key in keys where !isOther || key.tag == identity?.tag {
        compareKey(key, item, index, context, file, Self.rule(for: key.tag, type))
      }
    }
  }

  private static let identities = [
    FileSetRule.patientID, FileSetRule.studyUID, FileSetRule.seriesUID,
  ]

  private func keys(of type: DirectoryRecordType) -> [SelectionKey] {
    additionalKeys.reduce(SelectionKey.keys(of: type)) {
      $0 + SelectionKey.keys(of: type, in: $1)
    }
  }

  private static func rule(for tag: Tag, _ type: DirectoryRecordType) -> ValidationRule {
    switch (type.level, tag) {
    case (.patient, .patientID): FileSetRule.patientID
    case (.patient, _): FileSetRule.patientKeys
    case (.study, .studyInstanceUID): FileSetRule.studyUID
    case (.study, _): FileSetRule.studyKeys
    case (.series, .seriesInstanceUID): FileSetRule.seriesUID
    case (.series, _): FileSetRule.seriesKeys
    default: FileSetRule.instanceKeys
    }
  }

  /// Three ways: where meta information and data set differ, the record agrees with one of them.
  private mutating func compareReference(
    _ file: MediumFile, _ read: DICOMFile, _ reference: FileSetDirectory.Reference, _ record: Int
  ) {
    let (meta, data) = (read.metaInformation, read.dataSet)
    let syntax = meta.uid(.transferSyntaxUID)
    let parts: [(ValidationRule, Tag, UID?, [UID])] = [
      (
        FileSetRule.recordClass, .referencedSOPClassUIDInFile, reference.sopClass,
        [meta.uid(.mediaStorageSOPClassUID), data.uid(.sopClassUID)].compactMap(\.self)
      ),
      (
        FileSetRule.recordInstance, .referencedSOPInstanceUIDInFile, reference.sopInstance,
        [meta.uid(.mediaStorageSOPInstanceUID), data.uid(.sopInstanceUID)].compactMap(\.self)
      ),
      (
        FileSetRule.recordSyntax, .referencedTransferSyntaxUIDInFile, reference.transferSyntax,
        syntax.map { [$0, read.transferSyntax.uid] } ?? []
      ),
    ]
    for (rule, tag, stated, held) in parts {
      guard let stated, let first = held.first, !held.contains(stated) else { continue }
      note(
        rule, file.path, path: "\(tag)",
        found: "\(stated) in the record at byte \(directory?.records[record].offset ?? 0)",
        expected: "\(first)")
    }
  }

  private mutating func compareKey(
    _ key: SelectionKey, _ item: DataSet, _ index: Int, _ context: InstanceContext,
    _ file: MediumFile, _ rule: ValidationRule
  ) {
    let told = ToldKey(record: index, tag: key.tag)
    guard !self.told.contains(told) else { return }
    let offset = directory?.records[index].offset ?? 0
    guard item.hasValue(key.tag) else {
      guard context.asks(for: key, isThere: item[key.tag] != nil) else { return }
      self.told.insert(told)
      note(
        FileSetRule.conditionalKey, file.path, path: "\(key.tag)",
        found: "a value here, and none in the record at byte \(offset)",
        expected: "the value in the record")
      return
    }
    guard !context.agrees(key, item) else { return }
    self.told.insert(told)
    note(
      rule, file.path, path: "\(key.tag)",
      found: "another value than in the record at byte \(offset) of the DICOMDIR",
      expected: "one value in both")
  }
}

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
    if key.vr == .sq || key.requirement.condition == .verified { return true }
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
