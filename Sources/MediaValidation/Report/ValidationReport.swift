internal import DICOMCore

/// What was found on a medium, grouped by rule, in one order whatever order the checks ran in.
public struct ValidationReport: Sendable {
  /// The places in which one rule is broken.
  public struct Group: Sendable {
    public var rule: ValidationRule
    /// In the order of files and bytes, at least one.
    public var findings: [ValidationFinding]
    /// Places beside those of `findings`, of which only the number was kept.
    public var more = 0

    public var count: Int { findings.count + more }

    /// `broken in 4 places`; what is but noted is seen there.
    var times: String {
      (rule.severity == .note ? "seen in " : "broken in ")
        + (count == 1 ? "1 place" : "\(count) places")
    }
  }

  /// The medium, as the user calls it.
  public var name: String
  /// The worst first: by severity, then by the number of places, then by identifier.
  public private(set) var groups: [Group]
  /// Findings that a baseline knows, which are in no group.
  public private(set) var hidden = 0
  /// Of each profile that was asked, whether the medium satisfies it.
  public var verdicts: [ProfileVerdict] = []
  /// What was looked at, and what was not and why: a sentence each.
  public var remarks: [String] = []

  /// Groups that are shown in full where not all are asked for.
  public static let fullGroups = 10
  /// Places of such a group that are shown.
  static let placesShown = 5

  /// - Parameter baseline: keys of findings that are known (`key(of:)`).
  public init(name: String, _ findings: [ValidationFinding], baseline: Set<String> = []) {
    var store = FindingStore(baseline: baseline)
    store.add(findings)
    self.init(name: name, store)
  }

  public init(name: String, _ store: FindingStore) {
    self.name = name
    hidden = store.hidden
    groups = store.groups.values.map { group in
      var group = group
      group.findings.sort()
      return group
    }.sorted(by: Self.precedes)
  }

  /// By which a finding is known again in another run: rule, file and element, no offset.
  public static func key(of finding: ValidationFinding) -> String {
    let parts = [finding.rule.identifier, finding.place.file, finding.place.path ?? ""]
    return parts.map(ReportText.plain).joined(separator: "\t")
  }

  /// Lines that `--baseline` reads again, each once.
  public var baseline: String {
    let keys = Set(groups.flatMap { $0.findings.map(Self.key) })
    return keys.sorted().map { $0 + "\n" }.joined()
  }

  public func count(_ severity: ValidationRule.Severity) -> Int {
    groups.reduce(0) { $0 + ($1.rule.severity == severity ? $1.count : 0) }
  }

  /// Nil where nothing was found.
  public var worst: ValidationRule.Severity? { groups.first?.rule.severity }

  /// `2 errors, 1 warning, 0 notes`.
  public var summary: String {
    let counts = ValidationRule.Severity.allCases.reversed().map { severity in
      let count = self.count(severity)
      return "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    let rest = hidden == 0 ? "" : ", and \(hidden) that the baseline knows"
    return counts.joined(separator: ", ") + rest
  }

  private static func precedes(_ one: Group, _ other: Group) -> Bool {
    if one.rule.severity != other.rule.severity { return one.rule.severity > other.rule.severity }
    if one.count != other.count { return one.count > other.count }
    return one.rule.identifier < other.rule.identifier
  }
}

extension ValidationFinding.Place {
  /// `DICOM/IM1, (0008,0018) SOP Instance UID, byte 344`; the medium itself is `the medium`.
  public var words: String {
    let name = attribute.map { " \($0)" } ?? ""
    let parts = [
      file.isEmpty ? "the medium" : file, path.map { $0 + name } ?? "",
      offset.map { "byte \($0)" } ?? "",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// The name of the attribute at which the path ends; nil where the dictionary has none.
  private var attribute: String? {
    guard let path, let start = path.lastIndex(of: "(") else { return nil }
    let digits = path[start...].dropFirst().prefix(9).split(separator: ",")
    guard digits.count == 2, let group = UInt16(digits[0], radix: 16),
      let element = UInt16(digits[1], radix: 16)
    else { return nil }
    let tag = Tag(group, element)
    let words = DataDictionary.words(for: tag)
    return words == "\(tag)" ? nil : String(words.dropLast("\(tag)".count + 1))
  }
}
