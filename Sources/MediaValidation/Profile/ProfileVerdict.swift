public import DICOMFileSet

/// Whether a medium satisfies a profile, and what keeps it out.
public struct ProfileVerdict: Sendable {
  public struct Reason: Sendable {
    public var rule: ValidationRule
    /// Files or records that break it.
    public var count: Int
    public var example: ValidationFinding
    /// It keeps the medium out of every profile.
    public var isGeneral = false

    /// A new DICOMDIR would help.
    var isOfRecords: Bool {
      let others = [ProfileRequirement.icon, ProfileRequirement.key, ProfileRequirement.records]
      return others.contains(rule) || !rule.identifier.hasPrefix("PRO-")
    }
  }

  public var profile: ApplicationProfile
  /// Those of files and volume before those of records, the most frequent first; empty where the
  /// profile is satisfied.
  public internal(set) var reasons: [Reason]
  /// What could not be looked at, as words behind `as far as … go`.
  public internal(set) var unseen: [String]

  public var isSatisfied: Bool { reasons.isEmpty }
}

/// Reasons while they are counted.
struct ReasonList {
  private var reasons: [String: ProfileVerdict.Reason] = [:]

  mutating func add(_ finding: ValidationFinding, count: Int = 1, isGeneral: Bool = false) {
    add(finding.rule, finding, count: count, isGeneral: isGeneral)
  }

  /// - Parameter finding: of the rule; only made where it is the first.
  mutating func add(
    _ rule: ValidationRule, _ finding: @autoclosure () -> ValidationFinding, count: Int = 1,
    isGeneral: Bool = false
  ) {
    if reasons[rule.identifier] == nil {
      reasons[rule.identifier] = ProfileVerdict.Reason(
        rule: rule, count: count, example: finding(), isGeneral: isGeneral)
    } else {
      reasons[rule.identifier]?.count += count
    }
  }

  var isEmpty: Bool { reasons.isEmpty }

  mutating func merge(_ other: ReasonList) {
    for reason in other.reasons.values {
      add(reason.example, count: reason.count, isGeneral: reason.isGeneral)
    }
  }

  var sorted: [ProfileVerdict.Reason] {
    reasons.values.sorted {
      if $0.isGeneral != $1.isGeneral { return !$0.isGeneral }
      if $0.isOfRecords != $1.isOfRecords { return !$0.isOfRecords }
      if $0.count != $1.count { return $0.count > $1.count }
      return $0.rule.identifier < $1.rule.identifier
    }
  }
}
