internal import DICOMCore

/// Every element of a data set to any depth: whether it may be there, its VR and its values.
struct ElementCheck {
  private let isExplicit: Bool
  /// A VR that nobody knows was read as UN and is told of by itself.
  private let hasUnknownVRs: Bool
  private let isDirectory: Bool
  private var retired: Set<Tag> = []

  /// Deeper than reading goes.
  private static let maximumDepth = 100
  /// A longer text is not loaded for its characters.
  private static let longestText = 1_048_576

  init(_ file: DICOMFile) {
    isExplicit = !file.transferSyntax.isImplicitVR
    hasUnknownVRs = file.diagnostics.contains { diagnostic in
      if case .unknownVR = diagnostic.kind { true } else { false }
    }
    isDirectory = file.sopClass == .mediaStorageDirectory
  }

  mutating func check(_ dataSet: DataSet, _ list: inout FindingList) {
    check(dataSet, .ascii, ElementPath(), &list)
  }

  private mutating func check(
    _ dataSet: DataSet, _ outer: SpecificCharacterSet, _ parent: ElementPath,
    _ list: inout FindingList
  ) {
    var characterSet = outer
    if dataSet[.specificCharacterSet] != nil {
      characterSet = SpecificCharacterSet(definedTerms: dataSet.strings(.specificCharacterSet))
      for diagnostic in characterSet.diagnostics {
        list.add(
          ObjectRules.declaration, at: parent.appending(.specificCharacterSet),
          found: "\(diagnostic)", expected: "Defined Terms of PS3.3 §C.12.1.1.2")
      }
    }
    let check = ValueCheck(characterSet: characterSet)
    for element in dataSet.elements {
      let path = parent.appending(element.tag)
      checkTag(element, dataSet, path, &list)
      switch element.value {
      case .items(let items):
        guard path.depth < Self.maximumDepth else { continue }
        for (index, item) in items.enumerated() {
          self.check(item, characterSet, parent.appending(element.tag, item: index + 1), &list)
        }
      case .bytes(let bytes):
        if element.vr.isText, bytes.count > Self.longestText { continue }
        for fault in (try? check.faults(in: element)) ?? [] {
          add(fault, element, bytes.count, path, &list)
        }
      case .fragments: break
      }
    }
  }

  // MARK: Tags

  private mutating func checkTag(
    _ element: DataElement, _ dataSet: DataSet, _ path: ElementPath, _ list: inout FindingList
  ) {
    let tag = element.tag
    switch tag.group {
    case 0x0001, 0x0003, 0x0005, 0x0007, 0xFFFF:
      list.add(
        ObjectRules.forbiddenGroup, at: path, found: "group \(path.groupName(tag))",
        expected: "a private group from 0009 to FFFD")
      return
    case 0x0002 where path.depth == 1: break
    // Zeros behind the data set are told of as such.
    case 0x0000 where tag.rawValue == 0 && path.depth == 1: return
    case 0x0000, 0x0002,
      0x0004 where !isDirectory, 0x0006:
      list.add(
        ObjectRules.foreignGroup, at: path, found: "group \(path.groupName(tag))",
        expected: "groups from 0008")
      return
    default: break
    }
    if tag.isGroupLength {
      if tag.group > 0x0002 {
        list.add(
          ObjectRules.groupLength, at: path, found: "the length of a group", expected: "none")
      }
      return
    }
    if tag.isPrivate {
      checkPrivate(tag, dataSet, path, &list)
      return
    }
    guard let entry = DataDictionary.entry(for: tag) else {
      list.add(
        ObjectRules.unknownTag, at: path, found: "a tag that the dictionary does not have",
        expected: "a tag of PS3.6, or a private one")
      return
    }
    if entry.isRetired, retired.insert(tag).inserted {
      list.add(
        ObjectRules.retiredAttribute, at: path, found: "\(entry.keyword), which is retired",
        expected: "what took its place")
    }
    if isExplicit { checkVR(element, entry, path, &list) }
  }

  private func checkVR(
    _ element: DataElement, _ entry: DataDictionary.Entry, _ path: ElementPath,
    _ list: inout FindingList
  ) {
    if case .fragments = element.value { return }
    guard !entry.vrs.isEmpty, !entry.vrs.contains(element.vr) else { return }
    let expected = entry.vrs.map(\.name).joined(separator: " or ")
    if element.vr != .un {
      list.add(ObjectRules.wrongVR, at: path, found: element.vr.name, expected: expected)
    } else if !hasUnknownVRs {
      list.add(ObjectRules.needlessUN, at: path, found: "UN", expected: expected)
    }
  }

  /// - SeeAlso: PS3.5 §7.8.1
  private func checkPrivate(
    _ tag: Tag, _ dataSet: DataSet, _ path: ElementPath, _ list: inout FindingList
  ) {
    if tag.isPrivateCreator {
      if !dataSet.hasValue(tag) {
        list.add(
          ObjectRules.privateElement, at: path, found: "a private creator without a name",
          expected: "the name of the maker")
      }
      return
    }
    guard tag.element >= 0x1000 else {
      list.add(
        ObjectRules.privateElement, at: path,
        found: "an element number that no private creator can reserve",
        expected: "an element number from 1000")
      return
    }
    let creator = Tag(tag.group, tag.element >> 8)
    guard !dataSet.hasValue(creator) else { return }
    list.add(
      ObjectRules.privateElement, at: path, found: "no private creator in \(creator)",
      expected: "the name of the maker in \(creator)")
  }

  // MARK: Values

  private func add(
    _ fault: ValueFault, _ element: DataElement, _ length: Int, _ path: ElementPath,
    _ list: inout FindingList
  ) {
    // Reading tells of odd lengths.
    if fault.kind == .fieldLength, length % 2 == 1 { return }
    let subject = fault.number.map { "value \($0) " } ?? ""
    // Everything of group 0010 may tell whose file it is.
    let isPersonal = element.tag.group == 0x0010 && fault.found.contains("\"")
    list.add(
      ObjectRules.rule(for: fault.kind), at: path,
      found: subject + (isPersonal ? "is not so built" : fault.found), expected: fault.expected,
      section: "PS3.5 §\(fault.section)")
  }
}

extension ElementPath {
  fileprivate func groupName(_ tag: Tag) -> String {
    String("\(tag)".dropFirst().prefix(4))
  }
}
