import DICOMCore
import DICOMFileSet
import DiscMastering
import Foundation
import Glibc
import MediaPipeline

/// Imports, repairs and updates a mutant on disk, as the commands do.
struct Jobs {
  private let root: URL
  private let mutant: Mutant
  /// An instance that is added.
  private let addition: Member?

  init(_ mutant: Mutant, addition: Member?) {
    (self.mutant, self.addition) = (mutant, addition)
    root = Self.folder(of: getpid())
  }

  /// Where a worker does its work: in memory where the system has that.
  static func folder(of process: pid_t) -> URL {
    let memory = URL(fileURLWithPath: "/dev/shm")
    let isThere = FileManager.default.isWritableFile(atPath: memory.path)
    return (isThere ? memory : FileManager.default.temporaryDirectory)
      .appendingPathComponent("spindle-fuzz-\(process)")
  }

  /// Removes what a worker has left that died.
  static func clean(after process: pid_t) {
    try? FileManager.default.removeItem(at: folder(of: process))
  }

  private func path(_ name: String) -> String { root.appendingPathComponent(name).path }

  func run(_ outcome: inout Outcome) async throws {
    try? FileManager.default.removeItem(at: root)
    defer { try? FileManager.default.removeItem(at: root) }
    if mutant.members.isEmpty {
      try write(Member(path: "medium", bytes: mutant.bytes))
      await reports("medium", &outcome)
      await imports("medium", &outcome)
      await repairsAnew("medium", &outcome)
    } else {
      for member in mutant.members {
        try write(Member(path: "medium/" + member.path, bytes: member.bytes))
      }
      if let addition { try write(Member(path: "more/" + addition.path, bytes: addition.bytes)) }
      await reports("medium", &outcome)
      await imports("medium", &outcome)
      await repairsAnew("medium", &outcome)
      await outcome.time("add") { _ in
        let options = CreateOptions(
          inputs: [path("more")], output: .folder(path("medium")), jobs: 1)
        _ = try await AddJob(path("medium"), options).run()
      }
      await outcome.time("remove") { _ in
        var removal = DirectoryRemoval()
        removal.compacts = true
        _ = try RemoveJob(path("medium"), removal).run()
      }
      await repairsInPlace(&outcome)
    }
    judgePlace(&outcome)
  }

  private func write(_ member: Member) throws {
    let url = root.appendingPathComponent(member.path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(member.bytes).write(to: url)
  }

  private func reports(_ medium: String, _ outcome: inout Outcome) async {
    await outcome.time("list") { _ in
      _ = try JSONEncoder().encode(await ListJob(path(medium), showsPatients: true).run())
    }
    await outcome.time("verify") { _ in _ = try await VerifyJob(path(medium), jobs: 1).run() }
  }

  private func imports(_ medium: String, _ outcome: inout Outcome) async {
    await outcome.time("import") { _ in
      var options = ImportOptions(medium: path(medium), destination: path("imported"), jobs: 1)
      options.choice.allPatients = true
      _ = try await ImportJob(options).run()
    }
  }

  private func repairsAnew(_ medium: String, _ outcome: inout Outcome) async {
    await outcome.time("repair anew") { outcome in
      var options = CreateOptions(inputs: [path(medium)], output: .folder(path("new")), jobs: 1)
      options.profiles = []
      _ = try await RepairJob(path(medium), options: options).run()
      try judge("new/DICOMDIR", &outcome)
    }
  }

  private func repairsInPlace(_ outcome: inout Outcome) async {
    await outcome.time("repair") { outcome in
      var options = CreateOptions(
        inputs: [path("medium")], output: .inPlace(path("medium")), jobs: 1)
      options.profiles = []
      _ = try await RepairJob(path("medium"), options: options).run()
      try judge("medium/DICOMDIR", &outcome)
    }
  }

  /// What was repaired has to be sound; File IDs of files that keep their names may not be.
  private func judge(_ name: String, _ outcome: inout Outcome) throws {
    guard FileManager.default.fileExists(atPath: path(name)) else { return }
    let directory = try FileSetDirectory(try FileSource(path: path(name)))
    for finding in directory.findings where finding.kind != .fileIDForm {
      outcome.wrong.append("\(name) after repair: \(finding.kind.rawValue)")
    }
  }

  /// Nothing may be written beside the folders that were named.
  private func judgePlace(_ outcome: inout Outcome) {
    let expected: Set = ["medium", "more", "imported", "new"]
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    // People of one ID come into file-sets of their own.
    for name in names where !expected.contains(name) && !name.hasPrefix("new-") {
      outcome.wrong.append("\(name) was written beside the output")
    }
  }
}
