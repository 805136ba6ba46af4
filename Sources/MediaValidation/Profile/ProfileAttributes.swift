internal import DICOMCore
public import DICOMFileSet

/// The elements that profiles ask about, so that of a file no more is kept.
public struct ProfileAttributes: Sendable {
  /// Those of the profiles of the standard.
  public static let standard = ProfileAttributes(ApplicationProfile.all)

  /// Ascending.
  let wishes: [Wish]

  struct Wish: Sendable {
    var tag: Tag
    /// The value counts, not only whether there is one.
    var needsValue: Bool
    /// Of a sequence: elements that its items have or have not.
    var items: [Tag]
  }

  /// - Parameter profiles: also such as are read from a file (`ApplicationProfile.load`).
  public init(_ profiles: [ApplicationProfile]) {
    var valued: Set<Tag> = [.numberOfFrames]
    var named: Set<Tag> = []
    var items: [Tag: Set<Tag>] = [:]
    for rule in profiles.flatMap(\.rules) {
      if let tag = rule.tag {
        named.insert(tag)
        if rule.values != nil || rule.maximum != nil || rule.equals != nil { valued.insert(tag) }
        if let elements = rule.items { items[tag, default: []].formUnion(elements) }
      }
      if let when = rule.when { valued.insert(when.tag) }
      if let equals = rule.equals { valued.insert(equals.tag) }
    }
    wishes = named.union(valued).sorted().map { tag in
      Wish(
        tag: tag, needsValue: valued.contains(tag), items: (items[tag] ?? []).sorted())
    }
  }
}
