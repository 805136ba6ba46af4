import DICOMCore
import Foundation
import MediaValidation
import Testing

struct ConsistencyRuleTests {
  @Test func `instances that fit together break no rule`() {
    let findings = MadeInstances.sample.findings
    #expect(findings.isEmpty, "\(findings.map(\.lines))")
  }

  @Test(arguments: ConsistencyCases.all)
  func `what breaks one rule of consistency breaks that rule alone`(_ one: ConsistencyCase) {
    let findings = one.made.findings
    #expect(Set(findings.map(\.rule.identifier)) == [one.rule], "\(findings.map(\.lines))")
  }

  @Test func `every rule of consistency has a case, and none has two`() {
    #expect(ConsistencyCases.all.map(\.rule) == ConsistencyRule.all.map(\.identifier))
  }

  @Test func `no finding has the name or the identifier of a patient in it`() {
    for one in ConsistencyCases.all {
      for finding in one.made.findings {
        for secret in ["MADE", "Made", "Person", "ANOTHER", "1970"] {
          #expect(!finding.lines.contains(secret), "\(finding.lines)")
        }
      }
    }
  }

  /// What dicom3tools finds in instances that belong together, we find too.
  @Test func `dcentvfy finds nothing in what is sound, and something in what it knows of`() throws {
    #expect(try peer(MadeInstances.sample).isEmpty)
    for one in ConsistencyCases.all {
      let found = try peer(one.made)
      #expect(found.isEmpty == !one.isKnownToPeer, "\(one.rule): \(found)")
    }
  }

  private func peer(_ made: MadeInstances) throws -> [Substring] {
    try inFolder { folder in
      for instance in made.instances {
        try Data(instance.bytes).write(to: folder.appending(path: instance.path))
      }
      // It says what it finds by words and by no status.
      let text = try judge(
        "sh", ["-c", "dcentvfy \"$@\" 2>&1 || [ $? -eq 1 ]", "sh"] + made.instances.map(\.path),
        in: folder)
      return text.split(separator: "\n").filter {
        // That its own tables put an attribute into two entities is no fault of the instances.
        ($0.hasPrefix("Error") || $0.hasPrefix("Warning"))
          && !$0.contains("Different information entities for attribute")
      }
    }
  }
}
