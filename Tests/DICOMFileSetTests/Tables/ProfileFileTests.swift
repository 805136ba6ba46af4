import DICOMCore
import DICOMFileSet
import Foundation
import Testing

@Suite struct ProfileFileTests {
  static func template(_ name: String, _ kind: String = "json") throws -> [UInt8] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return Array(try Data(contentsOf: root.appending(path: "Templates/Profiles/\(name).\(kind)")))
  }

  @Test func `the augmented profile of the example judges`() throws {
    let profile = try #require(
      try ApplicationProfile.load(json: Self.template("AUG-GEN-DRS-CD")).first)
    #expect(profile.identifier == "AUG-GEN-DRS-CD" && profile.notYet == nil)
    #expect(profile.media == ["cd", "cd74"])
    #expect(profile.violations(of: Sample.ct(Sample.rle).subject).isEmpty)
    let old = Sample.ct("1.2.840.10008.1.2").subject
    #expect(profile.targetSyntax(for: old) == "1.2.840.10008.1.2")
    #expect(
      profile.violations(of: Sample.ct("1.2.840.10008.1.2.4.80").subject).first?.tag
        == .transferSyntaxUID)
    let state = "1.2.840.10008.5.1.4.1.1.11.1"
    let plain = Sample(name: "", sopClass: state, syntax: Sample.plain).subject
    #expect(profile.violations(of: plain).isEmpty)
    let plan = Sample(name: "", sopClass: "1.2.840.10008.5.1.4.1.1.481.5", syntax: Sample.plain)
    #expect(profile.violations(of: plan.subject).first?.tag == .sopClassUID)
  }

  @Test func `the one on DVD-RAM waits for UDF`() throws {
    let profile = try #require(
      try ApplicationProfile.load(json: Self.template("AUG-GEN-DRS-DVD-RAM")).first)
    let disc = try ApplicationProfile.load(json: Self.template("AUG-GEN-DRS-CD"))
    #expect(profile.notYet?.contains("UDF") == true)
    #expect(profile.rows == disc.first?.rows)
  }

  @Test func `the example of the page beside the profiles can be loaded`() throws {
    let page = String(decoding: try Self.template("README", "md"), as: UTF8.self)
    let lines = page.split(separator: "\n").filter { $0.hasPrefix("    ") }
    let profiles = try ApplicationProfile.load(json: Array(lines.joined(separator: "\n").utf8))
    #expect(profiles.first?.rules.count == 2)
  }

  @Test func `a profile can be like another`() throws {
    let json = #"""
      [{"identifier": "PRI-ONE", "like": "STD-GEN-CD",
        "rules": [{"tag": "(0028,0010)", "maximum": 32},
                  {"tag": "HighBit", "equals": {"tag": "BitsStored", "minus": 1}}]},
       {"identifier": "PRI-TWO", "like": "PRI-ONE", "title": "Two", "media": ["usb"]}]
      """#
    let profiles = try ApplicationProfile.load(json: Array(json.utf8))
    #expect(profiles.map(\.identifier) == ["PRI-ONE", "PRI-TWO"])
    #expect(profiles.last?.rules == profiles.first?.rules)
    #expect(profiles.last?.additionalKeys?.rawValue == "D.3-2")
    let violations = profiles.last?.violations(of: Sample.ct().subject)
    #expect(violations?.map(\.tag) == [.rows])
  }

  @Test(arguments: [
    ("", "no JSON"),
    ("{", "no JSON"),
    (#"{"title": "A"}"#, "identifier is missing"),
    (#"{"identifier": "STD-GEN-CD"}"#, "AUG-… or PRI-…"),
    (#"{"identifier": "PRI-a"}"#, "AUG-… or PRI-…"),
    (#"{"identifier": "PRI-A"}"#, "the field roles is missing"),
    (#"{"identifier": "PRI-A", "like": "STD-NONE"}"#, "at [0].like: there is no profile STD-NONE"),
    (#"{"identifier": "PRI-A", "like": "STD-GEN-CD", "rule": []}"#, "there is no field rule;"),
    (#"{"identifier": "PRI-A", "like": "STD-GEN-CD", "secure": "no"}"#, "at secure"),
    (
      #"[{"identifier": "PRI-A", "like": "STD-GEN-CD"},{"identifier": "PRI-A"}]"#,
      "at [1].identifier: there is a profile PRI-A already"
    ),
    (
      #"{"identifier": "PRI-A", "like": "STD-GEN-CD", "rules": [{"tag": "Nonsense"}]}"#,
      "at rules[0].tag: Nonsense is neither a keyword nor a tag"
    ),
    (
      #"{"identifier": "PRI-A", "like": "STD-GEN-CD", "rules": [{"maximum": 1}]}"#,
      "a rule needs a tag"
    ),
    (
      #"{"identifier":"PRI-A","rows":[{"sopClasses":["1.x"],"transferSyntaxes":["*"]}]}"#,
      "at rows[0].sopClasses: 1.x is no UID"
    ),
    (
      #"{"identifier": "PRI-A", "like": "STD-GEN-CD", "additionalKeys": "Z"}"#,
      "found Z where A.3-2, B.3-2"
    ),
    (
      #"{"identifier":"PRI-A","rules":[{"tag":"Rows","equals":{"tag":"Columns","plus":1}}]}"#,
      "there is no field plus; there are tag or minus"
    ),
    (
      #"{"identifier": "PRI-A", "like": "STD-GEN-CD", "media": ["floppy"]}"#,
      "at [0].media: found floppy where cd,"
    ),
    (#"{"identifier": "PRI-A", "like": "STD-GEN-CD", "roles": ["FSX"]}"#, "at roles[0]"),
  ]) func `a wrong file is refused with the place`(json: String, words: String) {
    let error = #expect(throws: ProfileFileError.self) {
      try ApplicationProfile.load(json: Array(json.utf8))
    }
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
  }

  @Test func `a file nested deeply or beyond the limit throws`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: ProfileFileError.self) {
      try ApplicationProfile.load(json: Array(deep.utf8))
    }
    #expect(throws: ProfileFileError.self) {
      try ApplicationProfile.load(json: [UInt8](repeating: 0x20, count: 2 << 20))
    }
  }
}
