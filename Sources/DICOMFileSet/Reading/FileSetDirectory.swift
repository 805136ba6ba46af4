public import DICOMCore

/// A DICOMDIR as far as it can be made out, whatever is wrong with it.
///
/// `records` holds every record that was found, in the order of the tree, parents before children.
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
    /// Of the item's tag, from the first byte of the file.
    public var offset: Int
    public var type: DirectoryRecordType
    /// In `records`; nil at the root.
    public var parent: Int?
    /// 0 at the root.
    public var depth: Int
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

  public private(set) var fileSetID: String
  public private(set) var fileSetUID: UID?
  /// As the bytes are, whatever the meta information says.
  public private(set) var transferSyntax: TransferSyntax
  /// The elements in front of the records.
  public private(set) var head: DataSet
  public private(set) var records: [Record]
  public private(set) var findings: [DirectoryFinding]
  private var items: [DataSet]

  /// - Throws: `DICOMError` when this is no DICOMDIR at all; errors of the source.
  public init(_ source: any ByteSource) throws {
    let plain = try DICOMDIRReader(source)
    (fileSetID, fileSetUID) = (plain.fileSetID, plain.fileSetUID)
    transferSyntax = .explicitVRLittleEndian
    head = DataSet()
    findings = plain.problems.map { DirectoryFinding(.damaged, .error, $0) }
    records = []
    items = []
    var itemOf: [Int: DataSet] = [:]
    _ = try DICOMFile.read(source, itemsOf: .directoryRecordSequence) { itemOf[$0] = $1 }
    var open: [Int] = []
    for record in plain.records {
      let depth = min(record.depth, open.count)
      open.removeSubrange(depth...)
      records.append(
        Record(
          offset: record.offset, type: record.type, parent: open.last, depth: depth,
          isInUse: true, origin: .linked))
      open.append(records.count - 1)
      items.append(itemOf[record.offset] ?? DataSet())
    }
  }

  /// Everything in a record, as far as it can be read.
  public func item(_ record: Int) -> DataSet { items[record] }

  /// The file that a record references; nil when it references none.
  public func reference(_ record: Int) -> Reference? {
    let item = item(record)
    let components = item.strings(.referencedFileID)
    guard !components.isEmpty else { return nil }
    return Reference(
      components: components, path: components.joined(separator: "/"),
      sopClass: item.uid(.referencedSOPClassUIDInFile),
      sopInstance: item.uid(.referencedSOPInstanceUIDInFile),
      transferSyntax: item.uid(.referencedTransferSyntaxUIDInFile))
  }

  /// The bytes of a record from Directory Record Type on, as they stand in the file.
  /// - Returns: nil unless the directory is in Explicit VR Little Endian.
  public func body(_ record: Int) throws -> [UInt8]? {
    try DataSetWriter(.explicitVRLittleEndian).encode(
      DataSet(items[record].elements.filter { $0.tag >= .directoryRecordType }))
  }
}
