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
    try Self.checkCancellation()
    var fileSet = FileSetValidation(
      listing, profiles: options.profiles, isCancelled: { DecodedPixelValidation.isCancelled })
    try Self.checkCancellation()
    var store = FindingStore(baseline: options.baseline)
    store.add(
      Self.volumeFindings(
        path: path, reader: reader, fileSetID: fileSet.directory.map { $0.fileSetID },
        profiles: options.profiles))
    store.add(fileSet.findings)
    store.add(more: fileSet.more)
    // What a baseline hides keeps a medium out of profiles all the same.
    var surveyed = FindingStore()
    if options.surveysProfiles { surveyed.add(fileSet.findings) }
    if let directory = fileSet.directoryPath { store.add(object(directory, in: listing)) }
    try Self.checkCancellation()
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
        let found = fileSet.add(judgement.file)
        store.add(found)
        if options.surveysProfiles { surveyed.add(found) }
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
    try Self.checkCancellation()
    if set.directory == nil, let path = set.directoryPath, let facts = encrypted(path, in: listing)
    {
      profiles.add(facts)
      survey.add(facts)
    }
    store.add(consistency.findings())
    try Self.checkCancellation()
    let kind = ProfileMedium(reader, path: path)
    // Of an image the rules of volumes tell what is wrong with file system and capacity.
    profiles.addFindings(
      to: &store, directory: fileSet.directory,
      medium: kind.bytes == nil || kind.volume == .zip ? kind : ProfileMedium())

    var report = ValidationReport(name: path, store)
    if options.surveysProfiles {
      var volumes = VolumesByProfile(path: path, reader: reader, fileSet.directory)
      report.verdicts = survey.verdicts(
        directory: fileSet.directory, medium: kind, findings: surveyed.findings
      ) { volumes.findings(by: $0) }
    }
    report.remarks = remarks(on: reader)
    if listing.size(of: fileSet.directoryPath) > Self.largestDirectory {
      report.remarks.append(Self.directoryRemark)
    }
    return report
  }

  /// One file, whatever it lies among.
  private func alone(_ source: OpenedFile) throws -> ValidationReport {
    let file: DICOMFile
    let isLarge: Bool
    do { (file, isLarge) = try Self.read(source) } catch {
      throw PipelineError.medium(path, reason: try InstanceFault(error).reason)
    }
    let name = PathName(path).name
    var store = FindingStore(baseline: options.baseline)
    if !file.isDirectory, let facts = InstanceFacts(file, name: name) {
      var consistency = ConsistencyValidation(isWholeMedium: false)
      consistency.add(facts)
      store.add(consistency.findings())
    }
    if !isLarge { store.add(FileJudgement.object(file, source, name, options)) }
    try Self.checkCancellation()
    if file.isDirectory {
      let directory = DirectoryValidation(source, file: name, profiles: options.profiles)
      store.add(directory.findings)
      store.add(more: directory.more)
    } else if !options.profiles.isEmpty {
      var profiles = ProfileValidation(options.profiles)
      profiles.add(
        ProfileFacts(file, name: name, attributes: attributesOfProfiles))
      store.add(profiles.findings(directory: nil))
    }
    var report = ValidationReport(name: path, store)
    report.remarks = ["One file was looked at, and no medium." + pixelRemark]
    if isLarge { report.remarks.append(Self.directoryRemark) }
    return report
  }

  /// What may be an encrypted DICOMDIR.
  private func encrypted(_ path: String, in listing: ReaderListing) -> ProfileFacts? {
    (try? listing.open(path)).flatMap { ProfileFacts.of(nil, source: $0, name: path) }
  }

  /// What was found up to an interruption is no report.
  private static func checkCancellation() throws {
    if DecodedPixelValidation.isCancelled { throw CancellationError() }
  }

  /// Of a large DICOMDIR the rules of directories go through the records one by one; those of
  /// objects would have all of its elements in memory, six times as much as the file.
  private static let largestDirectory = 32 << 20

  /// - Returns: whether it is a large DICOMDIR, whose records were not read.
  private static func read(_ source: OpenedFile) throws -> (DICOMFile, isLarge: Bool) {
    if source.count > largestDirectory {
      let options = ReadOptions(stopBefore: .directoryRecordSequence)
      let file = try DICOMFile.read(source, options: options)
      if file.isDirectory { return (file, true) }
    }
    return (try DICOMFile.read(source), false)
  }

  private func object(_ path: String, in listing: ReaderListing) -> [ValidationFinding] {
    guard listing.size(of: path) <= Self.largestDirectory, let source = try? listing.open(path),
      let file = try? DICOMFile.read(source)
    else { return [] }
    // Where a DICOMDIR ends early is told by the rules of directories.
    return FileJudgement.object(file, source, path, options)
      .filter { $0.rule.identifier != "ENC-019" }
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

  private static var directoryRemark: String {
    "The DICOMDIR has more than \(largestDirectory >> 20) MiB: the encoding of its records was not "
      + "judged, only what the rules of directories ask for."
  }

  private var pixelRemark: String {
    options.decodesPixels ? "" : " No frame was decoded: --pixels does it."
  }
}
