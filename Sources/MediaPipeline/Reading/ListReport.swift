/// What `list` found.
public struct ListReport: Sendable, Encodable {
  public struct Session: Sendable, Encodable {
    public var number: Int
    public var firstSector: Int
    public var volumeIdentifier: String
    public var trees: [String]
  }

  public struct FileSet: Sendable, Encodable {
    /// Of its DICOMDIR.
    public var path: String
    /// Nil when the DICOMDIR cannot be read.
    public var fileSetID: String?
    public var fileSetUID: String?
    public var records: Int
  }

  public struct Patient: Sendable, Encodable {
    /// From 1; findings call the patient by it.
    public var number: Int
    /// Only when asked for.
    public var name: String?
    public var id: String?
    public var studies: [Study] = []
  }

  public struct Study: Sendable, Encodable {
    public var studyInstanceUID: String
    public var date: String?
    /// Only when asked for: people write names into it.
    public var description: String?
    public var series: [Series] = []
  }

  public struct Series: Sendable, Encodable {
    public var seriesInstanceUID: String
    public var modality: String?
    public var number: Int?
    /// Only when asked for.
    public var description: String?
    /// Of the files that are there.
    public var bytes = 0
    public var instances: [Instance] = []
  }

  public struct Instance: Sendable, Encodable {
    public var sopInstanceUID: String?
    public var sopClassUID: String?
    public var transferSyntaxUID: String?
    /// Nil when it is missing.
    public var path: String?
    /// What other trees of the medium call the file.
    public var otherPaths: [String]?
    /// Of its record in the DICOMDIR, in bytes.
    public var recordOffset: Int?
    public var status: MediumInventory.Status
    public var bytes: Int
    /// When some are.
    public var missingBytes: Int?
  }

  public struct Counts: Sendable, Encodable, Equatable {
    public var files = 0
    public var instances = 0
    public var present = 0
    public var missing = 0
    public var unlisted = 0
    public var stale = 0
    public var duplicate = 0
    public var conflict = 0
    public var unreadable = 0
    public var notDICOM = 0
    public var directories = 0
  }

  public struct Other: Sendable, Encodable {
    public var path: String
    public var reason: String
  }

  public struct Finding: Sendable, Encodable {
    public var kind: String
    public var severity: String
    public var path: String?
    public var offset: Int?
    public var count: Int
    public var message: String
  }

  public let command = "list"
  public var exitCode: Int32 = 0
  public var path: String
  /// As `MediumKind` calls it.
  public var kind: String
  public var sessions: [Session] = []
  public var fileSets: [FileSet] = []
  public var patients: [Patient] = []
  /// Instances that belong to no patient, as hanging protocols.
  public var withoutPatient: [Instance] = []
  /// Files and records of which nothing says whose they are.
  public var unknown: [Instance] = []
  public var counts = Counts()
  /// Of all instances that are there.
  public var bytes = 0
  public var others: [Other] = []
  /// The worst ones first.
  public var findings: [Finding] = []
}
