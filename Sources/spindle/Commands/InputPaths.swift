import Glibc
import MediaPipeline

enum InputPaths {
  /// What the user named; `-` alone stands for the lines of standard input.
  static func of(_ inputs: [String]) throws -> [String] {
    guard inputs == ["-"] else { return inputs }
    var paths: [String] = []
    while let line = readLine() { if !line.isEmpty { paths.append(line) } }
    return paths
  }
}

enum SourceDate {
  /// Of SOURCE_DATE_EPOCH; nil when it is not set.
  static func epoch() throws -> Int64? {
    guard let text = getenv("SOURCE_DATE_EPOCH").map({ String(cString: $0) }) else { return nil }
    guard let epoch = Int64(text) else {
      throw PipelineError.usage("SOURCE_DATE_EPOCH is no number of seconds: \(text)")
    }
    return epoch
  }
}
