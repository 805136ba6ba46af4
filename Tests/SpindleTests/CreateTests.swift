import Foundation
import Testing

@testable import spindle

struct CreateTests {
  private let studies = Command.studies

  @Test func `progress and results keep to their streams, and pipes get no progress`() throws {
    let folder = try TemporaryFolder()
    let made = try spindle("create", studies, "-o", "out.iso", "--profile", "none", in: folder.path)
    #expect(made.status == 0 || made.status == 1)
    #expect(made.error == "")
    #expect(made.output.hasPrefix("out.iso: "))
    #expect(!made.output.contains("\r"))
    let quiet = try spindle(
      "create", studies, "-o", "q.iso", "--profile", "none", "--quiet", in: folder.path)
    #expect(quiet.status == made.status)
    #expect(quiet.output == "" && quiet.error == "")
    #expect(try folder.names == ["out.iso", "q.iso"])
  }

  @Test func `JSON, report and text tell the same`() throws {
    let folder = try TemporaryFolder()
    let made = try spindle(
      "create", studies, "-o", "out", "--profile", "none", "--json", "--report", "report.json",
      in: folder.path)
    let report = try String(contentsOfFile: folder.file("report.json"), encoding: .utf8)
    #expect(report == made.output)
    let counts = try #require(try made.json["counts"] as? [String: Int])
    let files = try #require(try made.json["files"] as? [[String: Any]])
    #expect(counts["files"] == files.count)
    for (status, count) in counts where status != "files" {
      #expect(files.count { $0["status"] as? String == status } == count, "\(status)")
    }
    #expect(try made.json["exitCode"] as? Int == Int(made.status))
    let text = try spindle("create", studies, "-o", "other", "--profile", "none", in: folder.path)
    #expect(text.output.contains("\(files.count) files: "))
    let all = try spindle(
      "create", studies, "-o", "third", "--profile", "none", "--verbose", in: folder.path)
    for file in files {
      let path = try #require(file["path"] as? String)
      #expect(all.output.contains(Terminal.safe(path)), "\(path)")
    }
  }

  @Test func `no patient of the fixtures is named unless asked for`() throws {
    let folder = try TemporaryFolder()
    let script = """
      import os, sys, pydicom
      words = set()
      for root, _, files in os.walk(sys.argv[1]):
          for name in files:
              try:
                  ds = pydicom.dcmread(os.path.join(root, name), stop_before_pixels=True, force=True)
                  ds.decode()
              except Exception:
                  continue
              for text in (str(ds.get("PatientName", "")), str(ds.get("PatientID", ""))):
                  words.update(w for w in text.replace("=", "^").split("^") if len(w) > 4)
      print("\\n".join(sorted(words)))
      """
    let words = try launch("/usr/bin/env", ["python3", "-W", "ignore", "-c", script, studies])
      .output.split(separator: "\n").map(String.init)
    #expect(words.count > 3)
    // Paths are the user's own words: the input is where nobody is named.
    try FileManager.default.createDirectory(
      atPath: folder.file("in"), withIntermediateDirectories: true)
    var number = 0
    for path in try FileManager.default.subpathsOfDirectory(atPath: studies).sorted() {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: studies + "/" + path, isDirectory: &isFolder)
      if isFolder.boolValue { continue }
      number += 1
      try FileManager.default.copyItem(
        atPath: studies + "/" + path, toPath: folder.file("in/\(number)"))
    }
    var texts: [String] = []
    for arguments in [
      ["create", "in", "-o", "out", "--profile", "none", "--verbose"],
      ["create", "in", "-o", "out.iso", "--json"], ["create", "in", "-o", "out"],
      ["list", "out"], ["list", "out", "--json"], ["verify", "out"], ["verify", "out", "--json"],
    ] {
      let outcome = try launch(Command.path, arguments, in: folder.path)
      texts += [outcome.output, outcome.error]
    }
    for name in ["README.TXT", "SHA256.TXT"] {
      texts.append(try String(contentsOfFile: folder.file("out/" + name), encoding: .utf8))
    }
    for word in words { #expect(!texts.contains { $0.contains(word) }, "\(word)") }
    let asked = try spindle("list", "out", "--show-patients", in: folder.path)
    #expect(words.contains { asked.output.contains($0) })
  }

  @Test func `paths are read from standard input, one a line, spaces and all`() throws {
    let folder = try TemporaryFolder()
    let paths = try FileManager.default.subpathsOfDirectory(atPath: studies)
      .map { studies + "/" + $0 }.filter { !FileManager.default.isFolder($0) }
    #expect(paths.contains { $0.contains(" ") })
    let made = try spindle(
      "create", "-", "-o", "out", "--profile", "none", "--json", in: folder.path,
      input: paths.joined(separator: "\n") + "\n")
    let counts = try #require(try made.json["counts"] as? [String: Int])
    #expect(counts["files"] == paths.count)
  }

  @Test func `the same input gives the same bytes at any number of jobs`() throws {
    let folder = try TemporaryFolder()
    for (name, jobs) in [("a", "1"), ("b", "2")] {
      try FileManager.default.createDirectory(
        atPath: folder.file(name), withIntermediateDirectories: true)
      _ = try spindle(
        "create", studies, "-o", name + "/out.iso", "--profile", "none", "--jobs", jobs,
        in: folder.path, environment: ["SOURCE_DATE_EPOCH": "1700000000"])
    }
    let images = try ["a", "b"].map {
      try Data(contentsOf: URL(fileURLWithPath: folder.file($0 + "/out.iso")))
    }
    #expect(images[0] == images[1])
  }

  @Test(
    arguments: [
      (["create", "in"], 2, "-o"),
      (["create", "in", "-o", "out", "--medium", "floppy"], 2, "floppy"),
      (["create", "in", "-o", "out", "--medium", "-5"], 2, "medium"),
      (["create", "in", "-o", "out", "--profile", "STD-NOT-THERE"], 2, "STD-NOT-THERE"),
      (["create", "in", "-o", "out", "--profile", "none", "--profile", "STD-GEN-CD"], 2, "alone"),
      (["create", "in", "-o", "out", "--transfer-syntax", "jpeg-xyz"], 2, "jpeg"),
      (["create", "in", "-o", "out", "--on-error", "ignore"], 2, "reject or keep"),
      (["create", "in", "-o", "out", "--fileset-id", "too long for an ID"], 2, "File-set ID"),
      (["create", "in", "-o", "out", "--unknown"], 2, "unknown"),
      (["create", "in", "--in-place", "-o", "out"], 2, "--in-place"),
      (["create", "-o", "out"], 2, "input"),
      (["create", "none", "-o", "out"], 3, "none"),
      (["create", "in", "-o", "out"], 3, "no DICOM"),
      (["create", "in", "-o", "none/out"], 4, "none"),
      (["create", "in", "-o", "out", "--report", "none/report"], 4, "report"),
      (["list", "none"], 3, "none"), (["list", "in"], 3, "DICOMDIR"),
      (["verify", "none"], 3, "none"),
      (["frobnicate"], 2, "frobnicate"),
    ] as [([String], Int32, String)])
  func `a mistake ends with its code and a sentence`(
    arguments: [String], status: Int32, word: String
  ) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.file("in"), withIntermediateDirectories: true)
    let outcome = try launch(Command.path, arguments, in: folder.path)
    #expect(outcome.status == status)
    #expect(outcome.error.contains(word), "\(outcome.error)")
    #expect(try folder.names == ["in"])
  }

  @Test func `the example of an augmented profile is taken`() throws {
    let folder = try TemporaryFolder()
    let profile = URL(fileURLWithPath: studies).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Templates/Profiles/AUG-GEN-DRS-CD.json")
    let made = try spindle(
      "create", studies, "-o", "out.iso", "--profile", profile.path, "--json", in: folder.path)
    #expect(try made.json["profiles"] as? [String] == ["AUG-GEN-DRS-CD"])
    #expect(made.status == 1 || made.status == 0)
  }
}

extension FileManager {
  func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
