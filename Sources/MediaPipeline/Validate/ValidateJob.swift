internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering
public import MediaValidation

/// What is wrong with a medium, or with a DICOM file by itself.
public struct ValidateJob: Sendable {
  private let path: String
  private let options: ValidateOptions
  private let progress: ProgressHandler

  /// - Parameter path: a folder, an image, an archive, a device, or one DICOM file.
  public init(
    _ path: String, _ options: ValidateOptions = ValidateOptions(),
    progress: @escaping ProgressHandler = { _ in }
  ) {
    (self.path, self.options, self.progress) = (path, options, progress)
  }

  /// - Throws: `PipelineError` when nothing of it can be read, `CancellationError`.
  public func run() async throws -> ValidationReport {
    progress(Progress(phase: .searching, done: 0, total: 0))
    guard FileTree.exists(path) else {
      throw PipelineError.inputMissing(path, reason: "there is no such file or folder")
    }
    if !FileTree.isFolder(path), !ContainerFile.isMedium(path),
      let file = try? OpenedFile(path: path)
    {
      return try alone(file)
    }
    return try await medium(OpenMedium.open(path))
  }

  private func medium(_ reader: any MediumReader) async throws -> ValidationReport {
    let listing = ReaderListing(reader, name: path)
    var fileSet = FileSetValidation(listing, profiles: options.profiles)
    var store = FindingStore(baseline: options.baseline)
    store.add(
      Self.volumeFindings(
        path: path, reader: reader, fileSetID: fileSet.directory.map { $0.fileSetID },
        profiles: options.profiles))
    store.add(fileSet.findings)
    if let directory = fileSet.directoryPath { store.add(object(directory, in: listing)) }
    store.add(PDIValidation(listing, claimed: options.claimsPDI).findings)

    var profiles = ProfileValidation(options.profiles)
    var survey = ProfileSurvey()
    var consistency = ConsistencyValidation()
    let (set, attributes) = (fileSet, attributesOfProfiles)
    try await forEachOrdered(
      Array(set.files.indices), chunk: options.decodesPixels ? 4 : 16, width: max(1, options.jobs)
    ) { index in
      FileJudgement(index, in: set, options, attributes)
    } consume: { first, judgements in
      for judgement in judgements {
        store.add(fileSet.add(judgement.file))
        store.add(judgement.findings)
        if let facts = judgement.instance { consistency.add(facts) }
        if let facts = judgement.profile {
          profiles.add(facts)
          if options.surveysProfiles { survey.add(facts) }
        }
      }
      progress(
        Progress(phase: .reading, done: first + judgements.count, total: set.files.count))
    }
    try Task.checkCancellation()
    if let path = set.directoryPath, let facts = encrypted(path, in: listing) {
      profiles.add(facts)
      survey.add(facts)
    }
    store.add(consistency.findings())
    let kind = ProfileMedium(reader, path: path)
    // Capacity by a claimed profile is one of the rules of volumes.
    store.add(
      profiles.findings(directory: fileSet.directory, medium: ProfileMedium(kind.volume)))

    var report = ValidationReport(name: path, store)
    if options.surveysProfiles {
      report.verdicts = survey.verdicts(
        directory: fileSet.directory, medium: kind, findings: store.findings)
    }
    report.remarks = remarks(on: reader)
    return report
  }

  /// One file, whatever it lies among.
  private func alone(_ source: OpenedFile) throws -> ValidationReport {
    let file: DICOMFile
    do { file = try DICOMFile.read(source) } catch {
      throw PipelineError.medium(path, reason: try InstanceFault(error).reason)
    }
    let name = PathName(path).name
    var store = FindingStore(baseline: options.baseline)
    store.add(FileJudgement.object(file, source, name, options))
    if file.isDirectory {
      store.add(DirectoryValidation(source, file: name, profiles: options.profiles).findings)
    } else if !options.profiles.isEmpty {
      var profiles = ProfileValidation(options.profiles)
      profiles.add(
        ProfileFacts(file, name: name, attributes: attributesOfProfiles))
      store.add(profiles.findings(directory: nil))
    }
    var report = ValidationReport(name: path, store)
    report.remarks = ["One file was looked at, and no medium." + pixelRemark]
    return report
  }

  /// Nil for a DICOMDIR that is one.
  private func encrypted(_ path: String, in listing: ReaderListing) -> ProfileFacts? {
    guard let source = try? listing.open(path), (try? DICOMFile.read(source)) == nil else {
      return nil
    }
    return ProfileFacts.of(nil, source: source, name: path)
  }

  private func object(_ path: String, in listing: ReaderListing) -> [ValidationFinding] {
    guard let source = try? listing.open(path), let file = try? DICOMFile.read(source) else {
      return []
    }
    return FileJudgement.object(file, source, path, options)
  }
}

extension ValidateJob {
  /// What of a file the profiles depend on that are asked about.
  private var attributesOfProfiles: ProfileAttributes {
    options.profiles.isEmpty ? .standard : ProfileAttributes(options.profiles)
  }

  /// What nobody looked at: a report that is silent on it would seem to say that it is right.
  private func remarks(on reader: any MediumReader) -> [String] {
    var remarks: [String] = []
    switch reader.kind {
    case .iso9660, .udf, .bridge: break
    case .folder:
      remarks.append(
        "Of a folder no volume is seen: give the image or the device to have it judged.")
    case .zip, .tar: remarks.append("An archive has no volume that could be judged.")
    }
    if options.profiles.isEmpty, !options.surveysProfiles {
      remarks.append(
        "No application profile was asked for: --profile NAME judges by one, --profile auto by all."
      )
    }
    return remarks
      + (options.decodesPixels ? [] : [pixelRemark.drop { $0 == " " }].map(String.init))
  }

  private var pixelRemark: String {
    options.decodesPixels ? "" : " No frame was decoded: --pixels does it."
  }
}
