import DICOMFileSet
import Foundation
import FuzzNumbers
import Glibc
import MediaPipeline
import MediaValidation

/// Validates media on disk, with everything that can be asked of them.
struct Validation {
  private let root: URL

  init() { root = Jobs.folder(of: getpid()) }

  func run(_ mutant: Mutant, random: SplitMix, _ outcome: inout Outcome) async throws {
    var random = random
    var members = mutant.members
    if members.isEmpty {
      if mutant.kind == .instance {
        members = [Member(path: "INSTANCE", bytes: mutant.bytes)]
      } else {
        try await run("medium", [Member(path: "medium", bytes: mutant.bytes)], &random, &outcome)
        return
      }
    }
    try await run("medium", within(members + WebTexts.members(&random)), &random, &outcome)
    if mutant.kind == .instance {
      try await run("one", [Member(path: "one", bytes: mutant.bytes)], &random, &outcome)
    }
  }

  func runMade(random: SplitMix, _ outcome: inout Outcome) async throws {
    var random = random
    var maker = ObjectMaker(random)
    var members = WebTexts.members(&random)
    for number in 0..<3 {
      guard let bytes = try? maker.file() else { continue }
      members.append(Member(path: "I\(number)", bytes: bytes))
    }
    try await run("medium", within(members), &random, &outcome)
  }

  private func within(_ members: [Member]) -> [Member] {
    members.map { Member(path: "medium/" + $0.path, bytes: $0.bytes) }
  }

  private func run(
    _ name: String, _ members: [Member], _ random: inout SplitMix, _ outcome: inout Outcome
  ) async throws {
    try? FileManager.default.removeItem(at: root)
    defer { try? FileManager.default.removeItem(at: root) }
    for member in members {
      let url = root.appendingPathComponent(member.path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(member.bytes).write(to: url)
    }
    var options = ValidateOptions()
    options.decodesPixels = true
    options.surveysProfiles = true
    options.claimsPDI = true
    if random.below(2) == 0 {
      options.profiles = [ApplicationProfile.all[random.below(ApplicationProfile.all.count)]]
    }
    let path = root.appendingPathComponent(name).path
    await outcome.time("validate") { [options] outcome in
      let report = try await ValidateJob(path, options).run()
      Self.judge(report, &outcome)
    }
  }

  /// Whatever was found can be shown in every form.
  private static func judge(_ report: ValidationReport, _ outcome: inout Outcome) {
    for finding in report.groups.flatMap(\.findings)
    where finding.found.utf8.count > 2000 || finding.expected.utf8.count > 2000 {
      outcome.wrong.append("\(finding.rule.identifier) has a text without end")
    }
    _ = report.text()
    _ = report.html().utf8.count + report.json().utf8.count
  }
}
