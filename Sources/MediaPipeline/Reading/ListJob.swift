internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

/// What is on a medium, by its DICOMDIRs and by its files: patients, studies, series, instances.
public struct ListJob: Sendable {
  private let path: String
  private let showsPatients: Bool
  private let jobs: Int
  private let progress: ProgressHandler

  /// - Parameter showsPatients: names, IDs and descriptions are in the report only when asked for.
  public init(
    _ path: String, showsPatients: Bool, jobs: Int = 1,
    progress: @escaping ProgressHandler = { _ in }
  ) {
    self.path = path
    self.showsPatients = showsPatients
    self.jobs = max(1, jobs)
    self.progress = progress
  }

  /// - Throws: `PipelineError.medium` when it cannot be read or holds nothing of DICOM,
  ///   `CancellationError`.
  public func run() async throws -> ListReport {
    let medium = try OpenMedium.open(path)
    let inventory = try await MediumInventory.take(medium, jobs: jobs, progress: progress)
    guard !inventory.instances.isEmpty || !inventory.directories.isEmpty else {
      throw PipelineError.medium(path, reason: "there is neither a DICOMDIR nor a DICOM file on it")
    }
    return ListReport(inventory, of: medium, path: path, showsPatients: showsPatients)
  }
}

enum OpenMedium {
  /// - Throws: `PipelineError`, with the words for what is wrong with the medium.
  static func open(_ path: String) throws -> any MediumReader {
    guard FileTree.exists(path) else {
      throw PipelineError.inputMissing(path, reason: "there is no such file or folder")
    }
    do {
      return try MediumOpener.open(path: path)
    } catch var error as MasteringError {
      if error.path == path { error.path = "" }
      throw PipelineError.medium(path, reason: error.description)
    } catch let error as DICOMError {
      throw PipelineError.medium(path, reason: error.reason.sentence)
    }
  }
}
