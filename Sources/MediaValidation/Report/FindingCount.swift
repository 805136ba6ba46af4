/// How often each rule was found broken, so that no more findings are kept than a store would.
struct FindingCount: Sendable {
  private var counts: [String: Int] = [:]

  /// - Returns: false when as many of the rule are kept as somebody may read.
  mutating func admits(_ rule: ValidationRule) -> Bool {
    counts[rule.identifier, default: 0] += 1
    return counts[rule.identifier, default: 0] <= FindingStore.limit
  }

  /// By rule, those that are not kept.
  var more: [String: Int] {
    counts.compactMapValues { $0 > FindingStore.limit ? $0 - FindingStore.limit : nil }
  }
}
