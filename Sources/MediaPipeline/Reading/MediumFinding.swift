public import DICOMFileSet

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
  /// The DICOMDIR of an earlier session.
  case directoryReplaced = "directory-replaced"
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
  /// Its data set cannot be read to its end, for another reason than that bytes are not there.
  case instanceDamaged = "instance-damaged"
  /// Two records of one DICOMDIR name one file.
  case fileNamedTwice = "file-named-twice"
  case preambleMissing = "preamble-missing"
  case metaMissing = "meta-information-missing"
  /// The meta information names another class or instance than the data set.
  case metaDiffers = "meta-information-differs"
  case sopClassDiffers = "sop-class-differs"
  case transferSyntaxDiffers = "transfer-syntax-differs"
  /// The file is not encoded as its own meta information says.
  case encodingDiffers = "encoding-differs"
  /// A name that is the same when read in another character set than the one declared.
  case characterSetWrong = "character-set-wrong"
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

extension InventoryFinding {
  /// It is about what was put on the medium, and says nothing against the medium.
  var isOfContent: Bool {
    switch self {
    case .patientIDEmpty, .patientIDShared, .seriesOfTwoStudies, .studyOfTwoPatients,
      .patientUnlisted, .metaMissing, .preambleMissing, .metaDiffers, .encodingDiffers,
      .programInPreamble, .instanceTwice, .recordKeyEmpty, .directoryElsewhere,
      .characterSetWrong, .directoryReplaced:
      true
    case .directoryMissing, .directoryUnreadable, .directoryStale, .instanceMissing,
      .instanceUnlisted, .instanceStale, .instanceConflict, .instanceUnreadable, .fileEmpty,
      .pixelDataShort, .instanceDamaged, .fileNamedTwice, .sopClassDiffers,
      .transferSyntaxDiffers, .patientDiffers, .studyDiffers, .seriesDiffers, .fileNameDiffers:
      false
    }
  }
}
