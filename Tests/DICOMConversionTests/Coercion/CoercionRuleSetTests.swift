import DICOMConversion
import DICOMCore
import Foundation
import Testing

struct CoercionRuleSetTests {
  private static func rules(_ text: String, tables: [String: String] = [:]) throws
    -> CoercionRuleSet
  {
    struct Missing: Error {}
    return try CoercionRuleSet(json: Array(text.utf8), name: "rules.json") { name in
      guard let table = tables[name] else { throw Missing() }
      return Array(table.utf8)
    }
  }

  @Test(arguments: [
    (#"{"rules":[{"actions":[{"set":{"PatientNaem":"x"}}]}]}"#, 31, "keyword"),
    (#"{"rules":[{"actions":[{"set":{"PatientID:DA":"x"}}]}]}"#, 31, "the standard has LO"),
    (#"{"rules":[{"actions":[{"set":{"StudyDate":"20241301"}}]}]}"#, 43, "20241301"),
    (#"{"rules":[{"actions":[{"set":{"Rows":[1,2]}}]}]}"#, 38, "2 values"),
    (#"{"rules":[{"actions":[{"set":{"PixelData":"1"}}]}]}"#, 31, "pixels"),
    (#"{"rules":[{"actions":[{"set":{"SOPClassUID":"1.2"}}]}]}"#, 31, "SOP Class"),
    (#"{"rules":[{"actions":[{"set":{"SpecificCharacterSet":"x"}}]}]}"#, 31, "UTF-8"),
    (#"{"rules":[{"actions":[{"set":{"PatientID[*]":"1"}}]}]}"#, 31, "[*]"),
    (#"{"rules":[{"actions":[{"set":{"**.RequestAttributesSequence[0].Rows":1}}]}]}"#, 31, "depth"),
    (#"{"rules":[{"actions":[{"delete":["StudyInstanceUID"]}]}]}"#, 34, "newUID"),
    (#"{"rules":[{"actions":[{"hash":["StudyDate"]}]}]}"#, 32, "VR DA"),
    (#"{"rules":[{"actions":[{"newUID":["PatientID"]}]}]}"#, 34, "not UI"),
    (#"{"rules":[{"actions":[{"copy":{"from":"PatientID"}}]}]}"#, 31, "\"to\""),
    (#"{"rules":[{"actions":[{"map":{"attribute":"PatientID"}}]}]}"#, 30, "\"table\""),
    (
      #"{"rules":[{"actions":[{"map":{"attribute":"Rows","table":{"1":"x"}}}]}]}"#, 63,
      "whole number"
    ),
    (
      #"{"rules":[{"actions":[{"map":{"attribute":"PatientID","table":"no.csv"}}]}]}"#, 63,
      "no.csv cannot be read"
    ),
    (
      #"{"rules":[{"actions":[{"map":{"attribute":"PatientID","table":{},"otherwise":"no"}}]}]}"#,
      78, "keep, empty"
    ),
    (#"{"rules":[{"actions":[{"private":{"keep":["A"]}}]}]}"#, 34, "remove"),
    (#"{"rules":[{"actions":[{"erase":["Rows"]}]}]}"#, 24, "newUID, private"),
    (#"{"rules":[{"actions":[{"hash":["PatientID"]}]}]}"#, 1, "key"),
    (#"{"key":"short","rules":[{"actions":[{"hash":["PatientID"]}]}]}"#, 8, "16 characters"),
    (
      #"{"key":"0123456789abcdef","rules":[{"keepOriginal":true,"actions":[{"hash":["PatientID"]}]}]}"#,
      36, "two rules"
    ),
    (#"{"rules":[{"match":{"Modalty":"CT"},"actions":[]}]}"#, 21, "keyword"),
    (#"{"rules":[{"match":{"Modality":{"is":"CT"}},"actions":[]}]}"#, 32, "not"),
    (#"{"rules":[{"match":{"Modality":"CT"}}]}"#, 11, "no actions"),
    (#"{"rules":[]}"#, 1, "no rules"),
    (#"{"rule":[]}"#, 2, "not known"),
    (#"{"rules":[{"actions":[{"set":{"Rows":1}}]}]"#, 44, "brace"),
  ])
  func `a fault is told with its column`(text: String, column: Int, words: String) throws {
    let error = #expect(throws: AttributeError.self) { try Self.rules(text) }
    #expect(error?.source == "rules.json")
    #expect(error?.place == TextPlace(line: 1, column: column), "\(error!)")
    #expect(error?.description.contains(words) == true, "\(error!)")
  }

  @Test(arguments: [
    ("from,to\na,b\nc\n", 3, "1 fields"), ("from,to\na,b\na,c\n", 3, "earlier line"),
    ("from,to\na,b\n\"c\",19991332\"\n", 3, ""), ("from,to\n", 2, "no line of values"),
    ("from,to\nx,123456789012345678901234567890123456789012345678901234567890123456\n", 2, "64"),
  ])
  func `a fault of a table is told with its line`(csv: String, line: Int, words: String) throws {
    let text = #"{"rules":[{"actions":[{"map":{"attribute":"PatientID","table":"a.csv"}}]}]}"#
    guard !words.isEmpty else { return }
    let error = #expect(throws: AttributeError.self) {
      try Self.rules(text, tables: ["a.csv": csv])
    }
    #expect(error?.source == "a.csv")
    #expect(error?.place?.line == line)
    #expect(error?.description.contains(words) == true, "\(error!)")
  }

  @Test func `no prefix of a file of rules is taken for a whole one, and none traps`() throws {
    let text = #"""
      {"key":"0123456789abcdef","rules":[{"name":"a","match":{"Rows":[1,null]},
      "actions":[{"hash":["**.PatientID"]},{"delete":["(60xx,eeee)"]},
      {"map":{"from":"A","to":"B","table":{"":null}}}]}]}
      """#
    for length in 0..<text.utf8.count {
      #expect(throws: AttributeError.self) {
        try Self.rules(String(decoding: text.utf8.prefix(length), as: UTF8.self))
      }
    }
  }

  @Test(arguments: ["local-patients.json", "private-attributes.json", "research.json"])
  func `the examples are right`(name: String) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Templates/Coercion")
    let bytes = try Data(contentsOf: folder.appendingPathComponent(name))
    let rules = try CoercionRuleSet(json: Array(bytes), name: name) {
      Array(try Data(contentsOf: folder.appendingPathComponent($0)))
    }
    #expect(!rules.ruleNames.isEmpty)
    #expect(rules.needsCollection == (name == "research.json"))
  }
}
