import Foundation
import Testing

/// `repair` as it is run.
struct RepairTests {
  private let folder: TemporaryFolder
  private var set: String { folder.file("set") }

  init() throws {
    folder = try TemporaryFolder()
    let made = try spindle(
      "create", Command.studies, "-o", folder.file("set"), "--profile", "none", "-q")
    #expect([0, 1].contains(made.status), "\(made.error)")
  }

  private func cut() throws {
    let url = URL(fileURLWithPath: set + "/DICOMDIR")
    let whole = try Data(contentsOf: url)
    try Data(whole.prefix(whole.count * 3 / 4)).write(to: url)
  }

  @Test func `a sound file-set has nothing to tell but what it lists`() throws {
    let done = try spindle("repair", set)
    #expect(done.status == 0, "\(done.error)")
    #expect(done.output.contains(" instances that are there"))
    #expect(!done.output.contains("->"))
    #expect(try spindle("list", set).status == 0)
  }

  @Test func `each defect is told with what became of it, for people and as JSON`() throws {
    try cut()
    let dry = try spindle("repair", set, "--dry-run", "--json")
    let defects = try #require(try dry.json["defects"] as? [[String: Any]])
    #expect(!defects.isEmpty)
    for defect in defects {
      for key in ["kind", "severity", "message", "outcome", "resolution"] {
        #expect((defect[key] as? String)?.isEmpty == false, "\(key)")
      }
    }
    let done = try spindle("repair", set, "--backup", folder.file("old"))
    #expect(done.status == 0, "\(done.error)")
    #expect(done.output.contains("resolved  DICOMDIR"))
    #expect(done.output.contains("-> "))
    #expect(done.output.contains("the old DICOMDIR is in \(folder.file("old"))"))
    #expect(try spindle("list", set).status == 0)
    #expect(try spindle("repair", set).status == 0)
  }

  @Test func `what is lost is told first, and is exit code 1`() throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: set + "/DICOM").sorted()
    let file = try #require(names.last)
    try FileManager.default.removeItem(atPath: set + "/DICOM/" + file)
    try cut()
    let done = try spindle("repair", set, "-o", folder.file("new"))
    #expect(try spindle("verify", folder.file("new")).status == 0)
    #expect([0, 1].contains(done.status))
    if done.status == 1 { #expect(done.output.hasPrefix("lost")) }
  }
}
