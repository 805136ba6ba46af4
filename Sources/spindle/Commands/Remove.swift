import ArgumentParser
import DICOMFileSet
import Glibc
import MediaPipeline

struct Remove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Remove patients, studies, series or instances from a file-set.",
    discussion: """
      Example: spindle remove STICK --study 1.2.3.4
               spindle remove disc.iso --patient 4711 -o new.iso

      Files are deleted once the new DICOMDIR is on the disk; other files are never touched. With \
      -o a new medium is made of what is left. A session that is appended to an image (--session) \
      no longer shows what was removed, but its bytes stay in the image.
      """)

  @Argument(help: "The folder of the file-set; with --session an .iso; with -o any medium.")
  var fileSet: String

  @OptionGroup var place: UpdatePlaceOptions

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

  @Option(help: "How many files are worked on at once.")
  var jobs = Int(sysconf(CInt(_SC_NPROCESSORS_ONLN)))

  func run() async throws {
    try report.check()
    var removal = DirectoryRemoval()
    (removal.patients, removal.studies) = (patient, study)
    (removal.series, removal.instances) = (series, instance)
    (removal.keepsRecords, removal.compacts) = (keepRecords, compact)
    var options = CreateOptions(inputs: [], output: .folder(fileSet), jobs: jobs)
    (options.allowsEmpty, options.isDryRun) = (allowEmpty, dryRun)
    try place.apply(to: &options)
    options.epoch = try SourceDate.epoch()
    let bar = ProgressBar(quiet: report.quiet)
    defer { bar.end() }
    let job = RemoveJob(fileSet, removal, options, to: try place.target()) { bar.show($0) }
    let result = try job.run()
    bar.end()
    try report.print(result, text: UpdateSummary.text(result, verbose: report.verbose))
    if result.exitCode != 0 { throw ExitCode(result.exitCode) }
  }
}
