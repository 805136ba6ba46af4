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
    /// The file that its record names holds another instance. `file` is where the record's own
    /// instance lies instead; or else the named file, if no other record is right about it; or nil.
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
    /// Further records that name it, of other DICOMDIRs or of the same.
    public var otherRecords: [RecordReference] = []
    /// As the data set has it, else the meta information, else the record.
    public var sopClass: UID?
    public var sopInstance: UID?
    public var transferSyntax: UID?
    /// In `series`; nil for what belongs to no patient, and where nothing is known.
    public var series: Int?
    /// Bytes of the file, 0 when it is missing.
    public var size = 0
    /// How many bytes of the pixel data, or of another value at the end, are not there.
    public var missingBytes = 0
    /// The instance that this one is a duplicate of, or in conflict with.
    public var twin: Int?

    var recordReference: RecordReference? {
      guard let directory, let record else { return nil }
      return RecordReference(directory: directory, record: record)
    }
  }

  /// A record: in `directories`, and in the records of that.
  public struct RecordReference: Hashable, Sendable {
    public var directory: Int
    public var record: Int
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
