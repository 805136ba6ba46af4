import MediaValidation
import Testing

struct FindingStoreTests {
  private let rule = ValidationRule(
    "XX-001", .warning, "PS3.10 §8", "Something is asked for.", effect: "Something happens.")

  private func findings(_ count: Int) -> [ValidationFinding] {
    (0..<count).map {
      ValidationFinding(
        rule, ValidationFinding.Place(file: "F\($0)"), found: "one", expected: "none")
    }
  }

  @Test func `what is not kept is counted in every report`() {
    var store = FindingStore(limit: 10)
    store.add(findings(1_000))
    let report = ValidationReport(name: "made", store)
    #expect(report.groups.first?.findings.count == 10)
    #expect(report.count(.warning) == 1_000)
    #expect(report.summary.contains("1000 warnings"))
    #expect(report.text(all: true).contains("and 990 more"))
    #expect(report.html(all: true).contains("And 990 more."))
    #expect(report.json().contains("\"count\": 1000"))
    #expect(report.junit().contains("and 990 more"))
  }

  @Test func `what a baseline knows takes no room`() {
    var store = FindingStore(baseline: ["XX-001\tF0\t", "XX-001\tF1\t"], limit: 10)
    store.add(findings(5))
    let report = ValidationReport(name: "made", store)
    #expect(report.hidden == 2 && report.count(.warning) == 3)
  }
}
