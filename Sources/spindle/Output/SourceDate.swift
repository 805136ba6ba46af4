import Glibc
import MediaPipeline

/// The moment that a build system wants in everything that is made.
enum SourceDate {
  /// Seconds since 1970; nil when SOURCE_DATE_EPOCH is not set.
  static func epoch() throws -> Int64? {
    guard let text = getenv("SOURCE_DATE_EPOCH").map({ String(cString: $0) }) else { return nil }
    guard let epoch = Int64(text) else {
      throw PipelineError.usage("SOURCE_DATE_EPOCH is no number of seconds: \(text)")
    }
    return epoch
  }
}
