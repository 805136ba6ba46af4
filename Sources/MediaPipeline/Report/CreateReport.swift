internal import DICOMCore

/// What `create` did, with every file of the input accounted for.
public struct CreateReport: Sendable, Encodable {
  public struct Counts: Sendable, Encodable {
    public var files = 0
    public var written = 0
    public var converted = 0
    public var duplicate = 0
    public var rejected = 0
    public var notDICOM = 0
    public var dicomdir = 0
    public var skipped = 0
  }

  public struct Volume: Sendable, Encodable {
    public var number: Int
    public var of: Int
    public var path: String
    public var bytes: Int
    public var fileSetID: String
    /// Nil in a dry run: it is given when the volume is made.
    public var fileSetUID: String?
    public var patients: Int
    public var studies: Int
    public var series: Int
    public var instances: Int
  }

  public struct File: Sendable, Encodable {
    public var path: String
    public var status: String
    public var reason: String?
    public var sopInstanceUID: String?
    public var fileID: String?
    public var volume: Int?
    public var takenBy: [String]?
  }

  public let command = "create"
  public var exitCode: Int32 = 0
  public var isDryRun: Bool
  public var profiles: [String]
  public var medium: String?
  public var capacityBytes: Int?
  public var counts = Counts()
  public var volumes: [Volume] = []
  public var files: [File] = []
  public var findings: [Finding] = []

  /// 0 when all is done and all is in, 1 when something was rejected or found.
  mutating func conclude() {
    let found = findings.contains { $0.severity != .note }
    exitCode = counts.rejected > 0 || found ? 1 : 0
  }
}

extension CreateReport.Counts {
  init(_ sources: SourceTable) {
    files = sources.entries.count
    written = sources.counts[.written] ?? 0
    converted = sources.counts[.converted] ?? 0
    duplicate = sources.counts[.duplicate] ?? 0
    rejected = sources.counts[.rejected] ?? 0
    notDICOM = sources.counts[.notDICOM] ?? 0
    dicomdir = sources.counts[.dicomdir] ?? 0
    skipped = sources.counts[.skipped] ?? 0
  }
}

extension SourceTable.Status {
  /// As the report names it.
  var name: String {
    switch self {
    case .written: "written"
    case .converted: "converted"
    case .duplicate: "duplicate"
    case .rejected: "rejected"
    case .notDICOM: "notDICOM"
    case .dicomdir: "dicomdir"
    case .skipped: "skipped"
    }
  }
}
