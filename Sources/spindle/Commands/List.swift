import ArgumentParser
import MediaPipeline

struct List: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is on a medium: patients, studies, series, instances, sizes.",
    discussion: "Example: spindle list disc.iso --show-patients")

  @Argument(help: "A folder, a mounted medium, NAME.iso or NAME.zip.")
  var medium: String

  @Flag(help: "Names and IDs of the patients.")
  var showPatients = false

  @Flag(help: "The result as JSON.")
  var json = false

  func run() async throws {
    let report = try ListJob(medium, showsPatients: showPatients).run()
    Terminal.result(json ? try JSONText.of(report) : Self.text(report))
    if report.exitCode != 0 { throw ExitCode(report.exitCode) }
  }

  private static func text(_ report: ListReport) -> String {
    var lines = ["\(report.path): File-set \(report.fileSetID)"]
    for patient in report.patients {
      let name = patient.name.map { "  \($0)  \(patient.id ?? "")" } ?? ""
      lines.append("patient \(patient.number)\(name)")
      for study in patient.studies {
        lines.append("  study \(study.studyInstanceUID)  \(study.date ?? "")")
        for series in study.series {
          lines.append(
            "    series \(series.number.map(String.init) ?? "-")  \(series.modality ?? "-")  "
              + "\(series.instances) instances  \(Amount.bytes(series.bytes))")
        }
      }
    }
    if report.withoutPatient > 0 {
      lines.append("\(report.withoutPatient) instances that belong to no patient")
    }
    lines.append("\(report.instances) instances, \(report.bytes) bytes")
    lines += report.problems.map { "problem: \($0)" }
    return lines.map(Terminal.safe).joined(separator: "\n") + "\n"
  }
}
