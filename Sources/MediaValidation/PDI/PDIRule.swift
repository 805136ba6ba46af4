/// What IHE PDI asks of a medium besides its file-set.
public enum PDIRule {
  public static let all: [ValidationRule] = []
}
