import Glibc
import MediaPipeline

enum ReportFile {
  /// Before an hour of work, not after it.
  static func check(_ path: String) throws {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    guard access(folder, W_OK | X_OK) == 0 else {
      throw PipelineError.output(
        path, reason: "the report cannot be written there (\(String(cString: strerror(errno))))")
    }
  }

  /// Writes a report by way of a temporary name.
  static func write(_ text: String, to path: String) throws {
    func failure() -> PipelineError {
      .output(path, reason: "the report cannot be written (\(String(cString: strerror(errno))))")
    }
    let temporary = path + ".part"
    guard let file = fopen(temporary, "w") else { throw failure() }
    let isWritten = fputs(text, file) >= 0
    guard fclose(file) == 0, isWritten, rename(temporary, path) == 0 else {
      unlink(temporary)
      throw failure()
    }
  }
}
