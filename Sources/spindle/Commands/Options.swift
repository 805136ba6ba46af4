import ArgumentParser
import DICOMCore
import DICOMFileSet
import DiscMastering
import MediaPipeline

/// What the file-set is to be.
struct FileSetOptions: ParsableArguments {
  @Option(help: "A profile of PS3.11 (may be given several times), a FILE.json, or none.")
  var profile: [String] = []

  @Option(help: "auto, cd, cd74, dvd, dvd-dl, dvd-ram, bd, bd-dl, usb, cf, sd, mmc, or bytes.")
  var medium: String?

  @Option(name: .customLong("fileset-id"), help: "Up to 16 of A-Z, 0-9 and _.")
  var fileSetID: String?

  @OptionGroup var coding: CodingOptions
  @OptionGroup var proof: ProofOptions

  @Flag(help: "Compress what does not fit one medium, with loss as far as that is allowed.")
  var fit = false

  @Option(
    help: "Files that are cut short or cannot be decoded: reject them, or keep them as they are.")
  var onError = "reject"

  @Flag(help: "Icon images in the DICOMDIR also where no profile asks for them.")
  var icons = false

  @Flag(help: "Make a file-set without instances (with --profile none).")
  var allowEmpty = false

  @Flag(help: "A second tree of names in the image, for Windows.")
  var joliet = false

  @Flag(name: .customLong("strict-iso"), help: "No Rock Ridge: ISO 9660 Level 1 alone.")
  var strictISO = false

  func apply(to options: inout CreateOptions) throws {
    if !profile.isEmpty { options.profiles = try Profiles.named(profile) }
    options.medium = try Self.medium(medium)
    options.fileSetID = fileSetID
    try coding.apply(to: &options)
    options.proves = proof.prove
    options.fits = fit
    options.onError = try Self.policy(onError)
    options.icons = icons
    options.allowsEmpty = allowEmpty
    options.joliet = joliet
    options.strictISO = strictISO
  }

  /// Nil for `auto`.
  static func medium(_ name: String?) throws -> Medium? {
    guard let name, name != "auto" else { return nil }
    guard let known = Medium(name) else {
      throw PipelineError.usage(
        "\(name) is no medium: \(Medium.all.map(\.name).joined(separator: ", ")), or bytes")
    }
    return known
  }

  static func policy(_ onError: String) throws -> CreateOptions.ErrorPolicy {
    guard let policy = CreateOptions.ErrorPolicy(rawValue: onError) else {
      throw PipelineError.usage("--on-error takes reject or keep, not \(onError)")
    }
    return policy
  }
}

/// Of what instances are wanted, whoever they are of.
struct EntityOptions: ParsableArguments {
  @Option(help: "Only this Study Instance UID (may be given several times).")
  var study: [String] = []

  @Option(help: "Only this Series Instance UID (may be given several times).")
  var series: [String] = []

  @Option(help: "Only this modality (may be given several times).")
  var modality: [String] = []
}

/// Which instances are wanted.
struct ChoiceOptions: ParsableArguments {
  @Option(help: "Only this Patient ID (may be given several times).")
  var patient: [String] = []

  @OptionGroup var of: EntityOptions

  var selection: Selection {
    var selection = Selection()
    selection.patients = patient
    selection.studies = of.study
    selection.series = of.series
    selection.modalities = of.modality
    return selection
  }
}

/// The same, and how it is parted.
struct SelectionOptions: ParsableArguments {
  @OptionGroup var choice: ChoiceOptions

  @Flag(help: "Volumes of their own for each patient.")
  var perPatient = false

  var selection: Selection { choice.selection }
}

/// How the result is told.
struct ReportOptions: ParsableArguments {
  @Flag(help: "The result as JSON.")
  var json = false

  @Option(help: "Write the JSON report to this file as well.")
  var report: String?

  @Flag(name: .shortAndLong, help: "No progress and no summary.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Name every file, also those that are not DICOM.")
  var verbose = false

  /// Something that is asked for names the files that are in the file-set too.
  var namesEveryFile: Bool { json || report != nil || verbose }

  /// - Throws: `PipelineError.output` when the report could not be written at the end.
  func check() throws {
    if let report { try ReportFile.check(report) }
  }

  func print(_ result: CreateReport) throws {
    try print(result, text: CreateSummary(result, verbose: verbose).text)
  }

  /// - Parameter text: what people get who do not ask for JSON.
  func print(_ result: some Encodable, text: @autoclosure () -> String) throws {
    let json = self.json || report != nil ? try JSONText.of(result) : ""
    if let report { try ReportFile.write(json, to: report) }
    if self.json {
      Terminal.result(json)
    } else if !quiet {
      Terminal.result(text())
    }
  }
}
