import ArgumentParser
import Glibc
import MediaPipeline

struct Transcode: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write files in another transfer syntax.",
    discussion: """
      Example: spindle transcode image.dcm -o coded.dcm --transfer-syntax jpeg-lossless
               spindle transcode studies/ -o coded/ --transfer-syntax j2k-lossless --prove
               spindle transcode disc.iso -o plain/ --transfer-syntax explicit

      A file becomes a file; folders and media become a folder with the same names in it, and no \
      DICOMDIR. An image that the syntax cannot hold stays as it is, and so does what has the \
      syntax already.
      """)

  @Argument(
    help: "DICOM files, folders, NAME.iso, NAME.zip, NAME.tar; - reads paths from standard input.")
  var inputs: [String]

  @Option(name: .shortAndLong, help: "A file for one file, else a folder.")
  var output: String

  @OptionGroup var coding: CodingOptions

  @Flag(
    inversion: .prefixedNo,
    help: "Decode again what was coded without loss, and compare every frame.")
  var prove = false

  @Option(
    help: "Files that are cut short or cannot be decoded: reject them, or keep them as they are.")
  var onError = "reject"

  @Flag(help: "Replace files that are at the output already.")
  var replace = false

  @OptionGroup var report: ReportOptions

  @Option(help: "How many files are worked on at once.")
  var jobs = Int(sysconf(CInt(_SC_NPROCESSORS_ONLN)))

  func run() async throws {
    let bar = ProgressBar(quiet: report.quiet)
    let job = TranscodeJob(try options()) { bar.show($0) }
    do {
      let result = try await job.run()
      bar.end()
      try report.print(result, text: TranscodeSummary(result, verbose: report.verbose).text)
      if result.exitCode != 0 { throw ExitCode(result.exitCode) }
    } catch let error as NothingToTranscode {
      bar.end()
      var result = error.report
      result.exitCode = ExitStatus.inputUnreadable.rawValue
      try report.print(result, text: TranscodeSummary(result, verbose: report.verbose).text)
      throw error
    } catch {
      bar.end()
      throw error
    }
  }

  private func options() throws -> TranscodeOptions {
    let choice = try coding.choice() ?? .keep
    guard choice != .keep || coding.rules != nil else {
      throw PipelineError.usage("say what to write: --transfer-syntax NAME, or --rules FILE")
    }
    guard !output.isEmpty else { throw PipelineError.usage("-o needs a name") }
    var options = TranscodeOptions(
      inputs: try InputPaths.of(inputs), output: output, to: choice, jobs: jobs)
    try coding.apply(to: &options)
    options.proves = prove
    options.onError = try FileSetOptions.policy(onError)
    options.replaces = replace
    options.reportsEveryFile = report.namesEveryFile
    try report.check()
    return options
  }
}
