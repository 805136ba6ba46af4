internal import DICOMCore
internal import DiscMastering

/// An error that is one instance's: the others go on.
struct InstanceFault: Error {
  /// A sentence without the name of the file.
  var reason: String

  /// - Throws: `error` when it is of the output, of the run, or of a file that is being changed.
  init(_ error: any Error) throws {
    switch error {
    case is PipelineError, is CancellationError: throw error
    case var error as MasteringError:
      if case .sourceChanged = error.reason { throw error }
      error.path = ""
      reason = error.description
    case var error as DICOMError:
      error.file = ""
      reason = error.description
    case let error as FileError: reason = "cannot be read (\(error.reason))"
    default: reason = "\(error)"
    }
  }
}
