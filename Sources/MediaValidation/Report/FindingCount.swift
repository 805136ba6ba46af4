/// How often each rule was found broken, of which so many findings are kept.
///
/// What is not kept is told all the same: by its number in a store, or by the last finding of the rule.
public struct FindingCount: Sendable {
  private let limit: Int
  private var counts: [String: Int] = [:]

  /// - Parameter limit: findings of a rule that somebody may read.
  public init(limit: Int = FindingStore.limit) { self.limit = max(1, limit) }

  /// - Returns: false when as many of the rule are kept as there may be.
  public mutating func admits(_ rule: ValidationRule) -> Bool {
    counts[rule.identifier, default: 0] += 1
    return counts[rule.identifier, default: 0] <= limit
  }

  public func has(_ rule: ValidationRule) -> Bool { counts[rule.identifier] != nil }

  /// By rule, those that are not kept.
  public var more: [String: Int] {
    counts.compactMapValues { $0 > limit ? $0 - limit : nil }
  }

  /// The findings that are kept; the last of a rule that has more says how many.
  /// - Parameter place: as `in this file`.
  public func told(_ kept: [ValidationFinding], _ place: String) -> [ValidationFinding] {
    var more = more
    guard !more.isEmpty else { return kept }
    var findings = kept
    for index in findings.indices.reversed() {
      guard let rest = more.removeValue(forKey: findings[index].rule.identifier) else { continue }
      findings[index].found += " (and \(rest) more such places \(place))"
    }
    return findings
  }
}
