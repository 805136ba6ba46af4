internal import DICOMCore
public import DICOMFileSet
internal import DiscMastering
public import MediaValidation

/// What is wrong with a medium, or with DICOM files by themselves.
public struct ValidateJob: Sendable {
  private let path: String
  private let profiles: [ApplicationProfile]
  private let baseline: Set<String>
  private let jobs: Int
  private let progress: ProgressHandler

  /// - Parameters:
  ///   - path: a folder, an image, an archive, a device, or one DICOM file.
  ///   - profiles: those that the medium claims.
  ///   - baseline: keys of findings that are known.
  public init(
    _ path: String, profiles: [ApplicationProfile] = [], baseline: Set<String> = [],
    jobs: Int = 1, progress: @escaping ProgressHandler = { _ in }
  ) {
    (self.path, self.profiles, self.baseline) = (path, profiles, baseline)
    self.jobs = max(1, jobs)
    self.progress = progress
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
    let reader = try OpenMedium.open(path)
    let medium = ReaderListing(reader, name: path)
    var store = FindingStore(baseline: baseline)
    var fileSet = FileSetValidation(medium, profiles: profiles)
    store.add(fileSet.findings)
    if let directory = fileSet.directoryPath { store.add(Self.objects(directory, in: medium)) }
    let set = fileSet
    try await forEachOrdered(Array(set.files.indices), chunk: 16, width: jobs) { index in
      FileJudgement(index, in: set)
    } consume: { first, judgements in
      for judgement in judgements {
        store.add(fileSet.add(judgement.file))
        store.add(judgement.findings)
      }
      progress(
        Progress(phase: .reading, done: first + judgements.count, total: set.files.count))
    }
    return ValidationReport(name: path, store)
  }

  /// One file, whatever it lies among.
  private func alone(_ source: OpenedFile) throws -> ValidationReport {
    let file: DICOMFile
    do { file = try DICOMFile.read(source) } catch {
      throw PipelineError.medium(path, reason: try InstanceFault(error).reason)
    }
    let sopClass =
      file.dataSet.uid(.sopClassUID) ?? file.metaInformation.uid(.mediaStorageSOPClassUID)
    var findings = ObjectValidation().findings(in: file, source: source, name: PathName(path).name)
    if sopClass == DICOMDIRWriter.sopClass {
      findings +=
        DirectoryValidation(source, file: PathName(path).name, profiles: profiles).findings
    }
    return ValidationReport(name: path, findings, baseline: baseline)
  }

  private static func objects(_ path: String, in medium: ReaderListing) -> [ValidationFinding] {
    guard let source = try? medium.open(path), let file = try? DICOMFile.read(source) else {
      return []
    }
    return ObjectValidation().findings(in: file, source: source, name: path)
  }
}

/// What one file of a medium gives to the rules, from one reading of its header.
private struct FileJudgement: Sendable {
  var file: FileCheck.Findings
  /// Those of the object; none of what is no DICOM file.
  var findings: [ValidationFinding] = []

  init(_ index: Int, in set: FileSetValidation) {
    let check = FileCheck(index, in: set)
    file = check.findings
    guard let source = check.source, let read = check.read else { return }
    findings = ObjectValidation().findings(in: read, source: source, name: check.file.path)
  }
}
