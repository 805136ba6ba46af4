import DICOMCore
import DICOMFileSet
import Foundation
import MediaValidation
import Testing

struct ProfileSurveyTests {
  @Test(
    "what is made for a profile satisfies it", arguments: ApplicationProfile.all.map(\.identifier))
  func satisfied(_ identifier: String) throws {
    let made = MadeProfile(try #require(ApplicationProfile.named(identifier)))
    let verdicts = try made.verdicts()
    #expect(verdicts.count == 82)
    let verdict = try #require(verdicts.first { $0.profile.identifier == identifier })
    #expect(verdict.reasons.map(\.example.lines) == [])
  }

  @Test(
    "what a profile does not take is kept out of it",
    arguments: ApplicationProfile.all.map(\.identifier))
  func keptOut(_ identifier: String) throws {
    let profile = try #require(ApplicationProfile.named(identifier))
    var made = MadeProfile(profile)
    // Profiles of every class and syntax take all but what no DICOMDIR can name.
    made.instances.append(made.instance("1.2.3.4", "1.2.840.10008.1.2.4.80"))
    let verdict = try #require(try made.verdicts().first { $0.profile.identifier == identifier })
    let rules = Set(verdict.reasons.map(\.rule.identifier))
    #expect(!rules.isDisjoint(with: ["PRO-001", "PRO-002", "PRO-003", "PRO-004", "PRO-014"]))
  }

  @Test("the reason is counted, with the first file as its example")
  func reasons() throws {
    let cd = try #require(ApplicationProfile.named("STD-GEN-CD"))
    var made = MadeProfile(cd)
    for _ in 0..<3 { made.add(made.instance(MadeProfile.ct, "1.2.840.10008.1.2.4.70")) }
    let verdicts = try made.verdicts()
    let verdict = try #require(verdicts.first { $0.profile.identifier == "STD-GEN-CD" })
    #expect(verdict.reasons.map(\.rule.identifier) == ["PRO-004"])
    #expect(verdict.reasons.first?.count == 3)
    #expect(verdict.reasons.first?.example.place.file == "IM1")
    let dvd = try #require(verdicts.first { $0.profile.identifier == "STD-GEN-DVD-JPEG" })
    // Table H.3-2 asks for Rows and Columns, which a directory made by Table D.3-2 lacks.
    let keys = try #require(dvd.reasons.first { $0.rule.identifier == "DIR-054" })
    #expect(keys.count == 8 && !dvd.reasons.contains { $0.rule.identifier.hasPrefix("PRO") })
  }

  @Test("a key that files make necessary keeps out, at every level")
  func conditional() throws {
    let dvd = try #require(ApplicationProfile.named("STD-GEN-DVD-JPEG"))
    var made = MadeProfile(dvd)
    for index in made.instances.indices { made.instances[index].set(.patientSex, .cs, "") }
    made.instances[1].set(.patientSex, .cs, "F")
    made.directory?.records[0].keys.removeAll { $0.tag == .patientSex }
    var verdicts = try made.verdicts()
    #expect(verdicts.reasons("STD-GEN-DVD-JPEG") == ["FS-026"])
    made.instances[1].set(.patientSex, .cs, "")
    verdicts = try made.verdicts()
    #expect(verdicts.reasons("STD-GEN-DVD-JPEG") == [])
  }

  @Test("errors of directory and file-set keep out of every profile, other findings of none")
  func general() throws {
    let made = MadeProfile(try #require(ApplicationProfile.named("STD-GEN-CD")))
    func found(_ rule: String) throws -> ValidationFinding {
      ValidationFinding(
        try #require(RuleRegistry.named(rule)), ValidationFinding.Place(file: "X"), found: "a",
        expected: "b")
    }
    let verdicts = try made.verdicts([
      try found("FS-006"), try found("FS-006"), try found("FS-010"), try found("IOD-001"),
    ])
    #expect(verdicts.reasons("STD-GEN-CD") == ["FS-006"])
    #expect(verdicts.allSatisfy { !$0.isSatisfied })
    let text = ProfileSurvey.text(verdicts, name: "made")
    #expect(text.contains("every profile that it concerns:\n  FS-006 (2): X"))
    var report = ValidationReport(name: "made", [])
    report.verdicts = verdicts
    let page = report.html()
    #expect(
      page.contains(
        "every profile that it concerns: FS-006 in 2 places, as X: found a; expected b."))
    #expect(verdicts.allSatisfy { page.contains($0.profile.identifier) })
    // What is one for many is there once.
    #expect(page.components(separatedBy: "<tr><td>STD-").count < verdicts.count)
  }

  @Test("without a DICOMDIR only mail in parts is satisfied")
  func noDirectory() throws {
    var made = MadeProfile(try #require(ApplicationProfile.named("STD-GEN-MIME")))
    made.directory = nil
    let satisfied = try made.verdicts().filter(\.isSatisfied).map(\.profile.identifier)
    #expect(satisfied == ["STD-GEN-MIME"])
  }

  @Test("the reports name every profile, and what was not seen")
  func reports() throws {
    let made = MadeProfile(try #require(ApplicationProfile.named("STD-GEN-MIME")))
    let verdicts = try made.verdicts()
    let text = ProfileSurvey.text(verdicts, name: "made\u{1B}[31m")
    #expect(!text.contains("\u{1B}") && text.contains("As far as the files go"))
    for profile in ApplicationProfile.all { #expect(text.contains("  \(profile.identifier) ")) }
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(ProfileSurvey.json(verdicts).utf8))
        as? [[String: Any]])
    #expect(json.count == 82)
    let first = try #require(json.first?["reasons"] as? [[String: Any]])
    #expect(first.contains { $0["rule"] as? String == "PRO-001" && $0["count"] as? Int == 1 })
  }
}

extension [ProfileVerdict] {
  /// The rules that keep the medium out of a profile.
  func reasons(_ identifier: String) -> [String] {
    first { $0.profile.identifier == identifier }?.reasons.map(\.rule.identifier) ?? ["?"]
  }
}
