public import DICOMCore

/// A DICOMDIR as far as it can be made out, whatever is wrong with it.
///
/// `records` holds every record that was found, in the order of the tree, parents before children.
/// Of a record only its place is kept; what is in it is read when it is asked for.
/// - SeeAlso: PS3.3 Annex F
public struct FileSetDirectory: Sendable {
  /// A directory record.
  public struct Record: Sendable {
    /// How it came to its place in the tree.
    public enum Origin: UInt8, Sendable {
      /// Offsets lead to it.
      case linked
      /// None does.
      case orphaned
      /// By the order of the records and their UIDs.
      case inferred
    }
    /// Of the item's tag, from the first byte of the file; of a deflated one, of what it inflates to.
    public var offset: Int
    public var type: DirectoryRecordType
    /// In `records`; nil at the root.
    public var parent: Int?
    /// 0 at the root.
    public var depth: Int
    /// False also below a record that is not in use.
    public var isInUse: Bool
    public var origin: Origin
  }

  /// The file that a record references.
  public struct Reference: Sendable {
    /// The values of Referenced File ID as they stand there.
    public var components: [String]
    /// With slashes, brought into the form of a path within the file-set; nil for one that would
    /// lead out of it.
    public var path: String?
    public var sopClass: UID?
    public var sopInstance: UID?
    public var transferSyntax: UID?
  }

  public let fileSetID: String
  public let fileSetUID: UID?
  /// As the bytes are, whatever the meta information says.
  public let transferSyntax: TransferSyntax
  /// The elements in front of the records.
  public let head: DataSet
  /// File-set Consistency Flag; 0 says that nothing is known to be inconsistent.
  public let consistencyFlag: Int
  /// The Directory Information Module is there: both offsets of the root and the flag.
  public let hasDirectoryInformation: Bool
  public internal(set) var records: [Record]
  public internal(set) var findings: [DirectoryFinding]

  /// Where the elements of a record are.
  struct Place: Sendable {
    var content: UInt32
    var end: UInt32
    var body: UInt32
    /// Behind the last record of its subtree.
    var next: UInt32
    var isVerbatim: Bool
  }
  var places: [Place]
  /// The multi-referenced file records that stand for the files of others, by these.
  var multiReferenced: [Int: Int]
  /// Those of them that are referenced.
  var standIns: Set<Int>
  let bytes: DirectoryBytes

  /// - Throws: `DICOMError` when this is no DICOMDIR at all, or one of 4 GiB or more; errors of the
  ///   source.
  public init(_ source: any ByteSource) throws {
    try self.init(source, recordLimit: RecordScanner.recordLimit)
  }

  init(_ source: any ByteSource, recordLimit: Int) throws {
    let start = try DirectoryStart(source)
    bytes = start.bytes
    transferSyntax = start.syntax
    head = start.head
    fileSetID = start.head.string(.fileSetID) ?? ""
    fileSetUID = start.meta.uid(.mediaStorageSOPInstanceUID)
    consistencyFlag = start.head.integer(.fileSetConsistencyFlag) ?? 0
    hasDirectoryInformation = [
      .offsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity,
      .offsetOfTheLastDirectoryRecordOfTheRootDirectoryEntity, .fileSetConsistencyFlag,
    ].allSatisfy { start.head.integer($0) != nil }
    (records, findings, places, multiReferenced, standIns) = ([], [], [], [:], [])
    var scanner = RecordScanner(
      ScanWindow(start.bytes), ScanEncoding(start.syntax), log: start.log)
    if let sequence = start.sequence {
      scanner.scan(from: sequence.start, statedLength: sequence.length, limit: recordLimit)
    }
    build(scanner, base: start.base, hasSequence: start.sequence != nil)
  }
}

extension FileSetDirectory {
  /// The records directly below one, or at the root for nil, in their order.
  public func children(of parent: Int?) -> [Int] {
    var children: [Int] = []
    if let parent, !records.indices.contains(parent) { return [] }
    var child = parent.map { $0 + 1 } ?? 0
    let end = parent.map { Int(places[$0].next) } ?? records.count
    while child < end {
      children.append(child)
      child = Int(places[child].next)
    }
    return children
  }

  /// The records above one, its parent first.
  public func ancestors(of record: Int) -> [Int] {
    var ancestors: [Int] = []
    var above = records.indices.contains(record) ? records[record].parent : nil
    while let parent = above {
      ancestors.append(parent)
      above = records[parent].parent
    }
    return ancestors
  }
}
