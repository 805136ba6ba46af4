public import DICOMCore

/// Patients, studies, series and instances in the order in which a file-set holds them.
///
/// Each level names its children by a range of the level below. Bodies of records are encoded.
public struct FileSetIndex: Sendable {
  public struct Patient: Sendable {
    public var body: [UInt8]
    /// The value of Patient ID in the record: two patients of one ID never share a file-set.
    public var id: String
    public var studies: Range<Int>
  }

  public struct Study: Sendable {
    public var body: [UInt8]
    public var uid: UID
    public var patient: Int
    public var series: Range<Int>
  }

  public struct Series: Sendable {
    public var body: [UInt8]
    public var uid: UID
    public var study: Int
    public var instances: Range<Int>
  }

  public struct Instance: Sendable {
    /// What the caller calls its file by.
    public var source: Int
    /// Bytes.
    public var size: Int
    public var type: DirectoryRecordType
    /// The elements of the record behind Referenced File ID, encoded, but for its icon.
    public var keys: [UInt8]
    /// Where its icon lies in the index's `icons`; empty for none.
    var icon = 0..<0
  }

  public internal(set) var patients: [Patient] = []
  public internal(set) var studies: [Study] = []
  public internal(set) var series: [Series] = []
  public internal(set) var instances: [Instance] = []
  /// Instances that belong to no patient, in `instances` behind all others.
  public internal(set) var nonPatient: Range<Int> = 0..<0
  public internal(set) var remarks: [IndexRemark] = []
  /// Encoded icons, which would fill the memory.
  var icons: (any ByteSource)?

  public init() {}
}

/// What was done that the reader of a report should know, counted over all records.
public struct IndexRemark: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case key(RecordRemark)
    /// One ID and issuer, or one ID of two issuers, with people who are not the same.
    case samePatientID(people: Int)
    /// Instances of a study that name another patient than its first one.
    case studyOfTwoPatients
    /// Instances of a series that name another study than its first one.
    case seriesOfTwoStudies
    case missingPatientID
    /// A class that the standard does not have.
    case unknownClass(UID)
  }
  public var kind: Kind
  public var type: DirectoryRecordType
  public var count: Int
  /// Of the first record concerned.
  public var source: Int
}

extension FileSetIndex.Instance {
  /// The body of its record under a File ID.
  public func body(_ fileID: FileID) -> [UInt8] {
    Self.head(type, fileID.value) + keys
  }

  /// The body of its record under a path that is a File ID with slashes.
  package func body(path: String) -> [UInt8] {
    let value = path.utf8.map { $0 == UInt8(ascii: "/") ? UInt8(ascii: "\\") : $0 }
    return Self.head(type, String(decoding: value, as: UTF8.self)) + keys
  }

  /// Bytes of `body`, and of the icon, for a File ID with a value of so many characters.
  public func bodyCount(fileIDCount: Int) -> Int {
    Self.headCount(type, fileIDCount: fileIDCount) + keys.count + icon.count
  }

  private static func headCount(_ type: DirectoryRecordType, fileIDCount: Int) -> Int {
    let privateUID = type == .privateRecord ? 8 + padded(privateRecordUID.rawValue.utf8.count) : 0
    return 8 + padded(type.rawValue.utf8.count) + privateUID + 8 + padded(fileIDCount)
  }

  private static func padded(_ count: Int) -> Int { count + (count & 1) }

  /// Marks the PRIVATE records of Spindle: instances of classes that nobody knows.
  public static let privateRecordUID: UID = "2.25.119781704740298849694380565935348013854"

  private static func head(_ type: DirectoryRecordType, _ fileID: String) -> [UInt8] {
    var bytes = RecordHead.element(.directoryRecordType, .cs, type.rawValue)
    if type == .privateRecord {
      bytes += RecordHead.element(.privateRecordUID, .ui, privateRecordUID.rawValue)
    }
    return bytes + RecordHead.element(.referencedFileID, .cs, fileID)
  }
}

/// Encodes the few elements of group 0004 without going through a data set.
enum RecordHead {
  /// In Explicit VR Little Endian; `vr` is one with a short length.
  static func element(_ tag: Tag, _ vr: VR, _ text: String) -> [UInt8] {
    var value = Array(text.utf8)
    if value.count & 1 == 1 { value.append(vr.padding) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + value.count)
    bytes += littleEndianBytes(tag.group) + littleEndianBytes(tag.element)
    bytes += [UInt8(vr.rawValue >> 8), UInt8(vr.rawValue & 0xFF)]
    bytes += littleEndianBytes(UInt16(truncatingIfNeeded: value.count))
    return bytes + value
  }
}
