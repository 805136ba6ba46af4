internal import DICOMCore

/// What the values of a data set or an item are read and written by.
struct AttributeContext: Sendable {
  var characterSet: SpecificCharacterSet
  /// Pixel Representation of the instance is 1.
  var isSigned = false
  /// `RequestAttributesSequence (0040,0275)[0].`; empty in the main data set.
  var prefix = ""
  /// The element of the main data set that it is in.
  var top: Tag?

  init(_ dataSet: DataSet) {
    characterSet = SpecificCharacterSet(definedTerms: dataSet.strings(.specificCharacterSet))
    isSigned = dataSet.integer(.pixelRepresentation) == 1
  }

  var blocks: PrivateBlocks { PrivateBlocks(characterSet: characterSet) }

  func within(_ item: DataSet, number: Int, of sequence: AttributeName, _ tag: Tag) -> Self {
    var inner = self
    inner.top = top ?? tag
    inner.prefix += "\(sequence)[\(number)]."
    if item[.specificCharacterSet] != nil {
      inner.characterSet = SpecificCharacterSet(
        definedTerms: item.strings(.specificCharacterSet))
    }
    return inner
  }

  /// The name of an element, with its creator where it is private and has one.
  func name(of element: DataElement, in item: DataSet) -> AttributeName {
    guard !element.tag.isPrivateCreator, let creator = blocks.creator(element, in: item) else {
      return AttributeName(tag: element.tag)
    }
    return AttributeName(
      tag: Tag(element.tag.group, element.tag.element & 0xFF), creator: creator)
  }

  /// The values as texts, numbers in decimals; none for an empty or long value or a sequence.
  func texts(_ element: DataElement) -> [String] {
    guard case .bytes(let field) = element.value, field.count <= 1 << 20,
      let bytes = try? field.load()
    else { return [] }
    var vr = element.vr
    if vr == .un, let known = DataDictionary.vr(of: element.tag) { vr = known }
    if vr.isText { return characterSet.decodeValues(bytes, vr: vr).values }
    let single = DataSet([DataElement(element.tag, vr, .memory(bytes))])
    switch vr {
    case .fl, .fd: return single.reals(element.tag).map { "\($0)" }
    case .us, .ss, .ul, .sl, .uv, .sv: return single.integers(element.tag).map { "\($0)" }
    case .at:
      let words = single.integers(element.tag)
      return stride(from: 0, to: words.count - words.count % 2, by: 2).map { index in
        Tag(
          UInt16(truncatingIfNeeded: words[index]), UInt16(truncatingIfNeeded: words[index + 1])
        ).description
      }
    default: return []
    }
  }
}

/// Finds the elements that a path means.
enum AttributeVisitor {
  static func visit(
    _ dataSet: DataSet, _ path: CoercionPath, _ body: (DataElement, AttributeContext) -> Void
  ) {
    let context = AttributeContext(dataSet)
    if path.isAtEveryDepth {
      everywhere(dataSet, context, path.attribute, body)
    } else {
      below(dataSet, context, path.steps[...], path.attribute, body)
    }
  }

  private static func below(
    _ item: DataSet, _ context: AttributeContext, _ steps: ArraySlice<CoercionPath.Step>,
    _ name: AttributeName, _ body: (DataElement, AttributeContext) -> Void
  ) {
    guard let step = steps.first else {
      if let element = context.blocks.tag(of: name, in: item).flatMap({ item[$0] }) {
        body(element, context)
      }
      return
    }
    guard let tag = context.blocks.tag(of: step.sequence, in: item) else { return }
    for (number, inner) in item.items(tag).enumerated()
    where step.items == .every || step.items == .number(number) {
      below(
        inner, context.within(inner, number: number, of: step.sequence, tag), steps.dropFirst(),
        name, body)
    }
  }

  private static func everywhere(
    _ item: DataSet, _ context: AttributeContext, _ name: AttributeName,
    _ body: (DataElement, AttributeContext) -> Void
  ) {
    below(item, context, [], name, body)
    for element in item.elements {
      guard case .items(let items) = element.value else { continue }
      let sequence = context.name(of: element, in: item)
      for (number, inner) in items.enumerated() {
        everywhere(
          inner, context.within(inner, number: number, of: sequence, element.tag), name, body)
      }
    }
  }
}
