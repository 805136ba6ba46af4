import Glibc
import MediaPipeline

enum ReportFile {
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
