import ArgumentParser
import DICOMFileSet
import Glibc
import MediaPipeline

struct Create: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a file-set: a folder, an ISO image or a ZIP archive.",
    discussion: """
      Example: spindle create studies/ -o disc.iso
               spindle create studies/ -o disc.iso --medium cd --dry-run
               spindle create studies/ -o disc.iso --medium cd --fit --allow-lossy US,XA
               spindle create old.iso new.zip -o disc.iso --patient 4711
               spindle create studies/ -o disc.iso --coerce rules.json --explain
               spindle create STICK --in-place --profile STD-GEN-USB-JPEG
      """)

  @Argument(
    help: "DICOM files, folders, NAME.iso, NAME.zip, NAME.tar; - reads paths from standard input.")
  var inputs: [String]

  @Option(name: .shortAndLong, help: "A folder, NAME.iso or NAME.zip.")
  var output: String?

  @Flag(help: "Only write a DICOMDIR into the folder that is the input; touch nothing else.")
  var inPlace = false

  @OptionGroup var file: FileSetOptions
  @OptionGroup var coercion: CoercionOptions
  @OptionGroup var chosen: SelectionOptions
  @OptionGroup var intake: IntakeOptions
  @OptionGroup var report: ReportOptions

  @Flag(help: "With --explain: names and IDs of the patients.")
  var showPatients = false

  @Flag(help: "Plan, print the plan and write nothing.")
  var dryRun = false

  @Flag(help: "With --dry-run: sizes to the byte (they always are).")
  var exact = false

  @Flag(help: "Replace what is at the output already.")
  var replace = false

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
    let job = CreateJob(try options()) { bar.show($0) }
    do {
      let result = try await job.run()
      bar.end()
      try report.print(result)
      if result.exitCode != 0 { throw ExitCode(result.exitCode) }
    } catch let error as NothingToWrite {
      bar.end()
      var result = error.report
      result.exitCode = ExitStatus.inputUnreadable.rawValue
      try report.print(result)
      throw error
    } catch {
      bar.end()
      throw error
    }
  }

  private func options() throws -> CreateOptions {
    var options = CreateOptions(inputs: try InputPaths.of(inputs), output: try target(), jobs: jobs)
    try file.apply(to: &options)
    options.coercion = try coercion.order()
    options.selection = chosen.selection
    options.onePatientAVolume = chosen.perPatient
    options.replaces = replace
    options.isDryRun = dryRun
    options.conversion = try intake.options()
    options.reportsEveryFile = report.namesEveryFile
    try report.check()
    options.epoch = try SourceDate.epoch()
    return options
  }

  private func target() throws -> CreateOptions.Output {
    if inPlace {
      guard output == nil, inputs.count == 1 else {
        throw PipelineError.usage("--in-place takes one folder and no -o")
      }
      return .inPlace(inputs[0])
    }
    guard let output, !output.isEmpty else {
      throw PipelineError.usage("say where to: -o FOLDER, -o NAME.iso or -o NAME.zip")
    }
    return try Self.target(output)
  }

  /// What a path is the name of: an image, an archive or a folder.
  static func target(_ output: String) throws -> CreateOptions.Output {
    guard !output.isEmpty else { throw PipelineError.usage("-o needs a name") }
    let lower = output.lowercased()
    if lower.hasSuffix(".iso") { return .image(output) }
    return lower.hasSuffix(".zip") ? .zip(output) : .folder(output)
  }
}
