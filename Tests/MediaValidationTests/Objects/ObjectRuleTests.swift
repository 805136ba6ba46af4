import DICOMCore
import Testing

@testable import MediaValidation

struct ObjectRuleTests {
  @Test(
    "an instance without a fault has no finding",
    arguments: [MadeInstance.secondaryCapture, .ct, .enhancedCT, .report, .segmentation])
  func unbroken(_ instance: MadeInstance) throws {
    #expect(try instance.findings().map(Self.line) == [])
  }

  @Test("a broken rule is told of, and no other", arguments: ObjectRuleCase.all)
  func broken(_ rule: ObjectRuleCase) throws {
    let findings = try rule.make().findings()
    #expect(
      Set(findings.map(\.rule.identifier)) == [rule.rule], "\(findings.map(Self.line))")
  }

  @Test("every rule has its test")
  func everyRule() {
    #expect(ObjectRuleCase.all.map(\.rule) == ObjectRules.all.map(\.identifier))
  }

  @Test("rules name where they stand in the standard, and what breaking them does")
  func wording() {
    for rule in ObjectRules.all {
      #expect(rule.section.hasPrefix("PS3."))
      #expect(rule.title.hasSuffix(".") && rule.effect.hasSuffix("."))
    }
  }

  static func line(_ finding: ValidationFinding) -> String {
    "\(finding.rule.identifier) \(finding.place.path ?? "-"): \(finding.found)"
  }
}
