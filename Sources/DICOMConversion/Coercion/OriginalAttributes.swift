package import DICOMCore

/// What attributes were before they were changed, for Original Attributes Sequence.
/// - SeeAlso: PS3.3 §C.12.1.1.9
package struct OriginalAttributes {
  private let original: DataSet
  private let characterSet: SpecificCharacterSet
  private static let maker = "SPINDLE"

  package init(_ original: DataSet) {
    self.original = original
    characterSet = SpecificCharacterSet(definedTerms: original.strings(.specificCharacterSet))
  }

  /// - Parameters:
  ///   - changed: attributes of the main data set.
  ///   - lossy: those of which a conversion to UTF-8 could not keep everything.
  ///   - isConverted: all text was brought into UTF-8.
  ///   - source: Source of Previous Values, in the character set of the data set as it is now.
  ///   - time: a DT value.
  package func item(
    changed: Set<Tag>, lossy: Set<Tag>, isConverted: Bool, source: DataElement, time: String
  ) throws -> DataSet {
    var prior = DataSet()
    var nonconforming: [DataSet] = []
    for tag in changed.sorted() {
      let element = original[tag]
      if tag.isPrivate {
        guard let element, let creator = original[creator(of: tag)] else { continue }
        (prior[tag], prior[creator.tag]) = (element, creator)
        continue
      }
      let vr = DataDictionary.vr(of: tag) ?? .un
      if let element, let bytes = nonconformingBytes(element, vr) {
        nonconforming.append(Self.nonconforming(tag, bytes))
      } else {
        prior[tag] = element ?? DataElement(tag, vr, vr == .sq ? .items([]) : .memory([]))
      }
    }
    for tag in lossy.sorted() where !changed.contains(tag) {
      guard case .bytes(let value)? = original[tag]?.value else { continue }
      nonconforming.append(Self.nonconforming(tag, try value.load()))
    }
    if isConverted {
      // In the item it also says in which character set these values are.
      prior[.specificCharacterSet] =
        original[.specificCharacterSet] ?? .text(.specificCharacterSet, .cs, "")
    }
    var item = DataSet([
      source,
      .text(Tag(0x0400, 0x0562), .dt, time),
      .text(Tag(0x0400, 0x0563), .lo, Self.maker),
      .text(Tag(0x0400, 0x0565), .cs, "COERCE"),
      DataElement(Tag(0x0400, 0x0550), .sq, .items([prior])),
    ])
    if !nonconforming.isEmpty {
      item[Tag(0x0400, 0x0551)] = DataElement(Tag(0x0400, 0x0551), .sq, .items(nonconforming))
    }
    return item
  }

  private func creator(of tag: Tag) -> Tag {
    tag.isPrivateCreator ? tag : Tag(tag.group, tag.element >> 8)
  }

  /// The bytes of a value that is none of its VR, or cannot be read in its character set.
  private func nonconformingBytes(_ element: DataElement, _ vr: VR) -> [UInt8]? {
    guard case .bytes(let value) = element.value, let bytes = try? value.load(), !bytes.isEmpty
    else { return nil }
    let allowed = DataDictionary.entry(for: element.tag)?.vrs ?? [vr]
    guard allowed.contains(element.vr) else { return bytes }
    if element.vr.usesSpecificCharacterSet {
      return characterSet.decode(bytes, vr: element.vr).isLossy ? bytes : nil
    }
    return ConformingValue(bytes, vr: element.vr) == nil ? bytes : nil
  }

  /// - SeeAlso: PS3.3 §C.12.1.1.9.2, Table 10-20
  private static func nonconforming(_ tag: Tag, _ bytes: [UInt8]) -> DataSet {
    DataSet([
      .bytes(
        Tag(0x0072, 0x0026), .at, littleEndianBytes(tag.group) + littleEndianBytes(tag.element)),
      .bytes(Tag(0x0072, 0x0028), .us, littleEndianBytes(UInt16(1))),
      .bytes(Tag(0x0400, 0x0552), .ob, bytes),
    ])
  }
}
