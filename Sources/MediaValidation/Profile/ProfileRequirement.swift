/// What application profiles ask for: PS3.11.
public enum ProfileRequirement {
  public static let all: [ValidationRule] = []
}
