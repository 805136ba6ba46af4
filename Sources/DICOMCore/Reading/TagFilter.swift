/// Tells which tags are wanted, walking a sorted list along with the tags of a data set.
struct TagFilter {
  private let tags: [Tag]?
  private var next = 0

  /// - Parameter tags: ascending; nil wants all.
  init(_ tags: [Tag]?) { self.tags = tags }

  mutating func contains(_ tag: Tag) -> Bool {
    guard let tags else { return true }
    if next > 0, tags[next - 1] >= tag { next = 0 }
    while next < tags.count, tags[next] < tag { next += 1 }
    return next < tags.count && tags[next] == tag
  }
}
