import Foundation
import Testing

/// `add` and `remove` as they are run.
struct UpdateTests {
  private let folder: TemporaryFolder
  private var set: String { folder.file("set") }
  /// Files of one series of the fixtures that the file-set does not have.
  private let input: String

  init() throws {
    folder = try TemporaryFolder()
    input = Command.studies + "/Muster Anna"
    let others = try FileManager.default.contentsOfDirectory(atPath: Command.studies)
      .filter { $0 != "Muster Anna" }.sorted().map { Command.studies + "/" + $0 }
    let made = try launch(
      Command.path, ["create"] + others + ["-o", folder.file("set"), "--profile", "none", "-q"])
    #expect([0, 1].contains(made.status), "\(made.error)")
  }

  @Test func `what is added is told, for people and as JSON`() throws {
    let dry = try spindle("add", set, input, "--profile", "none", "--dry-run", "--json")
    #expect(dry.status == 0, "\(dry.error)")
    let report = try dry.json
    #expect(report["command"] as? String == "add")
    #expect(report["profileOrigin"] as? String == "given")
    #expect(report["isDryRun"] as? Bool == true)
    let added = try spindle("add", set, input, "--profile", "none")
    #expect(added.status == 0, "\(added.error)")
    #expect(added.output.contains("profile: none (given)"))
    #expect(added.output.contains("added to \(set)"))
    let again = try spindle("add", set, input, "--profile", "none", "--json")
    #expect(again.status == 0)
    let counts = try again.json["counts"] as? [String: Int]
    #expect(counts?["written"] == 0)
    #expect(counts?["duplicate"] == counts?["files"])
    #expect(try spindle("verify", set).status == 0)
  }

  @Test func `what is removed is told, and what is not there is exit code 3`() throws {
    #expect(try spindle("add", set, input, "--profile", "none", "-q").status == 0)
    let list = try spindle("list", set, "--json").json
    let patients = list["patients"] as? [[String: Any]] ?? []
    let studies = patients.first?["studies"] as? [[String: Any]] ?? []
    let uid = studies.first?["studyInstanceUID"] as? String ?? ""
    let removed = try spindle("remove", set, "--study", uid, "--json")
    #expect(removed.status == 0, "\(removed.error)")
    #expect(try removed.json["filesDeleted"] as? Int ?? 0 > 0)
    let nothing = try spindle("remove", set, "--study", uid)
    #expect(nothing.status == 3)
    #expect(nothing.error.contains("spindle list"))
    #expect(try spindle("verify", set).status == 0)
  }

  @Test func `an image is updated as a new medium or by a session, never without being told`()
    throws
  {
    let image = folder.file("disc.iso")
    #expect(try spindle("create", set, "-o", image, "--profile", "none", "-q").status == 0)
    let refused = try spindle("add", image, input)
    #expect(refused.status == 3)
    #expect(refused.error.contains("-o") && refused.error.contains("--session"))
    #expect(try spindle("add", image, input, "--session", "-o", folder.file("x.iso")).status == 2)
    for name in ["new.iso", "new.zip", "new"] {
      let made = try spindle("add", image, input, "-o", folder.file(name), "--profile", "none")
      #expect(made.status == 0, "\(made.error)")
      #expect(made.output.contains("is a new medium"))
      #expect(try spindle("verify", folder.file(name)).status == 0)
      #expect(try spindle("add", image, input, "-o", folder.file(name)).status == 4)
    }
    let before = try spindle("list", image, "--json").json
    let added = try spindle("add", image, input, "--session", "--profile", "none", "--json")
    #expect(added.status == 0, "\(added.error)")
    let output = try added.json["output"] as? [String: Any]
    #expect(output?["isSession"] as? Bool == true)
    #expect(try spindle("verify", image).status == 0)
    let sets = before["fileSets"] as? [[String: Any]] ?? []
    #expect(sets.first?["fileSetUID"] as? String == (try added.json["fileSetUID"] as? String))
    let other = try spindle("add", set, folder.file("new.zip"), "--profile", "none", "--json")
    #expect(other.status == 0, "\(other.error)")
    #expect((try other.json["added"] as? [String: Int])?["instances"] ?? 0 > 0)
    let series = (try added.json["files"] as? [[String: Any]] ?? []).count
    #expect(series > 0)
  }

  @Test func `usage and unsuitable file-sets have their exit codes`() throws {
    #expect(try spindle("remove", set).status == 2)
    #expect(try spindle("add", set).status == 2)
    #expect(try spindle("add", set, input, "--profile", "STD-GEN-DVD-JPEG").status == 2)
    #expect(try spindle("add", set, input, "--medium", "dvd").status == 2)
    #expect(try spindle("add", folder.file("nowhere"), input).status == 3)
    #expect(try spindle("add", folder.path, input).status == 3)
    #expect(try spindle("add", set, folder.file("nothing")).status == 3)
  }
}
