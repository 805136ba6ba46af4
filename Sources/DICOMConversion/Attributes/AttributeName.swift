public import DICOMCore

/// One attribute by its keyword, its tag, or its private creator and number.
/// - SeeAlso: PS3.5 §7.8
public struct AttributeName: Hashable, Sendable {
  /// Of a private attribute: the group, and the number in its block as the element.
  public var tag: Tag
  /// Nil for attributes of the standard.
  public var creator: String?

  /// Reads `PatientName`, `(0010,0010)`, `00100010`, or `(4453,01,CREATOR)` for a private one.
  ///
  /// - Throws: the reason, as text for a message.
  init(_ text: some StringProtocol) throws(Unnamed) {
    let text = String(text).trimmingSpaces
    if let tag = DataDictionary.tag(keyword: text) {
      try self.init(known: tag)
    } else if let (tag, creator) = Self.privateName(text) {
      guard tag.isPrivate else {
        throw Unnamed("the group is even: only attributes of odd groups have a creator")
      }
      guard (1...64).contains(creator.unicodeScalars.count), !creator.contains("\\") else {
        throw Unnamed("the creator must have 1 to 64 characters")
      }
      self.init(tag: tag, creator: creator)
    } else if let tag = Tag(text) {
      guard !tag.isPrivate else {
        throw Unnamed(
          "a private attribute is given with its creator, as (\(text.prefix(5).filter(\.isHexDigit)),"
            + "01,CREATOR)")
      }
      try self.init(known: tag)
    } else {
      throw Unnamed("no attribute of the standard has this keyword or tag")
    }
  }

  private init(known tag: Tag) throws(Unnamed) {
    switch tag {
    // The file's own copies of two attributes of the data set.
    case Tag(0x0002, 0x0002): self.tag = Tag(0x0008, 0x0016)
    case Tag(0x0002, 0x0003): self.tag = Tag(0x0008, 0x0018)
    default:
      guard tag.group >= 0x0008, !tag.isGroupLength, tag.group != 0xFFFE,
        let entry = DataDictionary.entry(for: tag), !entry.vrs.isEmpty
      else {
        throw Unnamed(
          tag.group < 0x0008
            ? "attributes of commands, files and directories are written by the program itself"
            : "the standard has no attribute with this tag")
      }
      self.tag = tag
    }
    creator = nil
  }

  init(tag: Tag, creator: String? = nil) { (self.tag, self.creator) = (tag, creator) }

  /// `(gggg,ee,CREATOR)`; the parentheses may be missing.
  private static func privateName(_ text: String) -> (Tag, String)? {
    var rest = text[...]
    if rest.hasPrefix("("), rest.hasSuffix(")") { rest = rest.dropFirst().dropLast() }
    let parts = rest.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, (2...4).contains(parts[1].utf8.count),
      let group = UInt16(parts[0], radix: 16),
      let number = UInt8(parts[1].suffix(2), radix: 16)
    else { return nil }
    return (Tag(group, UInt16(number)), String(parts[2]).trimmingSpaces)
  }

  /// The VRs that the dictionary allows; empty for private attributes.
  public var vrs: [VR] {
    creator == nil ? DataDictionary.entry(for: tag)?.vrs ?? [] : []
  }

  struct Unnamed: Error {
    var reason: String
    init(_ reason: String) { self.reason = reason }
  }
}

extension AttributeName: CustomStringConvertible {
  /// The keyword and the tag: `PatientID (0010,0020)`.
  public var description: String {
    if let creator {
      let text = tag.description
      return "(\(text.dropFirst().prefix(4)),\(text.dropLast().suffix(2)),\(creator))"
    }
    let keyword = DataDictionary.entry(for: tag)?.keyword ?? ""
    return keyword.isEmpty ? tag.description : "\(keyword) \(tag)"
  }
}

extension String {
  /// Without spaces and tabs around it.
  var trimmingSpaces: String {
    var slice = self[...]
    while let first = slice.first, first == " " || first == "\t" { slice.removeFirst() }
    while let last = slice.last, last == " " || last == "\t" { slice.removeLast() }
    return String(slice)
  }
}
