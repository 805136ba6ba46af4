extension DataSetReader {
  /// Items until the sequence ends: by its delimiter, or at `end` when its length was given.
  ///
  /// With `keep` false they are walked over, those of given length in one step.
  mutating func readItems(
    _ header: ElementHeader, end: Int, encoding: ElementEncoding, keep: Bool
  ) throws -> (items: [DataSet], next: Int) {
    guard depth < options.maximumDepth else {
      throw DICOMError(
        .nestingTooDeep(limit: options.maximumDepth), path: path + header.tag,
        offset: header.offset)
    }
    depth += 1
    path.steps.append(.init(tag: header.tag, item: nil))
    var items: [DataSet] = []
    var count = 0
    var offset = header.valueOffset
    var isOpen = header.isUndefined
    while offset < end {
      path.steps[path.steps.count - 1].item = count + 1
      let item = try window.header(at: offset, end: end, encoding: encoding)
      if item.tag == .sequenceDelimitationItem, header.isUndefined {
        offset = item.valueOffset
        isOpen = false
        break
      }
      if item.tag == .sequenceDelimitationItem || item.tag == .itemDelimitationItem {
        note(.strayDelimiter, at: item.offset)
        offset = item.valueOffset
        continue
      }
      guard item.tag == .item else {
        if header.isUndefined, item.tag > header.tag, count > 0 {
          note(.missingSequenceDelimiter, at: item.offset)
          isOpen = false
          break
        }
        throw DICOMError(
          .unexpected(found: "\(item.tag)", expected: "an item (FFFE,E000)"), offset: item.offset)
      }
      count += 1
      let (dataSet, next) = try readItem(item, end: end, encoding: encoding, keep: keep)
      if keep { items.append(dataSet) }
      offset = next
    }
    if isOpen { try endWithoutDelimiter(end) }
    depth -= 1
    path.steps.removeLast()
    return (items, offset)
  }

  /// A sequence or item of undefined length reaches the end of what contains it.
  private mutating func endWithoutDelimiter(_ end: Int) throws {
    if end == window.end {
      throw DICOMError(.truncated(needed: 8, available: 0), offset: end)
    }
    note(.missingSequenceDelimiter, at: end)
  }

  mutating func readItem(
    _ item: ElementHeader, end: Int, encoding: ElementEncoding, keep: Bool
  ) throws -> (DataSet, next: Int) {
    let available = end - item.valueOffset
    guard item.isUndefined || item.length <= available else {
      throw DICOMError(
        .beyond(end, of: window, needed: item.length, available: available), offset: item.offset)
    }
    let itemEnd = item.isUndefined ? end : item.valueOffset + item.length
    if keep { try claim(Self.costOfElement, at: item.offset) }
    if !keep, !item.isUndefined { return (DataSet(), itemEnd) }
    var builder = DataSetBuilder()
    var offset = item.valueOffset
    while offset < itemEnd {
      let header = try window.header(at: offset, end: itemEnd, encoding: encoding)
      if header.tag == .itemDelimitationItem {
        offset = header.valueOffset
        if item.isUndefined { return (builder.dataSet, offset) }
        note(.strayDelimiter, at: header.offset)
        continue
      }
      if header.tag == .sequenceDelimitationItem, item.isUndefined {
        note(.strayDelimiter, at: header.offset)
        return (builder.dataSet, offset)
      }
      guard header.tag.group != 0xFFFE else {
        throw DICOMError(
          .unexpected(found: "\(header.tag)", expected: "a data element or the end of the item"),
          offset: header.offset)
      }
      let (element, next) = try readElement(header, end: itemEnd, encoding: encoding, keep: keep)
      if let element { add(element, to: &builder, at: header.offset) }
      offset = next
    }
    if item.isUndefined { try endWithoutDelimiter(end) }
    return (builder.dataSet, offset)
  }
}
