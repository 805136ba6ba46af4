import ArgumentParser
import Glibc
import MediaPipeline

struct Convert: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make DICOM instances of photos, scans, videos and documents.",
    discussion: """
      Example: spindle convert photo.jpg -o photo.dcm --set PatientID=4711 --set PatientName=Doe^Jane
               spindle convert scans/ -o dicom/ --like study/image.dcm --set ConversionType=SD
               spindle convert photos/ -o dicom/ --as photograph --csv patients.csv --stable-uids

      A file becomes NAME.dcm, everything else a folder with the same names in it. JPEG of cameras \
      stays as it is but for what the camera wrote beside the picture. Of two sources of a value \
      the later counts: the defaults of a template, the file itself, --like, --pattern, --csv, the \
      template's fixed values, --set.
      """)

  @Argument(
    help:
      "Images, videos, documents, folders, NAME.iso, NAME.zip, NAME.tar; - reads paths from standard input."
  )
  var inputs: [String]

  @Option(name: .shortAndLong, help: "NAME.dcm for one file, else a folder.")
  var output: String

  @OptionGroup var conversion: ConversionOptionGroup
  @OptionGroup var coercion: CoercionOptions

  @Flag(help: "With --explain: names and IDs of the patients.")
  var showPatients = false

  @Flag(help: "Replace files that are at the output already.")
  var replace = false

  @OptionGroup var report: ReportOptions

  @Option(help: "How many files are worked on at once.")
  var jobs = Int(sysconf(CInt(_SC_NPROCESSORS_ONLN)))

  func run() async throws {
    if try await coercion.explain(
      InputPaths.of(inputs), jobs: jobs, showsPatients: showPatients,
      conversion: try conversion.options(), report)
    {
      return
    }
    let bar = ProgressBar(quiet: report.quiet)
    let job = ConvertJob(try options()) { bar.show($0) }
    do {
      let result = try await job.run()
      bar.end()
      try report.print(result, text: ConvertSummary(result, verbose: report.verbose).text)
      if result.exitCode != 0 { throw ExitCode(result.exitCode) }
    } catch let error as NothingToConvert {
      bar.end()
      var result = error.report
      result.exitCode = ExitStatus.inputUnreadable.rawValue
      try report.print(result, text: ConvertSummary(result, verbose: report.verbose).text)
      throw error
    } catch {
      bar.end()
      throw error
    }
  }

  private func options() throws -> ConvertOptions {
    guard !output.isEmpty else { throw PipelineError.usage("-o needs a name") }
    var options = ConvertOptions(
      inputs: try InputPaths.of(inputs), output: output, conversion: try conversion.options(),
      jobs: jobs)
    options.coercion = try coercion.order(isStable: options.conversion.isStable)
    options.replaces = replace
    options.reportsEveryFile = report.namesEveryFile
    try report.check()
    return options
  }
}
