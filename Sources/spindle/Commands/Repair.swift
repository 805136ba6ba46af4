import ArgumentParser
import DICOMFileSet
import Glibc
import MediaPipeline

struct Repair: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a new, right DICOMDIR for a broken file-set, or for a folder that has none.",
    discussion: """
      Without -o only the DICOMDIR is written, and its line in SHA256.TXT where there is one; no \
      other file is touched. With -o a new file-set is \
      made of everything that can be read, with names that can stand in a DICOMDIR.

      Example: spindle repair STICK --backup old-dicomdir
               spindle repair broken.iso -o mended.iso
      """)

  @Argument(help: "A folder or a mounted medium; with -o also a device, an image or an archive.")
  var fileSet: String

  @Option(name: .shortAndLong, help: "A new file-set: a folder, NAME.iso or NAME.zip.")
  var output: String?

  @Option(help: "A profile of PS3.11 (may be given several times), a FILE.json, or none.")
  var profile: [String] = ["none"]

  @Option(help: "The medium of the new file-set, as create has it.")
  var medium: String?

  @Option(help: "Copy the old DICOMDIR to this file before it is replaced.")
  var backup: String?

  @Flag(help: "Say what would be done and write nothing.")
  var dryRun = false

  @Flag(help: "Replace what is at the output already.")
  var replace = false

  @OptionGroup var report: ReportOptions

  @Option(help: "How many files are worked on at once.")
  var jobs = Int(sysconf(CInt(_SC_NPROCESSORS_ONLN)))

  func run() async throws {
    try report.check()
    let bar = ProgressBar(quiet: report.quiet)
    defer { bar.end() }
    let job = RepairJob(fileSet, options: try options(), backup: backup) { bar.show($0) }
    let result: RepairReport
    do {
      result = try await job.run()
    } catch let error as NothingToWrite {
      bar.end()
      try report.print(error.report)
      throw error
    }
    bar.end()
    try report.print(result, text: RepairSummary(result, verbose: report.verbose).text)
    if result.exitCode != 0 { throw ExitCode(result.exitCode) }
  }

  private func options() throws -> CreateOptions {
    let target = try output.map(Create.target) ?? .inPlace(fileSet)
    var options = CreateOptions(inputs: [fileSet], output: target, jobs: jobs)
    options.profiles = try Profiles.named(profile)
    options.medium = try FileSetOptions.medium(medium)
    options.replaces = replace
    options.isDryRun = dryRun
    options.reportsEveryFile = report.namesEveryFile
    options.epoch = try SourceDate.epoch()
    return options
  }
}
