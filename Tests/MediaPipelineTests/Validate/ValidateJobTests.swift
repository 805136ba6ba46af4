import DICOMCore
import MediaValidation
import Testing

@testable import MediaPipeline

struct ValidateJobTests {
  private func rules(_ report: ValidationReport) -> Set<String> {
    Set(report.groups.map(\.rule.identifier))
  }

  private func knowing(_ baseline: Set<String>) -> ValidateOptions {
    var options = ValidateOptions()
    options.baseline = baseline
    return options
  }

  private func wide(_ jobs: Int) -> ValidateOptions {
    var options = ValidateOptions()
    options.jobs = jobs
    return options
  }

  private func made(_ folder: TemporaryFolder, _ output: String) async throws -> String {
    try folder.write(TestInstance(), "in/image.dcm")
    _ = try await create([folder.file("in")], folder.file(output))
    return folder.file(output)
  }

  @Test(arguments: ["set", "set.iso", "set.zip"])
  func `a file-set of ours breaks no rule of file-sets and directories`(output: String) async throws
  {
    let folder = try TemporaryFolder()
    let report = try await ValidateJob(made(folder, output)).run()
    let found = rules(report).filter { $0.hasPrefix("FS-") || $0.hasPrefix("DIR-") }
    #expect(found == [], "\(report.text(all: true))")
  }

  @Test func `a file that the DICOMDIR names and that is not there is an error`() async throws {
    let folder = try TemporaryFolder()
    let set = try await made(folder, "set")
    let image = try #require(
      try folder.tree("set").keys.first { $0.hasPrefix("DICOM/") })
    FileTree.removeFile(set + "/" + image)
    let report = try await ValidateJob(set).run()
    #expect(rules(report).contains("FS-004"))
    #expect(report.worst == .error)
  }

  @Test func `what a baseline knows is hidden, and what comes later is not`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(), "in/image.dcm")
    let first = try await ValidateJob(folder.file("in")).run()
    #expect(rules(first).contains("FS-001"))
    let known = Set(first.baseline.split(separator: "\n").map(String.init))
    let again = try await ValidateJob(folder.file("in"), knowing(known)).run()
    #expect(again.groups.isEmpty && again.hidden > 0)
    try folder.write(Array("MZ".utf8) + [UInt8](repeating: 0, count: 100), "in/AUTORUN.EXE")
    let later = try await ValidateJob(folder.file("in"), knowing(known)).run()
    #expect(!later.groups.isEmpty)
  }

  @Test func `the report is the same at any width`() async throws {
    let folder = try TemporaryFolder()
    for number in 0..<40 { try folder.write(TestInstance(), "in/\(number)") }
    let reports = [
      try await ValidateJob(folder.file("in"), wide(1)).run(),
      try await ValidateJob(folder.file("in"), wide(5)).run(),
    ]
    #expect(reports[0].json() == reports[1].json())
  }

  @Test func `a file by itself is judged as an object`() async throws {
    let folder = try TemporaryFolder()
    let image = try folder.write(TestInstance(), "image.dcm")
    let report = try await ValidateJob(image).run()
    #expect(!rules(report).contains { $0.hasPrefix("FS-") })
    let text = try folder.write(Array("no DICOM file at all, and long enough".utf8), "notes.txt")
    await #expect(throws: PipelineError.self) { try await ValidateJob(text).run() }
    await #expect(throws: PipelineError.self) { try await ValidateJob(folder.file("no")).run() }
  }

  @Test func `of a file by itself references are not missed`() async throws {
    let folder = try TemporaryFolder()
    let image = try folder.write(TestInstance(), "image.dcm")
    let report = try await ValidateJob(image).run()
    #expect(!rules(report).contains("CON-020") && !rules(report).contains("CON-021"))
    #expect(report.remarks.contains { $0.hasPrefix("One file was looked at") })
  }
}
