/// Why a video file could not become the content of an instance.
public struct VideoError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    /// No library to read it with.
    case library(String)
    case unreadable(String)
    case truncated(String)
    case malformed(String)
    /// Sound, and nothing here can carry it into DICOM.
    case unsupported(String)
    /// No transfer syntax takes the stream as it is.
    case notAllowed(found: String, accepted: String)
    case limit(String)
    /// Its remuxed bytes cannot be kept.
    case scratch(String)
  }

  public var reason: Reason
  public var format: VideoFormat

  public init(_ reason: Reason, _ format: VideoFormat) {
    (self.reason, self.format) = (reason, format)
  }

  public var description: String {
    let name = "the \(format.rawValue) file"
    return switch reason {
    case .library(let what): "\(name) cannot be read: \(what)"
    case .unreadable(let what): "\(name) cannot be read: \(what)"
    case .truncated(let what): "\(name) is cut off: \(what)"
    case .malformed(let what): "\(name) is damaged: \(what)"
    case .unsupported(let what): "\(name) cannot be converted: \(what)"
    case .notAllowed(let found, let accepted):
      "\(name) cannot be converted: \(found); DICOM accepts \(accepted); encode it again as that"
    case .limit(let what): "\(name) is not converted: \(what)"
    case .scratch(let what): "\(name) is not converted: \(what)"
    }
  }
}
