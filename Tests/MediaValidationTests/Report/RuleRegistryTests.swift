import Foundation
import MediaValidation
import Testing

struct RuleRegistryTests {
  @Test func `no identifier is there twice`() {
    let identifiers = RuleRegistry.all.map(\.identifier)
    #expect(Set(identifiers).count == identifiers.count)
  }

  @Test func `every rule has a section, a sentence and an effect`() {
    for rule in RuleRegistry.all {
      let isNamed = ["PS3.", "ECMA-119 §", "IHE RAD TF-3 §"].contains {
        rule.section.hasPrefix($0)
      }
      #expect(isNamed, "\(rule.identifier)")
      #expect(rule.title.hasSuffix(".") && rule.effect.hasSuffix("."), "\(rule.identifier)")
    }
  }

  @Test func `a rule is found in any case and explains itself`() throws {
    let rule = try #require(RuleRegistry.named("dir-016"))
    #expect(rule.explanation.hasPrefix("DIR-016 (error): "))
    #expect(rule.explanation.contains(rule.section) && rule.explanation.contains(rule.effect))
    #expect(RuleRegistry.named("DIR-000") == nil)
  }

  /// With `SPINDLE_WRITE_RULES` set the file is written instead.
  @Test func `the documentation has the table of the rules`() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Sources/MediaValidation/RULES.md").standardized
    if ProcessInfo.processInfo.environment["SPINDLE_WRITE_RULES"] != nil {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try RuleRegistry.table(test: Self.test(of:)).write(
        to: file, atomically: true, encoding: .utf8)
    }
    #expect(
      try String(contentsOf: file, encoding: .utf8) == RuleRegistry.table(test: Self.test(of:)))
  }

  /// The suite that breaks every rule of an area by itself, and compares its cases with the rules.
  private static func test(of rule: ValidationRule) -> String {
    switch rule.identifier.prefix(while: { $0 != "-" }) {
    case "VOL": "VolumeRuleTests"
    case "FS", "DIR": "EveryRuleTests"
    case "PRO": "ProfileValidationTests"
    case "ENC", "VAL", "IOD": "ObjectRuleTests"
    case "CON": "ConsistencyRuleTests"
    case "PIX": PixelRule.decoded.contains(rule) ? "DecodedPixelTests" : "PixelRuleTests"
    case "PDI": "PDIValidationTests"
    default: ""
    }
  }

  @Test func `the tests that the table names are there`() throws {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../..").standardized
    let files = FileManager.default.enumerator(atPath: tests.path)
    let names = Set(
      (files?.allObjects as? [String] ?? []).map { ($0 as NSString).lastPathComponent })
    for rule in RuleRegistry.all { #expect(names.contains(Self.test(of: rule) + ".swift")) }
  }
}
