public import DICOMCore

/// What a DICOMDIR says, record by record, in the order of its tree.
///
/// Offsets are followed, never trusted: one that leads nowhere, or to a record that was reached
/// before, is told in `problems`. Repair of broken ones is not done here.
/// - SeeAlso: PS3.3 Annex F
public struct DICOMDIRReader: Sendable {
  public struct Record: Sendable {
    /// Of the item's tag, from the first byte of the file.
    public var offset: Int
    public var type: DirectoryRecordType
    /// 0 at the root.
    public var depth: Int
    /// With slashes; nil when the record references no file.
    public var fileID: String?
    public var sopClass: UID?
    public var sopInstance: UID?
    public var transferSyntax: UID?
    /// The record itself, for patients, studies and series.
    public var keys: DataSet?
    var next: Int
    var child: Int
  }

  public private(set) var fileSetID: String
  public private(set) var fileSetUID: UID?
  /// In the order of the tree; those that no offset leads to come last, with depth 0.
  public private(set) var records: [Record] = []
  public private(set) var problems: [String] = []

  /// - Throws: `DICOMError` when this is no DICOMDIR; errors of the source.
  public init(_ source: any ByteSource) throws {
    var read: [Record] = []
    let file = try DICOMFile.read(source, itemsOf: .directoryRecordSequence) { offset, item in
      read.append(Record(item, offset: offset))
    }
    guard file.metaInformation.uid(.mediaStorageSOPClassUID) == DICOMDIRWriter.sopClass else {
      throw DICOMError(.notDICOM(found: "a DICOM file that is no DICOMDIR"), file: source.name)
    }
    fileSetID = file.dataSet.string(.fileSetID) ?? ""
    fileSetUID = file.metaInformation.uid(.mediaStorageSOPInstanceUID)
    if let failure = file.failure { problems.append(failure.description) }
    let first =
      file.dataSet.integer(.offsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity) ?? 0
    follow(first, read)
  }

  /// Depth first, with a stack of what follows; each record once.
  private mutating func follow(_ first: Int, _ read: [Record]) {
    var byOffset: [Int: Int] = [:]
    for (index, record) in read.enumerated() { byOffset[record.offset] = index }
    var isReached = [Bool](repeating: false, count: read.count)
    var pending = first == 0 ? [] : [(offset: first, depth: 0)]
    while let step = pending.popLast() {
      guard let index = byOffset[step.offset] else {
        problems.append("an offset leads to byte \(step.offset), where no record begins")
        continue
      }
      guard !isReached[index] else {
        problems.append("two offsets lead to the record at byte \(step.offset)")
        continue
      }
      isReached[index] = true
      var record = read[index]
      record.depth = step.depth
      records.append(record)
      if record.next != 0 { pending.append((record.next, step.depth)) }
      if record.child != 0 { pending.append((record.child, step.depth + 1)) }
    }
    for (index, record) in read.enumerated() where !isReached[index] {
      problems.append("no offset leads to the record at byte \(record.offset)")
      records.append(record)
    }
  }
}

extension DICOMDIRReader.Record {
  fileprivate init(_ item: DataSet, offset: Int) {
    self.offset = offset
    type = DirectoryRecordType(rawValue: item.string(.directoryRecordType) ?? "")
    depth = 0
    let components = item.strings(.referencedFileID)
    fileID = components.isEmpty ? nil : components.joined(separator: "/")
    sopClass = item.uid(.referencedSOPClassUIDInFile)
    sopInstance = item.uid(.referencedSOPInstanceUIDInFile)
    transferSyntax = item.uid(.referencedTransferSyntaxUIDInFile)
    keys = [.patient, .study, .series].contains(type) ? item : nil
    next = item.integer(.offsetOfTheNextDirectoryRecord) ?? 0
    child = item.integer(.offsetOfReferencedLowerLevelDirectoryEntity) ?? 0
  }
}
