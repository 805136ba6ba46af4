internal import DICOMFileSet

/// What `import` did, with every file of the medium accounted for.
public struct ImportReport: Sendable, Encodable {
  /// `filesOnMedium` is the sum of `imported`, `alreadyThere`, `duplicates`, `unreadable`,
  /// `notSelected`, `notDICOM` and `directories`.
  public struct Counts: Sendable, Encodable {
    public var filesOnMedium = 0
    /// Named or found, those that are missing among them.
    public var instances = 0
    public var imported = 0
    public var alreadyThere = 0
    /// Files that hold what another one holds.
    public var duplicates = 0
    /// Nothing of them could be read, or they are empty.
    public var unreadable = 0
    public var notSelected = 0
    public var notDICOM = 0
    public var directories = 0
    /// Named by a DICOMDIR, and on the medium there is no file.
    public var missing = 0
    // Of those imported or already there:
    /// Cut short on the medium, or in part unreadable.
    public var damaged = 0
    /// Not what the medium's own checksum list says.
    public var differing = 0
    public var coerced = 0
    public var notCoerced = 0
    /// Saved under a name of their own, because other data has their UID.
    public var keptBeside = 0
    // Of those not DICOM:
    public var otherFilesCopied = 0
    public var bytes = 0
  }

  public struct Patient: Sendable, Encodable {
    public var number: Int
    /// Only when asked for.
    public var name: String?
    public var id: String?
    public var issuer: String?
    public var isChosen = false
    public var instances = 0
    public var studies: [Study] = []
  }

  public struct Study: Sendable, Encodable {
    public var studyInstanceUID: String
    public var date: String?
    public var modalities: [String] = []
    public var instances = 0
    public var missing = 0
  }

  public struct File: Sendable, Encodable {
    /// On the medium; of a missing one, as the DICOMDIR has it where it is known.
    public var path: String
    public var status: String
    public var reason: String?
    public var sopInstanceUID: String?
    /// In the destination.
    public var target: String?
    public var bytes: Int?
    /// Of the copy.
    public var sha256: String?
    public var isCoerced: Bool?
    public var patient: Int?
    public var studyInstanceUID: String?
    public var seriesInstanceUID: String?
  }

  /// Bytes that could not be read; in the copy they are zero.
  public struct Unreadable: Sendable, Encodable {
    public var path: String
    /// From the beginning of the file.
    public var offset: Int
    public var length: Int
    /// From the beginning of the medium, where its files lie in one piece.
    public var mediumOffset: Int?
  }

  public let command = "import"
  public var exitCode: Int32 = 0
  public var isDryRun: Bool
  public var path: String
  public var medium: String
  public var sessions: Int
  public var volumes: [String]
  public var destination: String
  public var counts = Counts()
  public var patients: [Patient] = []
  /// Instances that belong to no patient.
  public var withoutPatient = 0
  /// The checksum lists of the medium that the copies were compared with.
  public var checksumLists: [String] = []
  public var files: [File] = []
  public var unreadable: [Unreadable] = []
  public var findings: [Finding] = []

  /// 0 only when all that was asked for is in and nothing of it was lost.
  mutating func conclude() {
    let isLost =
      counts.missing + counts.damaged + counts.unreadable + counts.differing + counts.notCoerced > 0
    exitCode = isLost || findings.contains { $0.severity != .note } ? 1 : 0
  }
}

/// It was not said whose instances to import; the report has the patients.
public struct PatientChoiceNeeded: Error, CustomStringConvertible {
  public var report: ImportReport
  public var description: String { ImportSelection.question(report.patients.count) }
}
