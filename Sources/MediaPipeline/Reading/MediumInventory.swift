public import DICOMCore
public import DICOMFileSet

/// Everything DICOM on a medium: what its DICOMDIRs name and what lies on it, as one.
///
/// Every file of the medium is in `instances`, in `directories` or in `others`; every record that
/// references a file is in `instances`.
public struct MediumInventory: Sendable {
  /// Where an instance is: named by a DICOMDIR, found on the medium, or both.
  public enum Status: String, Sendable, Encodable {
    /// Named, there, and what its record says.
    case present
    /// Named, and no file was found for it.
    case missing
    /// There, and no record names it.
    case unlisted
    /// The file that its record names holds another instance.
    case stale
    /// The same SOP Instance UID as another file, with the same data set.
    case duplicate
    /// The same SOP Instance UID as another file, with another data set.
    case conflict
    /// There, and cannot be read as an instance: empty, cut short before its UIDs, unreadable.
    case unreadable
  }

  /// One instance: a file, a record, or a file and its record.
  public struct Instance: Sendable {
    public var status: Status
    /// In `files` of the medium; nil when it is missing.
    public var file: Int?
    /// Of the record that names it: in `directories`, and in the records of that.
    public var directory: Int?
    public var record: Int?
    /// As the data set has it, else the meta information, else the record.
    public var sopClass: UID?
    public var sopInstance: UID?
    public var transferSyntax: UID?
    /// In `series`; nil for what belongs to no patient, and where nothing is known.
    public var series: Int?
    /// Bytes of the file, 0 when it is missing.
    public var size: Int
    /// How many bytes of the pixel data, or of another value at the end, are not there.
    public var missingBytes: Int
    /// The instance that this one is a duplicate of, or in conflict with.
    public var twin: Int?
  }

  /// Patients are told apart by `PatientIdentity`; nobody is merged by an empty ID.
  public struct Patient: Sendable {
    public var identity: PatientIdentity
    /// As it is written, decoded.
    public var name: String
  }

  public struct Study: Sendable {
    public var patient: Int
    public var uid: String
    public var date: String?
    public var description: String?
  }

  public struct Series: Sendable {
    public var study: Int
    public var uid: String
    public var modality: String?
    public var number: Int?
    public var description: String?
  }

  /// A DICOMDIR of the medium.
  public struct Directory: Sendable {
    /// In `files` of the medium.
    public var file: Int
    /// With slashes, "" when it is in the root: what its File IDs are relative to.
    public var folder: String
    /// Nil when it cannot be read at all.
    public var content: FileSetDirectory?
  }

  /// A file that is no DICOM instance.
  public struct Other: Sendable {
    public var file: Int
    /// What it is, in words.
    public var reason: String
  }

  public internal(set) var instances: [Instance]
  public internal(set) var patients: [Patient]
  public internal(set) var studies: [Study]
  public internal(set) var series: [Series]
  public internal(set) var directories: [Directory]
  public internal(set) var others: [Other]
  /// Of the medium, of its directories, and of the two compared.
  public internal(set) var findings: [MediumFinding]
}

/// Something that is wrong with a medium, from the sectors to the patients, in one form.
public struct MediumFinding: Sendable, Hashable {
  /// As in `MediumProblem.Kind`, `DirectoryFinding.Kind` or `InventoryFinding`.
  public var kind: String
  public var severity: DirectoryFinding.Severity
  /// On the medium; nil for the medium as a whole.
  public var path: String?
  /// Bytes: from the beginning of the file at `path`, else of the medium.
  public var offset: Int?
  public var count: Int
  public var message: String

  public init(
    kind: String, severity: DirectoryFinding.Severity, path: String? = nil, offset: Int? = nil,
    count: Int = 1, message: String
  ) {
    self.kind = kind
    self.severity = severity
    self.path = path
    self.offset = offset
    self.count = count
    self.message = message
  }
}

/// What comes out when directories and files are compared.
public enum InventoryFinding: String, Sendable, CaseIterable {
  case directoryMissing = "directory-missing"
  case directoryUnreadable = "directory-unreadable"
  /// More than one DICOMDIR, or one that is not at the root.
  case directoryElsewhere = "directory-elsewhere"
  /// Nothing that the DICOMDIR names is on the medium: it is another medium's.
  case directoryStale = "directory-stale"
  case instanceMissing = "instance-missing"
  case instanceUnlisted = "instance-unlisted"
  case instanceStale = "instance-stale"
  case instanceTwice = "instance-twice"
  case instanceConflict = "instance-conflict"
  case instanceUnreadable = "instance-unreadable"
  case fileEmpty = "file-empty"
  case pixelDataShort = "pixel-data-short"
  case metaMissing = "meta-information-missing"
  /// The meta information names another class or instance than the data set.
  case metaDiffers = "meta-information-differs"
  case sopClassDiffers = "sop-class-differs"
  case transferSyntaxDiffers = "transfer-syntax-differs"
  /// The file is not encoded as its own meta information says.
  case encodingDiffers = "encoding-differs"
  case patientDiffers = "patient-differs"
  case studyDiffers = "study-differs"
  case seriesDiffers = "series-differs"
  /// Found under another name than the File ID: other case, extension, version.
  case fileNameDiffers = "file-name-differs"
  case programInPreamble = "program-in-preamble"
  case seriesOfTwoStudies = "series-of-two-studies"
  case studyOfTwoPatients = "study-of-two-patients"
  case patientIDEmpty = "patient-id-empty"
  case patientIDShared = "patient-id-shared"
  /// An unlisted instance of a patient that no record names: perhaps a viewer's sample.
  case patientUnlisted = "patient-unlisted"
  case recordKeyEmpty = "record-key-empty"
}
