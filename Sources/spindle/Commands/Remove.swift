import ArgumentParser
import DICOMFileSet
import MediaPipeline

struct Remove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Remove patients, studies, series or instances from a file-set.",
    discussion: """
      Example: spindle remove STICK --study 1.2.3.4
      Files are deleted once the new DICOMDIR is on the disk; other files are never touched.
      """)

  @Argument(help: "The folder of the file-set.")
  var fileSet: String

  @Option(help: "The patient with this Patient ID (may be given several times).")
  var patient: [String] = []

  @Option(help: "The study with this Study Instance UID (may be given several times).")
  var study: [String] = []

  @Option(help: "The series with this Series Instance UID (may be given several times).")
  var series: [String] = []

  @Option(help: "The instance with this SOP Instance UID (may be given several times).")
  var instance: [String] = []

  @Flag(help: "Delete the files and leave the records, marked as not in use (retired).")
  var keepRecords = false

  @Flag(help: "Remove records that are not in use; alone or with what is to be removed.")
  var compact = false

  @Flag(help: "Leave an empty file-set when the last instance goes.")
  var allowEmpty = false

  @Flag(help: "Say what would be removed and change nothing.")
  var dryRun = false

  @OptionGroup var report: ReportOptions

  func run() async throws {
    try report.check()
    var removal = DirectoryRemoval()
    (removal.patients, removal.studies) = (patient, study)
    (removal.series, removal.instances) = (series, instance)
    (removal.keepsRecords, removal.compacts) = (keepRecords, compact)
    let result = try RemoveJob(fileSet, removal, allowsEmpty: allowEmpty, isDryRun: dryRun).run()
    try report.print(result, text: UpdateSummary.text(result, verbose: report.verbose))
    if result.exitCode != 0 { throw ExitCode(result.exitCode) }
  }
}
