import ArgumentParser
import Glibc
import MediaPipeline

struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read everything back and compare it with the checksums and the DICOMDIR.",
    discussion: "Example: spindle verify disc.iso")

  @Argument(help: "A folder, a mounted medium, NAME.iso or NAME.zip.")
  var medium: String

  @Flag(help: "The result as JSON.")
  var json = false

  @Flag(name: .shortAndLong, help: "No progress.")
  var quiet = false

  @Option(help: "How many files are read at once.")
  var jobs = Int(sysconf(CInt(_SC_NPROCESSORS_ONLN)))

  func run() async throws {
    let bar = ProgressBar(quiet: quiet)
    defer { bar.end() }
    let report = try await VerifyJob(medium, jobs: jobs) { bar.show($0) }.run()
    bar.end()
    Terminal.result(json ? try JSONText.of(report) : Self.text(report))
    if report.exitCode != 0 { throw ExitCode(report.exitCode) }
  }

  private static func text(_ report: VerifyReport) -> String {
    var lines = report.differences.map { "\($0.path): \($0.what)" }
    if !report.hasChecksums { lines.append("there is no SHA256.TXT to compare with") }
    lines.append(
      "\(report.filesCompared) files and \(report.recordsCompared) records compared: "
        + (report.differences.isEmpty ? "no difference" : "\(report.differences.count) differences")
    )
    return lines.map(Terminal.safe).joined(separator: "\n") + "\n"
  }
}
