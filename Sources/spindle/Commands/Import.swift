import ArgumentParser
import Glibc
import MediaPipeline

struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring the instances of a medium into a folder, all of them and unchanged.",
    discussion: """
      Example: spindle import /dev/sr0 -o incoming --patient-number 1
               spindle import disc.iso -o incoming --all --dry-run --show-patients
               spindle import disc.iso -o incoming --set PatientID=4711 --local-issuer HOSP
      Files stand under STUDY/SERIES/INSTANCE.dcm, their checksums in SHA256.TXT. An import that \
      was interrupted is taken up by giving the same command again.

      A mapping file is CSV in UTF-8: a header of match:KEYWORD (PatientID, IssuerOfPatientID, \
      PatientName, PatientBirthDate, StudyInstanceUID) and set:KEYWORD columns, then a row for \
      each patient or study; the first that matches counts. * matches everything, an empty cell \
      what is empty; an empty set cell leaves the value as it is. What was there before goes into \
      Original Attributes Sequence, a Patient ID into Other Patient IDs Sequence.

      Rules of --coerce come first, then --set and --map, which go by what was on the medium.
      """)

  @Argument(help: "A folder, a mounted medium, a device, an image or an archive.")
  var medium: String

  @Option(name: .shortAndLong, help: "A folder; imports of several media may share it.")
  var output: String

  @OptionGroup var chosen: ImportChoiceOptions
  @OptionGroup var coercion: CoercionOptions
  @OptionGroup var identity: IdentityOptions
  @OptionGroup var report: ReportOptions

  @Flag(help: "Names and IDs of the patients.")
  var showPatients = false

  @Flag(help: "Say what would be imported and write nothing.")
  var dryRun = false

  @Option(help: "How many times a sector that cannot be read is tried again.")
  var retries = 2

  @Flag(help: "Copy what is not DICOM too, under OTHER.")
  var withOtherFiles = false

  @Flag(help: "Hash the copies of an interrupted import again before taking it up.")
  var verifyExisting = false

  @Option(help: "How many files are worked on at once.")
  var jobs = Int(sysconf(CInt(_SC_NPROCESSORS_ONLN)))

  func run() async throws {
    if try await coercion.explain([medium], jobs: jobs, showsPatients: showPatients, report) {
      return
    }
    let bar = ProgressBar(quiet: report.quiet)
    let isSilent = report.json || report.quiet
    let job = ImportJob(try options()) {
      bar.show($0)
    } announce: { found in
      bar.end()
      if !isSilent { Terminal.result(ImportSummary.patients(found)) }
    }
    do {
      let result = try await job.run()
      bar.end()
      try report.print(result, text: ImportSummary(result, verbose: report.verbose).text)
      if result.exitCode != 0 { throw ExitCode(result.exitCode) }
    } catch let error as PatientChoiceNeeded {
      bar.end()
      try report.print(error.report, text: ImportSummary.patients(error.report))
      throw error
    } catch {
      bar.end()
      throw error
    }
  }

  private func options() throws -> ImportOptions {
    var options = ImportOptions(medium: medium, destination: output, jobs: jobs)
    options.choice = chosen.choice
    options.coercion = try identity.rules()
    options.rules = try coercion.order()
    options.showsPatients = showPatients
    options.isDryRun = dryRun
    guard (0...1_000).contains(retries) else {
      throw PipelineError.usage("--retries takes 0 to 1000")
    }
    options.retries = retries
    options.takesOtherFiles = withOtherFiles
    options.verifiesExisting = verifyExisting
    options.reportsEveryFile = report.namesEveryFile
    try report.check()
    options.epoch = try SourceDate.epoch()
    return options
  }
}

/// Whose instances are imported.
struct ImportChoiceOptions: ParsableArguments {
  @Option(name: .customLong("patient-id"), help: "Of this Patient ID (may be given several times).")
  var patientIDs: [String] = []

  @Option(
    name: .customLong("patient-number"),
    help: "Of the patient of this number in the list (may be given several times).")
  var patientNumbers: [Int] = []

  @Flag(help: "Of all patients, and what belongs to none.")
  var all = false

  @OptionGroup var of: EntityOptions

  var choice: ImportChoice {
    var choice = ImportChoice()
    choice.patientIDs = patientIDs
    choice.patientNumbers = patientNumbers
    choice.allPatients = all
    choice.studies = of.study
    choice.series = of.series
    choice.modalities = of.modality
    return choice
  }
}
