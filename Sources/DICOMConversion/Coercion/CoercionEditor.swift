internal import DICOMCore

/// A data set under the hands of the rules, and what they have changed in it.
struct CoercionEditor {
  private(set) var dataSet: DataSet
  private(set) var changes: [CoercionChange] = []
  /// From 0; nil while references are followed.
  var rule: Int?

  init(_ dataSet: DataSet) { self.dataSet = dataSet }

  /// Changes the attributes that a path means.
  ///
  /// - Parameters:
  ///   - creates: items and blocks that are missing are made, where the path names one.
  ///   - value: gives the element that is to stand there, under the tag it is given; nil for none.
  mutating func edit(
    _ path: CoercionPath, creates: Bool = false, isReplacement: Bool = false,
    _ value: (DataElement?, Tag, AttributeContext) throws -> DataElement?
  ) throws {
    var data = dataSet
    var made: [CoercionChange] = []
    func put(_ item: inout DataSet, _ context: AttributeContext) throws {
      let name = path.attribute
      let known = context.blocks.tag(of: name, in: item)
      let old = known.flatMap { item[$0] }
      guard old != nil || creates else { return }
      // What a new block would be called by; it is reserved when there is something to put there.
      guard let new = try value(old, known ?? name.tag, context) else {
        return remove(known, &item, old, name, context)
      }
      guard let tag = try context.blocks.reserve(name, in: &item) else {
        throw CoercionFailure(
          attribute: context.prefix + name.description,
          "every block of private attributes in the group is taken")
      }
      let element = DataElement(tag, new.vr, new.value)
      guard
        var change = CoercionChange(rule: rule, name, from: old, to: element, in: context)
      else { return }
      change.isReplacement = isReplacement
      item[tag] = element
      made.append(change)
    }
    func remove(
      _ tag: Tag?, _ item: inout DataSet, _ old: DataElement?, _ name: AttributeName,
      _ context: AttributeContext
    ) {
      guard let tag, let change = CoercionChange(rule: rule, name, from: old, to: nil, in: context)
      else { return }
      item[tag] = nil
      made.append(change)
    }
    let context = AttributeContext(data)
    if path.isAtEveryDepth {
      try Self.everywhere(&data, context) { item, context in
        // Nothing is made in every item that there is.
        guard context.blocks.tag(of: path.attribute, in: item).flatMap({ item[$0] }) != nil else {
          return
        }
        try put(&item, context)
      }
    } else {
      try Self.below(&data, context, path.steps[...], creates: creates, put)
    }
    (dataSet, changes) = (data, changes + made)
  }

  /// Removes the elements that `selects` takes, in the main data set and, when asked, below it.
  mutating func sweep(
    atEveryDepth: Bool, _ selects: (DataElement, DataSet, AttributeContext) -> Bool
  ) throws {
    var data = dataSet
    var made: [CoercionChange] = []
    let rule = rule
    func remove(_ item: inout DataSet, _ context: AttributeContext) {
      let whole = item
      for element in whole.elements where selects(element, whole, context) {
        let name = context.name(of: element, in: whole)
        guard
          var change = CoercionChange(rule: rule, name, from: element, to: nil, in: context)
        else { continue }
        change.isSweeping = true
        item[element.tag] = nil
        made.append(change)
      }
    }
    let context = AttributeContext(data)
    if atEveryDepth {
      try Self.everywhere(&data, context, remove)
    } else {
      remove(&data, context)
    }
    (dataSet, changes) = (data, changes + made)
  }

  /// Gives every UID of `replaced` that stands anywhere its new value, but for what rules have set.
  ///
  /// What stood there before other changes stays told as it was.
  mutating func follow(_ replaced: [String: String]) throws {
    guard !replaced.isEmpty else { return }
    let done = Set(changes.map(\.attribute))
    var data = dataSet
    var made: [CoercionChange] = []
    try Self.everywhere(&data, AttributeContext(data)) { item, context in
      guard context.top != .originalAttributesSequence else { return }
      for element in item.elements where element.isUID {
        let uids = context.texts(element)
        guard uids.contains(where: { replaced[$0] != nil }) else { continue }
        let name = context.name(of: element, in: item)
        let text = uids.map { replaced[$0] ?? $0 }.joined(separator: "\\")
        let new = DataElement.text(element.tag, .ui, text)
        guard !done.contains(context.prefix + name.description),
          let change = CoercionChange(rule: nil, name, from: element, to: new, in: context)
        else { continue }
        item[element.tag] = new
        made.append(change)
      }
    }
    (dataSet, changes) = (data, changes + made)
  }

  /// Adds an element that is no change of a rule.
  mutating func add(_ element: DataElement) { dataSet[element.tag] = element }

  /// Puts an element of the main data set back, or in the place of what is missing.
  mutating func restore(_ element: DataElement) {
    dataSet[element.tag] = element
    changes.removeAll { $0.top == element.tag && $0.isSweeping }
  }

  /// Leaves an attribute empty that was to be removed.
  mutating func empty(_ tag: Tag, _ vr: VR) {
    let element = DataElement(tag, vr, vr == .sq ? .items([]) : .memory([]))
    dataSet[tag] = element
    for index in changes.indices where changes[index].top == tag && changes[index].new == nil {
      (changes[index].kind, changes[index].new) = (.changed, element)
    }
  }

  private static func below(
    _ item: inout DataSet, _ context: AttributeContext, _ steps: ArraySlice<CoercionPath.Step>,
    creates: Bool, _ body: (inout DataSet, AttributeContext) throws -> Void
  ) throws {
    guard let step = steps.first else { return try body(&item, context) }
    let name = step.sequence
    let known = context.blocks.tag(of: name, in: item)
    if known.flatMap({ item[$0] }) == nil, !creates || step.items == .every { return }
    guard let tag = try known ?? context.blocks.reserve(name, in: &item) else {
      throw CoercionFailure(
        attribute: context.prefix + name.description,
        "every block of private attributes in the group is taken")
    }
    var items: [DataSet] = []
    switch item[tag]?.value {
    case .items(let found): items = found
    case .bytes(let bytes) where bytes.count > 0:
      throw CoercionFailure(
        attribute: context.prefix + name.description, "the sequence cannot be read")
    default: break
    }
    var isMade = false
    if case .number(let number) = step.items, number >= items.count {
      guard creates else { return }
      guard number == items.count else {
        throw CoercionFailure(
          attribute: context.prefix + name.description,
          "item \(number) is wanted, and there are \(items.count)")
      }
      items.append(DataSet())
      isMade = true
    }
    for number in items.indices
    where step.items == .every || step.items == .number(number) {
      let inner = context.within(items[number], number: number, of: name, tag)
      try below(&items[number], inner, steps.dropFirst(), creates: creates, body)
    }
    if isMade, items.last?.isEmpty == true { return }
    item[tag] = DataElement(tag, .sq, .items(items))
  }

  static func everywhere(
    _ item: inout DataSet, _ context: AttributeContext,
    _ body: (inout DataSet, AttributeContext) throws -> Void
  ) throws {
    try body(&item, context)
    for element in item.elements {
      guard case .items(var items) = element.value else { continue }
      let sequence = context.name(of: element, in: item)
      for number in items.indices {
        let inner = context.within(items[number], number: number, of: sequence, element.tag)
        try everywhere(&items[number], inner, body)
      }
      item[element.tag]?.value = .items(items)
    }
  }
}

extension DataElement {
  /// Of VR UI, or of unknown VR where the dictionary has UI.
  fileprivate var isUID: Bool { vr == .ui || vr == .un && DataDictionary.vr(of: tag) == .ui }
}
