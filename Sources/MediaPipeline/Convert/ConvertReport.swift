/// What `convert` did, with every file of the input accounted for.
public struct ConvertReport: Sendable, Encodable {
  public struct Counts: Sendable, Encodable {
    public var files = 0
    public var converted = 0
    /// The same file as another, where identifiers follow from the content.
    public var duplicates = 0
    public var rejected = 0
    /// DICOM already.
    public var dicom = 0
    /// Nothing that can be converted.
    public var notConvertible = 0
    public var skipped = 0
    /// What was made.
    public var instances = 0
    public var series = 0
    public var studies = 0
  }

  public struct Output: Sendable, Encodable {
    /// Relative to the output.
    public var path: String
    public var sopClass: String
    public var sopClassName: String
    public var sopInstance: String
    public var series: String
    public var study: String
    public var transferSyntax: String
    public var frames: Int
    public var bytes: Int
  }

  public struct File: Sendable, Encodable {
    public var path: String
    public var status: String
    public var reason: String?
    public var outputs: [Output] = []
  }

  public let command = "convert"
  public var exitCode: Int32 = 0
  public var output: String
  public var counts = Counts()
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

/// Nothing of the input could be converted; the report says why of each file.
public struct NothingToConvert: Error, CustomStringConvertible {
  public var report: ConvertReport

  public var description: String {
    let first = report.files.first { $0.status == "rejected" } ?? report.files.first
    let why = first.map { " (\($0.path): \($0.reason ?? $0.status))" } ?? ""
    return "nothing was written: there is nothing in the input that could be converted\(why)"
  }
}
