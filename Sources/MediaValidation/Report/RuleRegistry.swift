/// Every rule that there is, for `--explain` and for the table in the documentation.
public enum RuleRegistry {
  /// In the order of the areas and identifiers; no identifier is there twice.
  public static let all: [ValidationRule] =
    VolumeRule.all + FileSetRule.all + DirectoryRule.all + ProfileRequirement.all
    + ObjectRules.all + ConsistencyRule.all + PixelRule.all + PDIRule.all

  /// The rule of this identifier, in whatever case it is written.
  public static func named(_ identifier: String) -> ValidationRule? {
    let wanted = identifier.uppercased()
    return all.first { $0.identifier == wanted }
  }

  /// The table of `RULES.md` beside the sources, in Markdown.
  /// - Parameter test: the test in which a rule is broken alone.
  public static func table(
    of rules: [ValidationRule] = all, test: (ValidationRule) -> String
  ) -> String {
    var lines = [
      "# Rules", "",
      "Made by `RuleRegistry.table(test:)`; a test compares it. The test of a rule breaks that rule",
      "alone: a medium or an instance has findings of it and of no other.", "",
      "| Rule | Severity | Section | What is asked for | What breaking it does | Test |",
      "|---|---|---|---|---|---|",
    ]
    for rule in rules {
      let cells = [
        rule.identifier, rule.severity.rawValue, rule.section, rule.title, rule.effect, test(rule),
      ]
      lines.append("| " + cells.map(cell).joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func cell(_ text: String) -> String {
    text.map { $0 == "|" ? "\\|" : String($0) }.joined()
  }
}

extension ValidationRule {
  /// What `--explain` prints.
  public var explanation: String {
    """
    \(identifier) (\(severity.rawValue)): \(title)
    Section: \(section)
    Effect:  \(effect)

    """
  }
}
