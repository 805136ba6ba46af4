import Testing

@testable import MediaValidation

struct ValidationRuleTests {
  @Test func `severities are in the order of their weight`() {
    #expect(ValidationRule.Severity.allCases.sorted() == [.note, .warning, .error])
  }
}
