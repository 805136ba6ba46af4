/// Findings as they come, of each rule only so many as somebody may read.
///
/// A medium of a million files with one fault each has a million findings; their number is kept.
public struct FindingStore: Sendable {
  /// Places that are kept of a rule.
  public static let limit = 20_000

  private(set) var groups: [String: ValidationReport.Group] = [:]
  /// Findings that the baseline knows.
  public private(set) var hidden = 0
  private let baseline: Set<String>
  private let limit: Int

  /// - Parameter baseline: keys of findings that are known (`ValidationReport.key(of:)`).
  public init(baseline: Set<String> = [], limit: Int = Self.limit) {
    (self.baseline, self.limit) = (baseline, max(1, limit))
  }

  /// Those that are kept, in no order.
  public var findings: [ValidationFinding] { groups.values.flatMap(\.findings) }

  public mutating func add(_ findings: some Sequence<ValidationFinding>) {
    for finding in findings { add(finding) }
  }

  /// - Parameter more: by rule, findings that were not kept; of each rule some were.
  public mutating func add(more: [String: Int]) {
    for (rule, count) in more { groups[rule]?.more += count }
  }

  public mutating func add(_ finding: ValidationFinding) {
    if !baseline.isEmpty, baseline.contains(ValidationReport.key(of: finding)) {
      hidden += 1
      return
    }
    var group =
      groups.removeValue(forKey: finding.rule.identifier)
      ?? ValidationReport.Group(rule: finding.rule, findings: [])
    if group.findings.count < limit { group.findings.append(finding) } else { group.more += 1 }
    groups[finding.rule.identifier] = group
  }
}
