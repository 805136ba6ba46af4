import Foundation
import Testing

@testable import spindle

struct ValidateTests {
  @Test func `findings decide the exit code, and every format can be read`() throws {
    let folder = try TemporaryFolder()
    let text = try spindle("validate", Command.studies, in: folder.path)
    #expect(text.status == 1 && text.error == "")
    #expect(text.output.contains("FS-001"))
    let json = try spindle("validate", Command.studies, "--format", "json", in: folder.path)
    #expect(json.status == 1)
    #expect(!(try json.json.isEmpty))
    for format in ["csv", "html", "junit"] {
      let made = try spindle(
        "validate", Command.studies, "--format", format, "-o", "report.\(format)", in: folder.path)
      #expect(made.status == 1 && made.output == "")
    }
    #expect(try folder.names == ["report.csv", "report.html", "report.junit"])
    let checked = try launch(
      "/usr/bin/env",
      [
        "python3", "-c",
        "import sys, xml.dom.minidom as x, csv\n"
          + "x.parse(sys.argv[1] + '/report.junit')\n"
          + "print(len(list(csv.reader(open(sys.argv[1] + '/report.csv')))) > 1)", folder.path,
      ])
    #expect(checked.output == "True\n", "\(checked.error)")
  }

  @Test func `a baseline hides what is known`() throws {
    let folder = try TemporaryFolder()
    let first = try spindle(
      "validate", Command.studies, "--write-baseline", "known.txt", "-q", in: folder.path)
    #expect(first.status == 1)
    let again = try spindle(
      "validate", Command.studies, "--baseline", "known.txt", "--fail-on", "note", in: folder.path)
    #expect(again.status == 0, "\(again.output)")
  }

  @Test func `a rule explains itself, and usage errors say what to say`() throws {
    let rule = try spindle("validate", "--explain", "dir-001")
    #expect(rule.status == 0 && rule.output.hasPrefix("DIR-001"))
    #expect(try spindle("validate", "--explain", "XYZ-1").status == 2)
    #expect(try spindle("validate").status == 2)
    #expect(try spindle("validate", "nothing-there").status == 3)
  }

  @Test func `what create makes of clean input breaks no rule of media`() throws {
    let folder = try TemporaryFolder()
    _ = try spindle(
      "create", Command.studies, "-o", "set.iso", "--profile", "none", in: folder.path)
    let made = try spindle("validate", "set.iso", "--format", "csv", in: folder.path)
    for line in made.output.split(separator: "\r\n").dropFirst() {
      #expect(!line.hasPrefix("FS-") && !line.hasPrefix("DIR-"), "\(line)")
    }
  }
}
