import ArgumentParser
import DICOMFileSet
import Glibc
import MediaPipeline

struct Add: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Add instances to a file-set.",
    discussion: """
      Example: spindle add STICK studies/ --profile STD-GEN-USB-JPEG
               spindle add disc.iso studies/ --session
               spindle add disc.iso other.zip -o new.iso

      What is there keeps its place, its name and its record. A folder is changed in place, an \
      image by a session that is appended to it; the File-set UID stays. With -o a new medium is \
      made of any old one, with everything that it holds and a new File-set UID.
      """)

  @Argument(help: "The folder of the file-set; with --session an .iso; with -o any medium.")
  var fileSet: String

  @Argument(
    help: "DICOM files, folders, NAME.iso, NAME.zip, NAME.tar; - reads paths from standard input.")
  var inputs: [String]

  @OptionGroup var place: UpdatePlaceOptions

  @Option(help: "A profile of PS3.11 (may be given several times), a FILE.json, or none.")
  var profile: [String] = []

  @OptionGroup var coding: CodingOptions
  @OptionGroup var proof: ProofOptions

  @Option(
    help: "Files that are cut short or cannot be decoded: reject them, or keep them as they are.")
  var onError = "reject"

  @Flag(help: "Icon images in the new records also where no profile asks for them.")
  var icons = false

  @OptionGroup var coercion: CoercionOptions
  @OptionGroup var chosen: ChoiceOptions
  @OptionGroup var intake: IntakeOptions
  @OptionGroup var report: ReportOptions

  @Flag(help: "With --explain: names and IDs of the patients.")
  var showPatients = false

  @Flag(help: "Say what would be added and write nothing.")
  var dryRun = false

  @Option(help: "How many files are worked on at once.")
  var jobs = Int(sysconf(CInt(_SC_NPROCESSORS_ONLN)))

  func run() async throws {
    if try await coercion.explain(
      InputPaths.of(inputs), jobs: jobs, showsPatients: showPatients,
      conversion: try intake.options(), report)
    {
      return
    }
    let bar = ProgressBar(quiet: report.quiet)
    let job = AddJob(fileSet, try options(), to: try place.target()) { bar.show($0) }
    do {
      let result = try await job.run()
      bar.end()
      try report.print(result, text: UpdateSummary.text(result, verbose: report.verbose))
      if result.exitCode != 0 { throw ExitCode(result.exitCode) }
    } catch let error as NothingToAdd {
      bar.end()
      var result = error.report
      result.exitCode = ExitStatus.inputUnreadable.rawValue
      try report.print(result, text: UpdateSummary.text(result, verbose: report.verbose))
      throw error
    } catch {
      bar.end()
      throw error
    }
  }

  private func options() throws -> CreateOptions {
    var options = CreateOptions(
      inputs: try InputPaths.of(inputs), output: .folder(fileSet), jobs: jobs)
    if !profile.isEmpty { options.profiles = try Profiles.named(profile) }
    try place.apply(to: &options)
    try coding.apply(to: &options)
    options.proves = proof.prove
    options.onError = try FileSetOptions.policy(onError)
    options.icons = icons
    options.coercion = try coercion.order()
    options.selection = chosen.selection
    options.isDryRun = dryRun
    options.conversion = try intake.options()
    options.reportsEveryFile = report.namesEveryFile
    try report.check()
    options.epoch = try SourceDate.epoch()
    return options
  }
}
