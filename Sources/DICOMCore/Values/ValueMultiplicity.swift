/// How many values an attribute may have: `1`, `1-3`, `2-n`, `3-3n`, `1-n/1`.
/// - SeeAlso: PS3.5 §6.4
public struct ValueMultiplicity: Hashable, Sendable {
  private struct Choice: Hashable, Sendable {
    var minimum: Int
    /// Nil where there is no limit.
    var maximum: Int?
    /// The number of values is a multiple of it, where there is no limit.
    var step: Int
  }

  private var choices: [Choice]
  /// As the dictionary writes it.
  public var text: String

  /// - Parameter text: as `DataDictionary.Entry.vm`; one that cannot be read allows any number.
  public init(_ text: String) {
    self.text = text
    choices = text.split(separator: "/").compactMap { part in
      let ends = part.split(separator: "-")
      guard let first = ends.first, let minimum = Int(first) else { return nil }
      guard let last = ends.dropFirst().first else {
        return Choice(minimum: minimum, maximum: minimum, step: 1)
      }
      if let maximum = Int(last) { return Choice(minimum: minimum, maximum: maximum, step: 1) }
      return Choice(minimum: minimum, maximum: nil, step: max(Int(last.dropLast()) ?? 1, 1))
    }
  }

  /// Whether `count` values are allowed; none always are.
  public func allows(_ count: Int) -> Bool {
    guard count > 0, !choices.isEmpty else { return true }
    return choices.contains { choice in
      guard count >= choice.minimum else { return false }
      if let maximum = choice.maximum { return count <= maximum }
      return count % choice.step == 0
    }
  }

  /// The most values; nil where there is no limit.
  public var maximum: Int? {
    let limits = choices.map(\.maximum)
    return limits.isEmpty || limits.contains(nil) ? nil : limits.compactMap { $0 }.max()
  }
}
