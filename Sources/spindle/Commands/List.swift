import ArgumentParser
import Glibc
import MediaPipeline

struct List: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is on a medium, and what is wrong with it.",
    discussion: """
      Reads every DICOMDIR and the header of every file, and compares them. The exit code is 1 \
      when something is missing, unlisted, damaged or not as the standard has it.

      Example: spindle list disc.iso --show-patients
               spindle list /media/cdrom --instances
      """)

  @Argument(help: "A folder, a mounted medium, a device, NAME.iso, NAME.zip or NAME.tar.")
  var medium: String

  @Flag(help: "Names and IDs of the patients, and descriptions.")
  var showPatients = false

  @Flag(help: "Each instance, and each file that is not DICOM.")
  var instances = false

  @Flag(help: "The result as JSON.")
  var json = false

  @Flag(name: .shortAndLong, help: "No progress.")
  var quiet = false

  @Option(help: "How many files are read at once.")
  var jobs = Int(sysconf(CInt(_SC_NPROCESSORS_ONLN)))

  func run() async throws {
    let bar = ProgressBar(quiet: quiet)
    defer { bar.end() }
    let job = ListJob(medium, showsPatients: showPatients, jobs: jobs) { bar.show($0) }
    let report = try await job.run()
    bar.end()
    Terminal.result(
      json ? try JSONText.of(report) : ListSummary(report, showsInstances: instances).text)
    if report.exitCode != 0 { throw ExitCode(report.exitCode) }
  }
}
