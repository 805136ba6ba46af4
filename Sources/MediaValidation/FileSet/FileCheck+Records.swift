internal import DICOMCore
internal import DICOMFileSet

extension FileCheck {
  /// Compares a file with its record and with those above it.
  mutating func compare(_ read: DICOMFile, _ record: Int) {
    guard let directory = set.directory, let reference = directory.reference(record) else { return }
    compareReference(read, reference, record)
    let context = InstanceContext(read.dataSet)
    for index in [record] + directory.ancestors(of: record) {
      let type = directory.records[index].type
      let item = directory.item(index)
      let keys = keys(of: type).filter { $0.tag != .specificCharacterSet }
      // Of another patient, study or series everything else is another too.
      let identity = keys.first { Self.identities.contains(Self.rule(for: $0.tag, type)) }
      let isOther = identity.map { !context.agrees($0, item) } ?? false
      for key in keys where !isOther || key.tag == identity?.tag {
        compareKey(key, item, index, context, Self.rule(for: key.tag, type))
      }
    }
  }

  private static let identities = [
    FileSetRule.patientID, FileSetRule.studyUID, FileSetRule.seriesUID,
  ]

  private func keys(of type: DirectoryRecordType) -> [SelectionKey] {
    set.additionalKeys.reduce(SelectionKey.keys(of: type)) {
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
    _ read: DICOMFile, _ reference: FileSetDirectory.Reference, _ record: Int
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
        rule, path: "\(tag)",
        found: "\(stated) in the record at byte \(set.directory?.records[record].offset ?? 0)",
        expected: "\(first)")
    }
  }

  private mutating func compareKey(
    _ key: SelectionKey, _ item: DataSet, _ index: Int, _ context: InstanceContext,
    _ rule: ValidationRule
  ) {
    let told = FileSetValidation.ToldKey(record: index, tag: key.tag)
    let offset = set.directory?.records[index].offset ?? 0
    guard item.hasValue(key.tag) else {
      guard context.asks(for: key, isThere: item[key.tag] != nil) else { return }
      note(
        FileSetRule.conditionalKey, path: "\(key.tag)",
        found: "a value here, and none in the record at byte \(offset)",
        expected: "the value in the record", once: told)
      return
    }
    guard !context.agrees(key, item) else { return }
    note(
      rule, path: "\(key.tag)",
      found: "another value than in the record at byte \(offset) of the DICOMDIR",
      expected: "one value in both", once: told)
  }
}
