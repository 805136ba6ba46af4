import Foundation
import Testing

@testable import spindle

struct ListTests {
  private let studies = Command.studies

  /// A file-set of the fixtures in a folder.
  private func made() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try spindle("create", studies, "-o", "out", "--profile", "none", in: folder.path)
    return folder
  }

  @Test func `the counts add up, and each file is named once`() throws {
    let folder = try made()
    let report = try spindle("list", "out", "--json", in: folder.path).json
    let counts = try #require(report["counts"] as? [String: Int])
    let statuses = [
      "present", "missing", "unlisted", "stale", "duplicate", "conflict", "unreadable",
    ]
    #expect(counts["instances"] == statuses.reduce(0) { $0 + (counts[$1] ?? 0) })
    #expect(counts["present"] == counts["instances"])
    #expect(counts["directories"] == 1)
    let files = try #require(counts["files"])
    #expect(
      files == (counts["instances"] ?? 0) + (counts["notDICOM"] ?? 0)
        + (counts["directories"] ?? 0))
    var paths: [String] = ["DICOMDIR"]
    func collect(_ value: Any) {
      if let list = value as? [Any] { list.forEach(collect) }
      guard let object = value as? [String: Any] else { return }
      if let path = object["path"] as? String { paths.append(path) }
      object.values.forEach(collect)
    }
    for key in ["patients", "withoutPatient", "unknown", "others"] { collect(report[key] as Any) }
    #expect(Set(paths).count == files)
    #expect(paths.count == files)
  }

  @Test func `what is wrong is told after what is there, the worst first`() throws {
    let folder = try made()
    let sound = try spindle("list", "out", "--instances", in: folder.path)
    let line = try #require(
      sound.output.split(separator: "\n").first { $0.contains("present  DICOM/") })
    let path = try #require(line.split(separator: " ").first { $0.hasPrefix("DICOM/") })
    try FileManager.default.moveItem(
      atPath: folder.file("out/" + path), toPath: folder.file("out/UNKNOWN"))
    try Data(TestFile.bytes).write(to: URL(fileURLWithPath: folder.file("out/OTHER")))
    let broken = try spindle("list", "out", in: folder.path)
    #expect(broken.status == 1)
    #expect(broken.error == "")
    let lines = broken.output.split(separator: "\n")
    let counts = try #require(lines.firstIndex { $0.contains(" instances (") })
    #expect(lines[counts].contains("1 unlisted"))
    let findings = lines[(counts + 1)...].map { $0.split(separator: " ").first ?? "" }
    let severities = findings.map { $0.hasSuffix(":") ? $0.dropLast() : $0 }
    #expect(severities.allSatisfy { ["error", "warning", "note"].contains($0) })
    #expect(severities == severities.sorted { $0 == "error" && $1 != "error" })
    #expect(severities.contains("warning"))
  }

  @Test func `names and IDs of patients are shown when asked for`() throws {
    let folder = try made()
    for option in [[], ["--json"], ["--instances"]] {
      let plain = try launch(Command.path, ["list", "out"] + option, in: folder.path)
      #expect(!plain.output.contains("Muster"))
      let named = try launch(
        Command.path, ["list", "out", "--show-patients"] + option, in: folder.path)
      #expect(named.output.contains("Muster"))
    }
  }

  @Test func `a folder without a DICOMDIR is listed, one without DICOM is not`() throws {
    let folder = try TemporaryFolder()
    let listed = try spindle("list", studies, "--json", in: folder.path)
    #expect(listed.status == 1)
    let findings = try #require(try listed.json["findings"] as? [[String: Any]])
    #expect(findings.first?["kind"] as? String == "directory-missing")
    try Data("text".utf8).write(to: URL(fileURLWithPath: folder.file("text")))
    let empty = try spindle("list", folder.path)
    #expect(empty.status == 3)
    #expect(empty.error.contains("neither a DICOMDIR nor a DICOM file"))
  }
}

/// A small instance that is in no file-set.
private enum TestFile {
  static var bytes: [UInt8] {
    func element(_ group: UInt8, _ number: UInt8, _ text: String) -> [UInt8] {
      let value = Array(text.utf8) + (text.utf8.count % 2 == 0 ? [] : [0])
      return [group, 0, number, 0] + Array("UI".utf8) + [UInt8(value.count), 0] + value
    }
    let meta =
      element(2, 2, "1.2.840.10008.5.1.4.1.1.7") + element(2, 3, "1.2.3.77")
      + element(2, 0x10, "1.2.840.10008.1.2.1")
    return [UInt8](repeating: 0, count: 128) + Array("DICM".utf8)
      + [2, 0, 0, 0] + Array("UL".utf8) + [4, 0, UInt8(meta.count), 0, 0, 0] + meta
      + element(8, 0x16, "1.2.840.10008.5.1.4.1.1.7") + element(8, 0x18, "1.2.3.77")
      + element(0x20, 0x0D, "1.2.3.78") + element(0x20, 0x0E, "1.2.3.79")
  }
}
