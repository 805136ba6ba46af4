internal import DICOMCore

extension CoercionEditor {
  mutating func perform(_ action: CoercionAction, _ digest: KeyedDigest) throws {
    switch action {
    case .set(let values): for value in values { try set(value) { _ in true } }
    case .byDefault(let values): for value in values { try set(value) { !$0.hasValue } }
    case .delete(let targets): for target in targets { try delete(target) }
    case .copy(let from, let to, let vr): try copy(from, to, vr)
    case .map(let mapping): try map(mapping)
    case .hash(let paths): for path in paths { try hash(path, digest) }
    case .newUID(let paths): for path in paths { try replaceUIDs(path, digest) }
    case .privates(let selection):
      try sweep(atEveryDepth: true) { element, item, context in
        element.tag.isPrivate && selection.removes(context.blocks.creator(element, in: item))
      }
    }
  }

  private mutating func set(_ value: CoercionValue, where takes: (DataElement?) -> Bool) throws {
    try edit(value.path, creates: true) { old, tag, context in
      takes(old) ? try Self.element(value.settings, tag, context) : old
    }
  }

  /// What settings of one attribute come to, in the character set of where it is to stand.
  private static func element(
    _ settings: [AttributeSetting], _ tag: Tag, _ context: AttributeContext
  ) throws -> DataElement? {
    var assembly = DataSetAssembly(
      ElementEncoder(characterSet: context.characterSet, isSigned: context.isSigned))
    let assembled = assembly.dataSet(settings)
    if let error = assembly.errors.first {
      // In UTF-8 the same values were taken when the rules were read.
      if context.characterSet != .utf8 { throw NeedsUTF8() }
      throw CoercionFailure(attribute: error.attribute, error.reason)
    }
    // The last is the attribute; in front of it only its creator stands.
    return assembled.elements.last.map { DataElement(tag, $0.vr, $0.value) }
  }

  private mutating func delete(_ target: CoercionTarget) throws {
    switch target {
    case .attribute(let path): try edit(path) { _, _, _ in nil }
    case .tags(let pattern, let atEveryDepth):
      try sweep(atEveryDepth: atEveryDepth) { element, _, _ in
        pattern.matches(element.tag) && !ProtectedAttribute.staysInSweep(element.tag)
      }
    }
  }

  private mutating func copy(_ from: CoercionPath, _ to: CoercionPath, _ vr: VR?) throws {
    var source: (element: DataElement, context: AttributeContext)?
    AttributeVisitor.visit(dataSet, from) { element, context in
      if source == nil { source = (element, context) }
    }
    guard let source else { return }
    let (element, texts) = (source.element, source.context.texts(source.element))
    try edit(to, creates: true) { _, tag, context in
      if case .items = element.value {
        guard vr == .sq else { throw Self.unfit(to, "a sequence fits into a sequence only") }
        return DataElement(tag, .sq, element.value)
      }
      guard vr != .sq else { throw Self.unfit(to, "a value fits into no sequence") }
      let isWords = !element.vr.isText && (vr == nil || vr == element.vr)
      if isWords, element.vr != .un { return DataElement(tag, element.vr, element.value) }
      let setting = AttributeSetting(
        AttributePath([], to.attribute), vr: vr, .texts(texts), source: "copy")
      let encoder = ElementEncoder(isSigned: context.isSigned)
      // The fault itself may say the value, which may be a name.
      guard encoder.faults(setting).isEmpty else {
        throw Self.unfit(
          to,
          "\(encoder.vr(of: setting).name) has another form, or fewer characters or values")
      }
      return try Self.element([setting], tag, context)
    }
  }

  private static func unfit(_ path: CoercionPath, _ reason: String) -> CoercionFailure {
    CoercionFailure(attribute: path.description, "what is copied does not fit: \(reason)")
  }

  private mutating func map(_ mapping: CoercionMapping) throws {
    var key: String?
    AttributeVisitor.visit(dataSet, mapping.from) { element, context in
      if key == nil { key = context.texts(element).joined(separator: "\\") }
    }
    if mapping.from == mapping.to {
      let takesMissing = mapping.table[""] != nil || mapping.otherwise == .reject
      return try edit(mapping.to, creates: takesMissing) { old, tag, context in
        let own = old.map { context.texts($0).joined(separator: "\\") } ?? ""
        return try Self.mapped(mapping, own, old, tag, context)
      }
    }
    try edit(mapping.to, creates: true) { old, tag, context in
      try Self.mapped(mapping, key ?? "", old, tag, context)
    }
  }

  private static func mapped(
    _ mapping: CoercionMapping, _ key: String, _ old: DataElement?, _ tag: Tag,
    _ context: AttributeContext
  ) throws -> DataElement? {
    if let setting = mapping.table[key] { return try element([setting], tag, context) }
    switch mapping.otherwise {
    case .keep: return old
    case .delete: return nil
    case .empty:
      guard let old else { return nil }
      if case .items = old.value { return DataElement(old.tag, old.vr, .items([])) }
      return DataElement(old.tag, old.vr, .memory([]))
    case .reject:
      throw CoercionFailure(
        attribute: context.prefix + mapping.from.attribute.description,
        "the table has no line for the value")
    }
  }

  private mutating func hash(_ path: CoercionPath, _ digest: KeyedDigest) throws {
    try edit(path, isReplacement: true) { old, tag, context in
      guard let old, old.hasValue else { return old }
      var vr = old.vr
      if vr == .un, let known = DataDictionary.vr(of: tag) { vr = known }
      // What cannot be read as text stays for nobody to see.
      let values = context.texts(old).map { digest.value(for: $0, vr) ?? "" }
      return .text(tag, vr, values.joined(separator: "\\"))
    }
  }

  private mutating func replaceUIDs(_ path: CoercionPath, _ digest: KeyedDigest) throws {
    try edit(path, isReplacement: true) { old, tag, context in
      guard let old, old.hasValue else { return old }
      let uids = context.texts(old).map { digest.uid(for: $0) }
      return .text(tag, .ui, uids.joined(separator: "\\"))
    }
  }
}

extension DataElement? {
  /// At least one byte or item is there.
  fileprivate var hasValue: Bool { self?.hasValue == true }
}

extension DataElement {
  var hasValue: Bool {
    switch value {
    case .bytes(let bytes): bytes.count > 0
    case .items(let items): !items.isEmpty
    case .fragments: true
    }
  }
}
