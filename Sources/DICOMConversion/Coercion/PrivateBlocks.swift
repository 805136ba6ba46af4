internal import DICOMCore

/// The blocks that private creators reserve in a data set or an item.
/// - SeeAlso: PS3.5 §7.8.1
struct PrivateBlocks {
  var characterSet: SpecificCharacterSet

  /// Where an attribute is, or would be; nil where its creator has no block.
  func tag(of name: AttributeName, in item: DataSet) -> Tag? {
    guard let creator = name.creator else { return name.tag }
    for element in item.elements
    where element.tag.group == name.tag.group && element.tag.isPrivateCreator {
      guard self.creator(element, in: item) == creator else { continue }
      return Tag(name.tag.group, element.tag.element << 8 | name.tag.element & 0xFF)
    }
    return nil
  }

  /// Where an attribute is to be; its creator is given a block when it has none.
  /// - Returns: nil where all blocks of the group are taken.
  func reserve(_ name: AttributeName, in item: inout DataSet) throws -> Tag? {
    if let tag = tag(of: name, in: item) { return tag }
    guard let creator = name.creator else { return name.tag }
    guard let bytes = characterSet.encode(creator, vr: .lo) else { throw NeedsUTF8() }
    let group = name.tag.group
    let taken = Set(
      item.elements.lazy.filter { $0.tag.group == group }.map { element in
        element.tag.isPrivateCreator ? element.tag.element : element.tag.element >> 8
      })
    guard let block = (UInt16(0x10)...0xFF).first(where: { !taken.contains($0) }) else {
      return nil
    }
    item[Tag(group, block)] = .bytes(Tag(group, block), .lo, bytes)
    return Tag(group, block << 8 | name.tag.element & 0xFF)
  }

  /// Nil for an element that is not private, or whose block nobody has reserved.
  func creator(_ element: DataElement, in item: DataSet) -> String? {
    guard element.tag.isPrivate else { return nil }
    let block = element.tag.isPrivateCreator ? element.tag.element : element.tag.element >> 8
    guard (0x10...0xFF).contains(block),
      let bytes = item.bytes(Tag(element.tag.group, block))
    else { return nil }
    let text = characterSet.decode(bytes, vr: .lo).text
    return text.isEmpty ? nil : text
  }
}

/// A text has a character that the instance's character set does not have.
struct NeedsUTF8: Error {}
