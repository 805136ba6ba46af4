internal import Glibc

/// Why a job cannot be done, in a sentence that says what to do next.
public enum PipelineError: Error, Equatable, Sendable {
  case usage(String)
  case inputMissing(String, reason: String)
  /// Nothing of the input can be put on a medium.
  case nothingToWrite(String)
  case outputExists(String)
  case outputBusy(String)
  case output(String, reason: String)
  /// The volume that is to be read is no file-set, or is damaged.
  case medium(String, reason: String)
}

extension PipelineError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .usage(let message): message
    case .inputMissing(let path, let reason): "\(path): cannot be read (\(reason)); check the name"
    case .nothingToWrite(let reason): reason
    case .outputExists(let path):
      "\(path): there is something already; choose another name, or say --replace"
    case .outputBusy(let path):
      "\(path): another run is writing this output; wait for it to end, or choose another name"
    case .output(let path, let reason): "\(path): \(reason)"
    case .medium(let path, let reason): "\(path): \(reason)"
    }
  }
}

/// The C library's words for the last error.
func systemMessage(_ code: CInt = errno) -> String {
  guard let text = strerror(code) else { return "error \(code)" }
  return String(cString: text)
}
