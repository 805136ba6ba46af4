/// What instances that belong together have in common, and where references lead.
public enum ConsistencyRule {
  public static let all: [ValidationRule] = []
}
