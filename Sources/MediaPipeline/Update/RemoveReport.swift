/// What `remove` did.
public struct RemoveReport: Sendable, Encodable {
  public let command = "remove"
  public var exitCode: Int32 = 0
  public var isDryRun: Bool
  public var path: String
  public var fileSetID: String
  /// As it is now; of a dry run as it was.
  public var fileSetUID: String
  /// Nil for a file-set that is changed in place.
  public var output: UpdatedMedium?
  /// Instances that the directory no longer names, or names as not in use.
  public var instancesRemoved = 0
  /// Records that are gone, or retired with `--keep-records`; patients, studies and series too.
  public var recordsRemoved = 0
  public var recordsRetired = 0
  public var recordsCompacted = 0
  public var privateRecordsRemoved = 0
  public var filesDeleted = 0
  public var bytesDeleted = 0
  /// Files that were not there to be deleted.
  public var filesMissing = 0
  /// In the file-set as it is now.
  public var instances = 0
  /// Paths of the files that are deleted.
  public var files: [String] = []
  public var findings: [Finding] = []

  mutating func conclude() {
    exitCode = findings.contains { $0.severity != .note } ? 1 : 0
  }
}
