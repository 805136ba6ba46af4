internal import DICOMCore
internal import DICOMFileSet

extension DirectoryValidation {
  /// Judges what is in a record, and keeps where its offsets lead.
  mutating func checkRecord(_ index: Int, _ directory: FileSetDirectory) {
    let item = directory.item(index)
    let type = directory.records[index].type
    facts[index].next = item.integer(.offsetOfTheNextDirectoryRecord) ?? 0
    facts[index].lower = item.integer(.offsetOfReferencedLowerLevelDirectoryEntity) ?? 0
    facts[index].standIn = item.integer(.offsetOfMultiReferencedRecord) ?? 0
    // Of a record that the end of the file cuts it has been said that it is not whole.
    if isCut, facts[index].number == facts.count { return }
    checkFront(index, item)
    guard facts[index].isInUse else { return }
    checkType(index, item, type)
    checkKeys(index, item, type)
    checkText(index, item)
    checkReference(index, item, type)
    checkTwice(index, item, type)
  }

  /// The elements that every record has in front of its type.
  private mutating func checkFront(_ index: Int, _ item: DataSet) {
    let offset = facts[index].offset
    let links: [Tag] = [
      .offsetOfTheNextDirectoryRecord, .recordInUseFlag,
      .offsetOfReferencedLowerLevelDirectoryEntity,
    ]
    for tag in links where item.integer(tag) == nil {
      note(
        DirectoryRule.link, at: offset, tag, record: index,
        found: item[tag] == nil ? "not there" : "empty", expected: "a value")
    }
    switch item.integer(.recordInUseFlag) {
    case nil, 0xFFFF: break
    case 0:
      facts[index].isInUse = false
      note(
        DirectoryRule.inactive, at: offset, .recordInUseFlag, record: index, found: "0000H",
        expected: "FFFFH")
    case let value?:
      note(
        DirectoryRule.flag, at: offset, .recordInUseFlag, record: index, found: "\(value)",
        expected: "65535 (FFFFH)")
    }
  }

  private mutating func checkType(_ index: Int, _ item: DataSet, _ type: DirectoryRecordType) {
    let offset = facts[index].offset
    guard let stated = item.string(.directoryRecordType) else {
      note(
        DirectoryRule.typeMissing, at: offset, .directoryRecordType, record: index,
        found: item[.directoryRecordType] == nil ? "not there" : "empty",
        expected: "a type of record")
      return
    }
    if !type.isKnown || stated != type.rawValue {
      note(
        DirectoryRule.typeUnknown, at: offset, .directoryRecordType, record: index,
        found: type.isKnown ? "\(type), written otherwise" : "the type “\(stated)”",
        expected: type.isKnown ? type.rawValue : "PATIENT, IMAGE or another type of Table F.4-1")
    } else if type == .mrdr || facts[index].standIn != 0 {
      note(
        DirectoryRule.multiReferenced, at: offset, record: index,
        found: type == .mrdr ? "such a record" : "an offset to such a record",
        expected: "the File ID in the record itself")
    } else if type.isRetired {
      note(
        DirectoryRule.typeRetired, at: offset, .directoryRecordType, record: index,
        found: type.rawValue, expected: "a type that is in use")
    }
  }

  private mutating func checkKeys(_ index: Int, _ item: DataSet, _ type: DirectoryRecordType) {
    let keys = SelectionKey.keys(of: type)
    for key in keys {
      checkKey(key, index, item, within: "")
      checkItems(of: key, index, item, within: "")
    }
    let own = Set(keys.filter { $0.requirement == .type1 }.map(\.tag))
    for table in additionalKeys {
      for key in SelectionKey.keys(of: type, in: table)
      where key.requirement == .type1 && !own.contains(key.tag) && !item.hasValue(key.tag) {
        note(
          DirectoryRule.profileKey, at: facts[index].offset, key.tag, record: index,
          found: item[key.tag] == nil ? "not there" : "empty",
          expected: "a value, by Table \(table.rawValue) of PS3.11")
      }
    }
  }

  /// The keys within the items of a record's sequence; the table of keys ends somewhere.
  private mutating func checkItems(
    of key: SelectionKey, _ index: Int, _ item: DataSet, within: String
  ) {
    guard key.vr == .sq else { return }
    let macros = key.items?.macros ?? []
    let hasIcon = key.tag == .iconImageSequence || macros.contains(.iconImage)
    let keys = (key.items?.keys ?? []) + (hasIcon ? SelectionKey.iconImage : [])
    // A damaged record may have any number of items; the first ones say what is wrong.
    for (number, inner) in item.items(key.tag).prefix(Self.itemsChecked).enumerated() {
      let path = "\(within)\(key.tag)[\(number + 1)]."
      for innerKey in keys {
        checkKey(innerKey, index, inner, within: path)
        checkItems(of: innerKey, index, inner, within: path)
      }
      if macros.contains(.code) { checkCode(index, inner, within: path) }
    }
  }

  private static let itemsChecked = 16

  /// - SeeAlso: PS3.3 §8.8
  private mutating func checkCode(_ index: Int, _ code: DataSet, within: String) {
    for key in SelectionKey.code { checkKey(key, index, code, within: within) }
    let values: [Tag] = [.codeValue, Tag(0x0008, 0x0119), Tag(0x0008, 0x0120)]
    guard !values.contains(where: { code.hasValue($0) }) else { return }
    note(
      DirectoryRule.keyMissing, at: facts[index].offset, .codeValue, record: index, within: within,
      found: "a code without a value", expected: "a Code Value, Long Code Value or URN Code Value")
  }

  private mutating func checkKey(
    _ key: SelectionKey, _ index: Int, _ item: DataSet, within: String
  ) {
    let rule: ValidationRule
    switch (key.requirement, item[key.tag] != nil, item.hasValue(key.tag)) {
    case (.type1, _, false) where key.tag == .privateRecordUID: rule = DirectoryRule.privateUID
    case (.type1, false, _): rule = DirectoryRule.keyMissing
    case (.type1, true, false): rule = DirectoryRule.keyEmpty
    case (.type2, false, _): rule = DirectoryRule.keyAbsent
    default: return
    }
    note(
      rule, at: facts[index].offset, key.tag, record: index, within: within,
      found: item[key.tag] == nil ? "not there" : "empty",
      expected: rule == DirectoryRule.keyAbsent ? "there, if empty" : "a value")
  }

  /// Values by their VR, and the character set that they are in.
  private mutating func checkText(_ index: Int, _ item: DataSet) {
    let declared = item.strings(.specificCharacterSet)
    var characterSet = SpecificCharacterSet(definedTerms: declared)
    if !declared.isEmpty {
      for diagnostic in characterSet.diagnostics {
        note(
          DirectoryRule.characterSetTerm, at: facts[index].offset, .specificCharacterSet,
          record: index, found: "\(diagnostic)", expected: "defined terms")
      }
      // Bytes of a set that is not understood can still be judged for their length.
      if !characterSet.diagnostics.isEmpty {
        characterSet = SpecificCharacterSet(definedTerms: ["ISO_IR 100"])
      }
    } else if let tag = item.firstForeignText {
      note(
        DirectoryRule.characterSetMissing, at: facts[index].offset, tag, record: index,
        found: "text beyond the default repertoire", expected: "Specific Character Set (0008,0005)")
      characterSet = SpecificCharacterSet(definedTerms: ["ISO_IR 100"])
    }
    // Of these three other rules speak.
    let apart: Set<Tag> = [.referencedFileID, .directoryRecordType, .specificCharacterSet]
    for element in item.elements where !apart.contains(element.tag) && !element.tag.isGroupLength {
      checkValue(element, characterSet, record: index)
    }
  }
}

extension DataSet {
  /// The first element with text that is something else without a declared character set.
  var firstForeignText: Tag? {
    elements.first { element in
      guard element.vr.usesSpecificCharacterSet, let bytes = bytes(element.tag) else {
        return false
      }
      return SpecificCharacterSet.needsDeclaration(bytes)
    }?.tag
  }
}

extension Tag {
  /// Retired; of the record that stands for the file of several.
  static let offsetOfMultiReferencedRecord = Tag(0x0004, 0x1504)
}
