import Foundation
import Testing

struct CoercionTests {
  private func write(_ text: String, _ path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  @Test(arguments: [
    ("{\"rules\": [\n{\"actions\": [{\"set\": {\"PatientNaem\": \"x\"}}]}]}", "line 2, column 23"),
    ("{\"rules\": [{\"actions\": [{\"set\": {\"Rows\": \"x\"}}]}]}", "line 1, column 42"),
    ("{\"rules\": [{\"actions\": [", "line 1, column 25"),
    (
      "{\"rules\": [{\"actions\": [{\"map\": {\"attribute\": \"PatientID\", \"table\": \"a.csv\"}}]}]}",
      "a.csv, line 3"
    ),
  ])
  func `a fault of the rules is told with its place before anything is read`(
    text: String, place: String
  ) throws {
    let folder = try TemporaryFolder()
    try write(text, folder.file("rules.json"))
    try write("from,to\na,b\nc\n", folder.file("a.csv"))
    for command in [
      ["create", "nothing", "-o", folder.file("out")],
      ["import", "nothing", "-o", folder.file("out")],
      ["add", "nothing", "nothing"], ["create", "nothing", "--explain"],
    ] {
      let outcome = try launch(
        Command.path, command + ["--coerce", folder.file("rules.json")], in: nil, input: "",
        environment: [:])
      #expect(outcome.status == 2, "\(command) \(outcome.error)")
      #expect(outcome.error.contains(place), "\(outcome.error)")
    }
  }

  @Test func `explain tells what rules would do, as text and as JSON, and writes nothing`() throws {
    let folder = try TemporaryFolder()
    try write(
      #"{"rules": [{"name": "names", "actions": [{"set": {"PatientName": "Local^Lisa"}}]}]}"#,
      folder.file("rules.json"))
    let plain = try spindle(
      "create", Command.studies, "--coerce", folder.file("rules.json"), "--explain")
    #expect(plain.status == 0, "\(plain.error)")
    #expect(plain.output.contains("names: applies to"))
    #expect(plain.output.contains("changed  PatientName (0010,0010)"))
    #expect(!plain.output.contains("Local^Lisa") && !plain.output.contains("Muster"))
    let shown = try spindle(
      "import", Command.studies, "-o", folder.file("out"), "--coerce", folder.file("rules.json"),
      "--explain", "--show-patients", "--json")
    #expect(shown.status == 0, "\(shown.error)")
    let rules = try shown.json["rules"] as? [[String: Any]] ?? []
    #expect(rules.first?["name"] as? String == "names")
    #expect(shown.output.contains("Local^Lisa"))
    #expect(try folder.names == ["rules.json"])
    let alone = try spindle("create", Command.studies, "-o", folder.file("out"), "--explain")
    #expect(alone.status == 2)
  }
}
