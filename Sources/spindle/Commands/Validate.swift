import ArgumentParser
import DICOMFileSet
import Glibc
import MediaPipeline
import MediaValidation

struct Validate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what on a medium breaks the standard, rule by rule.",
    discussion: """
      Judges the volume, the file-set, its DICOMDIR, every DICOM file (encoding, values, information \
      object, pixel data), whether the instances go together, and what IHE PDI asks for. With \
      --profile it also judges by application profiles, with --pixels every frame is decoded. The \
      exit code is 1 when something is found at or above --fail-on, 3 when nothing can be read.

      Example: spindle validate disc.iso
               spindle validate /media/cdrom --format html -o findings.html
               spindle validate disc.iso --profile auto --pixels
               spindle validate --explain IOD-001
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv, html, junit }
  enum Severity: String, ExpressibleByArgument, CaseIterable { case note, warning, error }

  @Argument(
    help: "A folder, a mounted medium, a device, NAME.iso, NAME.zip, NAME.tar or a DICOM file.")
  var medium: String?

  @Option(
    help: ArgumentHelp(
      "A profile of PS3.11 that the medium claims (may be given several times), FILE.json, or auto.",
      valueName: "profile"))
  var profile: [String] = []

  @Flag(help: "Decode every frame, and compare its code stream with the attributes.")
  var pixels = false

  @Flag(help: "The medium is one of IHE PDI, also if it has no folder IHE_PDI.")
  var pdi = false

  @Option(help: "text, json, csv, html or junit.")
  var format = Format.text

  @Option(name: .shortAndLong, help: "Write the report to this file.")
  var output: String?

  @Flag(help: "Every place, not only examples.")
  var all = false

  @Option(help: "From which severity on the exit code is 1: note, warning or error.")
  var failOn = Severity.error

  @Option(help: ArgumentHelp("Say what a rule is about.", valueName: "rule"))
  var explain: String?

  @Option(help: "Findings that are known, as --write-baseline wrote them.")
  var baseline: String?

  @Option(help: "Write what is found to this file, as a baseline for later runs.")
  var writeBaseline: String?

  @Flag(name: .shortAndLong, help: "No progress.")
  var quiet = false

  @Option(help: "How many files are read at once.")
  var jobs = Int(sysconf(CInt(_SC_NPROCESSORS_ONLN)))

  func run() async throws {
    if let explain {
      guard let rule = RuleRegistry.named(explain) else {
        throw PipelineError.usage("--explain \(explain): there is no such rule, as DIR-001")
      }
      return Terminal.result(rule.explanation + "\n")
    }
    guard let medium else { throw PipelineError.usage("say what is to be validated") }
    for path in [output, writeBaseline] { if let path { try ReportFile.check(path) } }
    let known = try baseline.map { path in
      Set(
        String(decoding: try SmallFile.read(path), as: UTF8.self).split(separator: "\n")
          .map(String.init))
    }
    let bar = ProgressBar(quiet: quiet)
    defer { bar.end() }
    let job = ValidateJob(medium, try options(known ?? [])) { bar.show($0) }
    let report = try await job.run()
    bar.end()
    if let writeBaseline { try ReportFile.write(report.baseline, to: writeBaseline) }
    let text = text(report)
    if let output { try ReportFile.write(text, to: output) } else { Terminal.result(text) }
    if let worst = report.worst, worst >= limit { throw ExitCode(1) }
  }

  private func options(_ baseline: Set<String>) throws -> ValidateOptions {
    var options = ValidateOptions()
    let isAuto = profile.contains { $0.lowercased() == "auto" }
    if isAuto, profile.count > 1 {
      throw PipelineError.usage("--profile auto stands alone: leave out the other profiles")
    }
    options.surveysProfiles = isAuto
    if !isAuto, !profile.isEmpty { options.profiles = try Profiles.named(profile) }
    (options.decodesPixels, options.claimsPDI) = (pixels, pdi)
    (options.baseline, options.jobs) = (baseline, jobs)
    return options
  }

  private var limit: ValidationRule.Severity {
    ValidationRule.Severity(rawValue: failOn.rawValue) ?? .error
  }

  private func text(_ report: ValidationReport) -> String {
    switch format {
    case .text:
      report.text(all: all).split(separator: "\n", omittingEmptySubsequences: false)
        .map { Terminal.safe(String($0)) }.joined(separator: "\n")
    case .json: report.json()
    case .csv: report.csv()
    case .html: report.html(all: all)
    case .junit: report.junit(failOn: limit)
    }
  }
}
