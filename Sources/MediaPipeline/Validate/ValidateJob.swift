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
    let medium = ReaderListing(try OpenMedium.open(path), name: path)
    var findings = FileSetValidation(medium, profiles: profiles).findings
    let files = medium.files
    try await forEachOrdered(files, chunk: 16, width: jobs) { file in
      Self.objects(file.path, in: medium)
    } consume: { first, found in
      for part in found { findings += part }
      progress(Progress(phase: .reading, done: first + found.count, total: files.count))
    }
    return ValidationReport(name: path, findings, baseline: baseline)
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

  /// None of what is no DICOM file; what cannot be read, the file-set's rules tell.
  private static func objects(_ path: String, in medium: ReaderListing) -> [ValidationFinding] {
    guard let source = try? medium.open(path), let file = try? DICOMFile.read(source) else {
      return []
    }
    return ObjectValidation().findings(in: file, source: source, name: path)
  }
}
