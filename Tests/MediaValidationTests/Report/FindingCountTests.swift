import MediaValidation
import Testing

struct FindingCountTests {
  private func rule(_ number: Int) -> ValidationRule {
    ValidationRule(
      "XX-\(number)", .note, "PS3.10 §8", "Something is asked for.", effect: "Nothing happens.")
  }

  @Test func `the last finding that is kept of a rule tells of those that are not`() {
    var count = FindingCount(limit: 2)
    var kept: [ValidationFinding] = []
    for number in [1, 2, 1, 1, 2, 1] where count.admits(rule(number)) {
      kept.append(
        ValidationFinding(rule(number), ValidationFinding.Place(), found: "one", expected: "none"))
    }
    let told = count.told(kept, "in this file").map { "\($0.rule.identifier) \($0.found)" }
    #expect(
      told == [
        "XX-1 one", "XX-2 one", "XX-1 one (and 2 more such places in this file)", "XX-2 one",
      ])
    #expect(count.more == ["XX-1": 2] && count.has(rule(2)) && !count.has(rule(3)))
  }

  /// Beyond a hundred they were left out without a word.
  @Test func `a hundred and fifty names of another kind are all accounted for`() {
    var medium = MadeMedium.sample
    for number in 0..<150 { medium.others["IHE_PDI/a name too long \(number)"] = [] }
    let found = PDIValidation(medium).findings.filter { $0.found.hasPrefix("another kind of name") }
    #expect(found.count == 100)
    #expect(found.count { $0.found.hasSuffix("(and 50 more such places on the medium)") } == 1)
  }
}
