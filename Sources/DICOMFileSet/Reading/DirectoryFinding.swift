/// Something in a DICOMDIR that is not as the standard has it, and how reading got over it.
public struct DirectoryFinding: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    // Offsets and links.
    /// All offsets are wrong by one amount.
    case offsetsShifted = "offsets-shifted"
    /// There are none to follow: the tree comes from the order of the records and their UIDs.
    case offsetsMissing = "offsets-missing"
    /// Next or lower offset is absent from a record, read as 0.
    case linkMissing = "link-missing"
    /// An offset leads to no record.
    case linkBroken = "link-broken"
    case linkLoop = "link-loop"
    /// Two records lead to one; the first keeps it.
    case recordShared = "record-shared"
    case lastRootWrong = "last-root-wrong"
    /// No offset leads to the record.
    case recordOrphaned = "record-orphaned"
    case recordInactive = "record-inactive"
    /// A multi-referenced file record, retired.
    case recordMultiReferenced = "record-multi-referenced"
    case consistencyFlag = "consistency-flag"
    // Encoding.
    case encoding = "directory-encoding"
    case preambleMissing = "preamble-missing"
    case metaDamaged = "meta-information-damaged"
    case sopClass = "sop-class-not-dicomdir"
    case wrongVR = "vr-wrong"
    case groupLength = "group-length"
    case trailingBytes = "trailing-bytes"
    case truncated = "directory-truncated"
    case damaged = "directory-damaged"
    case sequenceMissing = "record-sequence-missing"
    /// First, last offset or consistency flag are missing.
    case informationMissing = "directory-information-missing"
    // Records.
    case recordTypeUnknown = "record-type-unknown"
    case recordTypeRetired = "record-type-retired"
    case recordMisplaced = "record-misplaced"
    case recordTwice = "record-twice"
    case characterSetUndeclared = "character-set-undeclared"
    case fileIDForm = "file-id-form"
    case fileIDHostile = "file-id-hostile"
    case limit = "limit-reached"
  }

  public enum Severity: String, Sendable, Comparable {
    case note, warning, error

    public static func < (left: Severity, right: Severity) -> Bool {
      left.rank < right.rank
    }
    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  public var kind: Kind
  public var severity: Severity
  /// Of the record or element, in bytes from the beginning of the file.
  public var offset: Int?
  /// In `FileSetDirectory.records`; nil where it is about the file.
  public var record: Int?
  /// How many places have it, when one finding stands for many.
  public var count: Int
  /// A sentence: what was found, what was expected, what was done.
  public var detail: String

  public init(
    _ kind: Kind, _ severity: Severity, offset: Int? = nil, record: Int? = nil, count: Int = 1,
    _ detail: String
  ) {
    self.kind = kind
    self.severity = severity
    self.offset = offset
    self.record = record
    self.count = count
    self.detail = detail
  }
}
