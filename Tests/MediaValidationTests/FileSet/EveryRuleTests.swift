import DICOMCore
import DICOMFileSet
import MediaValidation
import Testing

struct EveryRuleTests {
  @Test func `a sound medium breaks no rule`() throws {
    let profile = try #require(ApplicationProfile.named("STD-CTMR-CD"))
    #expect(FileSetValidation.findings(in: MadeMedium.sample).isEmpty)
    #expect(FileSetValidation.findings(in: MadeMedium.sample, profiles: [profile]).isEmpty)
  }

  @Test(arguments: DirectoryFileCases.all + DirectoryRecordCases.all)
  func `a directory that breaks one rule has findings of that rule alone`(_ one: RuleCase) throws {
    let bytes = try #require(one.medium.directory?.bytes)
    let findings = DirectoryValidation(MemorySource(bytes), profiles: one.known).findings
    #expect(Set(findings.map(\.rule.identifier)) == [one.rule], "\(findings.map(\.lines))")
  }

  @Test(arguments: FileSetCases.all)
  func `a file-set that breaks one rule has findings of that rule alone`(_ one: RuleCase) {
    let findings = FileSetValidation.findings(in: one.medium, profiles: one.known)
    #expect(Set(findings.map(\.rule.identifier)) == [one.rule], "\(findings.map(\.lines))")
  }

  @Test func `every rule has a medium that breaks it alone, and none has two`() {
    let cases = (FileSetCases.all + DirectoryFileCases.all + DirectoryRecordCases.all).map(\.rule)
    let rules = (FileSetRule.all + DirectoryRule.all).map(\.identifier)
    #expect(cases.sorted() == rules.sorted())
  }

  @Test func `no finding has the name or the identifier of a patient in it`() {
    for one in FileSetCases.all + DirectoryFileCases.all + DirectoryRecordCases.all {
      for finding in FileSetValidation.findings(in: one.medium, profiles: one.known) {
        for secret in ["MADE0", "Made^0", "ANOTHER", "Other^Name"] {
          #expect(!finding.lines.contains(secret))
        }
      }
    }
  }
}

extension ValidationFinding {
  var lines: String { "\(rule.identifier) \(place.words): \(found) | \(expected)" }
}
