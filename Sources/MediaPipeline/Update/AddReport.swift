/// What `add` did, with every file of the input accounted for.
public struct AddReport: Sendable, Encodable {
  public enum ProfileOrigin: String, Sendable, Encodable {
    /// The user named them.
    case given
    /// The file-set satisfied them before.
    case satisfied
    /// The file-set satisfies none: nothing is checked.
    case none
  }

  /// Records and instances that are new.
  public struct Added: Sendable, Encodable {
    public var patients = 0
    public var studies = 0
    public var series = 0
    public var instances = 0
    public var bytes = 0
  }

  public let command = "add"
  public var exitCode: Int32 = 0
  public var isDryRun: Bool
  public var path: String
  public var fileSetID: String
  /// As it is now; of a dry run as it was.
  public var fileSetUID: String
  /// Nil for a file-set that is changed in place.
  public var output: UpdatedMedium?
  public var profiles: [String]
  public var profileOrigin: ProfileOrigin
  /// Of the input.
  public var counts = CreateReport.Counts()
  public var added = Added()
  /// In the file-set as it is now.
  public var instances = 0
  public var files: [CreateReport.File] = []
  public var findings: [Finding] = []

  mutating func conclude() {
    let found = findings.contains { $0.severity != .note }
    exitCode = counts.rejected > 0 || found ? 1 : 0
  }
}
