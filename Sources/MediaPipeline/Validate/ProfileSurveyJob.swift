internal import DICOMCore
public import DICOMFileSet
internal import DiscMastering
public import MediaValidation

/// Which profiles a medium satisfies, and what keeps it out of the others.
public struct ProfileSurveyJob: Sendable {
  private let path: String
  private let profiles: [ApplicationProfile]
  private let jobs: Int
  private let progress: ProgressHandler

  /// - Parameters:
  ///   - path: a folder, an image, an archive, or a device.
  ///   - profiles: those that are asked about.
  public init(
    _ path: String, profiles: [ApplicationProfile] = ApplicationProfile.all, jobs: Int = 1,
    progress: @escaping ProgressHandler = { _ in }
  ) {
    (self.path, self.profiles) = (path, profiles)
    self.jobs = max(1, jobs)
    self.progress = progress
  }

  /// - Throws: `PipelineError` when nothing of it can be read, `CancellationError`.
  public func run() async throws -> [ProfileVerdict] {
    progress(Progress(phase: .searching, done: 0, total: 0))
    let reader = try OpenMedium.open(path)
    let medium = ReaderListing(reader, name: path)
    let attributes = ProfileAttributes(profiles)
    let fileSet = FileSetValidation(medium)
    var survey = ProfileSurvey(profiles)
    let files = medium.files
    try await forEachOrdered(files, chunk: 16, width: jobs) { file in
      Self.facts(file.path, in: medium, attributes)
    } consume: { first, found in
      for facts in found.compactMap(\.self) { survey.add(facts) }
      progress(Progress(phase: .reading, done: first + found.count, total: files.count))
    }
    return survey.verdicts(
      directory: fileSet.directory, medium: ProfileMedium(reader, path: path),
      findings: fileSet.findings)
  }

  private static func facts(
    _ path: String, in medium: ReaderListing, _ attributes: ProfileAttributes
  ) -> ProfileFacts? {
    guard let source = try? medium.open(path) else { return nil }
    let options = ReadOptions(stopBefore: Tag(0x7FE0, 0x0008))
    let file = try? DICOMFile.read(source, options: options)
    return ProfileFacts.of(file, source: source, name: path, attributes: attributes)
  }
}
