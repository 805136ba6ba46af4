/// What `transcode` did, with every file of the input accounted for.
public struct TranscodeReport: Sendable, Encodable {
  public struct Counts: Sendable, Encodable {
    public var files = 0
    public var transcoded = 0
    /// Whole, because they have the transfer syntax already, or cannot have it.
    public var copied = 0
    public var rejected = 0
    public var notDICOM = 0
    public var dicomdir = 0
    public var skipped = 0
  }

  public struct File: Sendable, Encodable {
    public var path: String
    public var status: String
    public var reason: String?
    /// Relative to the output.
    public var output: String?
    public var transferSyntax: String?
  }

  public let command = "transcode"
  public var exitCode: Int32 = 0
  public var output: String
  public var counts = Counts()
  /// Of what was transcoded or copied.
  public var bytesIn = 0
  public var bytesOut = 0
  public var files: [File] = []
  public var findings: [Finding] = []

  /// 0 when all is done, 1 when something was rejected or found.
  mutating func conclude() {
    let found = findings.contains { $0.severity != .note }
    exitCode = counts.rejected > 0 || found ? 1 : 0
  }
}

/// Nothing of the input could be written; the report says why of each file.
public struct NothingToTranscode: Error, CustomStringConvertible {
  public var report: TranscodeReport

  public var description: String {
    let first = report.files.first { $0.status == "rejected" } ?? report.files.first
    let why = first.map { " (\($0.path): \($0.reason ?? $0.status))" } ?? ""
    return "nothing was written: there is no instance in the input that could be\(why)"
  }
}
