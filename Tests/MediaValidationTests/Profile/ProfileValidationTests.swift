import DICOMCore
import DICOMFileSet
import MediaValidation
import Testing

struct ProfileValidationTests {
  @Test(
    "what is made for a profile breaks none of its rules",
    arguments: ApplicationProfile.all.map(\.identifier))
  func unbroken(_ identifier: String) throws {
    let made = MadeProfile(try #require(ApplicationProfile.named(identifier)))
    #expect(try made.findings().map(\.lines) == [])
  }

  @Test("a medium that breaks one rule has findings of that rule alone", arguments: ProfileCase.all)
  func broken(_ one: ProfileCase) throws {
    var made = try one.made()
    #expect(try made.findings().map(\.lines) == [])
    one.breakIt(&made)
    let findings = try made.findings()
    #expect(Set(findings.map(\.rule.identifier)) == [one.rule], "\(findings.map(\.lines))")
  }

  @Test("every rule has its case")
  func everyRule() {
    #expect(ProfileCase.all.map(\.rule) == ProfileRequirement.all.map(\.identifier))
  }

  @Test("a medium that claims nothing is asked for nothing")
  func noClaim() throws {
    let cd = try #require(ApplicationProfile.named("STD-GEN-CD"))
    var made = MadeProfile(cd)
    made.instances[0].setMeta(.transferSyntaxUID, .ui, "1.2.840.10008.1.2.4.90")
    #expect(try made.findings(claimed: []).isEmpty)
  }

  @Test("of several profiles each file needs one")
  func several() throws {
    let jpeg = try #require(ApplicationProfile.named("STD-GEN-USB-JPEG"))
    let j2k = try #require(ApplicationProfile.named("STD-GEN-USB-J2K"))
    var made = MadeProfile(jpeg)
    made.add(made.instance(MadeProfile.ct, "1.2.840.10008.1.2.4.91"))
    #expect(try Set(made.findings().map(\.rule.identifier)) == ["PRO-004"])
    #expect(try made.findings(claimed: [jpeg, j2k]).isEmpty)
  }

  @Test("a finding names file, element, section and profile")
  func words() throws {
    var made = try #require(ApplicationProfile.named("STD-XABC-CD").map { MadeProfile($0) })
    made.instances[0].set(.rows, .us, words: 600)
    let finding = try #require(try made.findings().first)
    #expect(finding.place.words == "IM0, (0028,0010) Rows" && finding.section == "PS3.11 §A")
    #expect(finding.found == "600" && finding.expected == "up to 512, by STD-XABC-CD")
  }

  @Test("what nobody can have meant does not trap")
  func hostile() throws {
    let cd = try #require(ApplicationProfile.named("STD-XABC-CD"))
    var made = MadeProfile(cd)
    made.instances[0].set(.modality, .cs, String(repeating: "X", count: 100_000))
    made.instances[0].setItems(.rows, [DataSet()])
    made.instances[0].set(.bitsStored, .us, "1")
    #expect(try made.findings().allSatisfy { $0.found.utf8.count < 300 })
    for count in 0..<32 {
      let cut = Array(MadeProfile.envelope.prefix(count))
      #expect((ProfileFacts(start: cut, name: "X") != nil) == (count >= 15))
    }
    #expect(ProfileFacts(start: [0x30, 0xFF] + MadeProfile.envelope, name: "X") == nil)
  }
}
