import Foundation
import Testing

struct ImportTests {
  @Test func `the patients are listed and a choice is asked for, without names`() throws {
    let folder = try TemporaryFolder()
    let outcome = try spindle("import", Command.studies, "-o", folder.file("out"))
    #expect(outcome.status == 2)
    #expect(outcome.output.contains("patient 2"))
    #expect(outcome.error.contains("--patient-number N, --patient-id ID or --all"))
    #expect(try folder.names == [])
    let named = try spindle(
      "import", Command.studies, "-o", folder.file("out"), "--show-patients", "--json")
    #expect(named.status == 2)
    let patients = try named.json["patients"] as? [[String: Any]] ?? []
    #expect(patients.count > 1)
    #expect(patients.allSatisfy { $0["name"] != nil && $0["id"] != nil })
  }

  @Test func `all of a medium comes in, and the report accounts for every file`() throws {
    let folder = try TemporaryFolder()
    _ = try spindle(
      "create", Command.studies, "-o", folder.file("disc.iso"), "--profile", "none")
    let outcome = try spindle(
      "import", folder.file("disc.iso"), "-o", folder.file("out"), "--all", "--json", "--report",
      folder.file("report.json"))
    let counts = try outcome.json["counts"] as? [String: Int] ?? [:]
    let parts = [
      "imported", "alreadyThere", "duplicates", "unreadable", "notSelected", "notDICOM",
      "directories",
    ]
    #expect(counts["filesOnMedium"] == parts.reduce(0) { $0 + (counts[$1] ?? -1) })
    #expect(counts["imported"] == counts["instances"])
    #expect(try folder.names == ["disc.iso", "out", "report.json"])
    let check = try launch(
      "/usr/bin/sha256sum", ["-c", "--quiet", "SHA256.TXT"], in: folder.file("out"))
    #expect(check.status == 0)
  }

  @Test func `what is set is checked before anything is read`() throws {
    let folder = try TemporaryFolder()
    for set in ["SOPInstanceUID=1.2.3", "PatientBirthDate=tomorrow"] {
      let outcome = try spindle(
        "import", "no such medium", "-o", folder.file("out"), "--set", set)
      #expect(outcome.status == 2)
      #expect(!outcome.error.contains("tomorrow"))
    }
    let outcome = try spindle(
      "import", "no such medium", "-o", "dicom://archive:104")
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("comes with the network"))
    #expect(try spindle("import", "no such medium", "-o", folder.file("out")).status == 3)
  }
}
