/// One thing that can be wrong with a medium, by an identifier that never changes.
public struct ValidationRule: Hashable, Sendable {
  public enum Severity: String, Sendable, Comparable, CaseIterable {
    case note, warning, error

    public static func < (one: Severity, other: Severity) -> Bool { one.rank < other.rank }

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// `IOD-012`: the area, and a number in it that is never given again.
  public var identifier: String
  public var severity: Severity
  /// Of the standard: `PS3.10 §7.1`.
  public var section: String
  /// What is asked for, in a sentence.
  public var title: String
  /// What breaking it does to a reader, in a sentence.
  public var effect: String

  public init(
    _ identifier: String, _ severity: Severity, _ section: String, _ title: String,
    effect: String
  ) {
    (self.identifier, self.severity, self.section) = (identifier, severity, section)
    (self.title, self.effect) = (title, effect)
  }
}
