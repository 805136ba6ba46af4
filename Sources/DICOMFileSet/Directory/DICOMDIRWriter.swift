public import DICOMCore

/// Writes a DICOMDIR in two passes: the first gives every record its offset, the second writes.
///
/// Nothing is sought back to, and no record is held: `records` is gone through twice.
/// - SeeAlso: PS3.3 Annex F, PS3.10 §8.6
public struct DICOMDIRWriter: Sendable {
  public var fileSetID: FileSetID
  public var fileSetUID: UID
  /// What an updated directory has in front of its records beside what is written anew: its own
  /// File-set ID, in whatever form, the descriptor file, elements of other makers.
  public var kept = DataSet()

  public static let sopClass: UID = "1.2.840.10008.1.3.10"

  public init(fileSetID: FileSetID, fileSetUID: UID) {
    self.fileSetID = fileSetID
    self.fileSetUID = fileSetUID
  }

  /// Bytes of a DICOMDIR whose records have `recordBytes` together.
  /// - Throws: `FileSetError.directoryTooLarge` from 4 GiB on, where offsets end.
  public func size(recordBytes: Int) throws -> Int {
    let total = try head(first: 0, last: 0, recordBytes: recordBytes).count + recordBytes
    guard total < 0xFFFF_FFFF else { throw FileSetError.directoryTooLarge(bytes: total) }
    return total
  }

  /// Writes the whole file.
  /// - Throws: `FileSetError.directoryTooLarge`; errors of the sink and of what tails lie in.
  public func write(
    _ records: some Sequence<DirectoryRecord>, to sink: inout some ByteSink
  ) throws {
    var layout = DirectoryLayout()
    for record in records { layout.append(depth: record.depth, bodyCount: record.bodyCount) }
    layout.finish()
    _ = try size(recordBytes: layout.recordBytes)
    let base = try head(first: 0, last: 0, recordBytes: layout.recordBytes).count
    try sink.write(
      try head(
        first: layout.absolute(layout.first, base), last: layout.absolute(layout.last, base),
        recordBytes: layout.recordBytes))
    var index = 0
    for record in records {
      try sink.write(
        recordHead(
          record, next: layout.absolute(layout.next[index], base),
          child: layout.absolute(layout.child[index], base)) + record.body)
      if let tail = record.tail { try sink.write(tail.load()) }
      index += 1
    }
  }

  /// Everything before the first record.
  private func head(first: UInt32, last: UInt32, recordBytes: Int) throws -> [UInt8] {
    let meta = FileMetaInformation(
      sopClass: Self.sopClass, sopInstance: fileSetUID,
      transferSyntax: TransferSyntax.explicitVRLittleEndian.uid)
    var elements = DataSet([
      DataElement(
        .offsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity, .ul,
        .memory(littleEndianBytes(first))),
      DataElement(
        .offsetOfTheLastDirectoryRecordOfTheRootDirectoryEntity, .ul,
        .memory(littleEndianBytes(last))),
      DataElement(.fileSetConsistencyFlag, .us, .memory([0, 0])),
    ])
    // Of two with one tag the first stays.
    for element in kept.elements where element.tag < .directoryRecordSequence {
      elements.append(element)
    }
    elements.append(.text(.fileSetID, .cs, fileSetID.rawValue))
    return try meta.encode() + DataSetWriter(.explicitVRLittleEndian).encode(elements)
      + [0x04, 0x00, 0x20, 0x12] + Array("SQ".utf8) + [0, 0]
      + littleEndianBytes(UInt32(truncatingIfNeeded: recordBytes))
  }

  private func recordHead(_ record: DirectoryRecord, next: UInt32, child: UInt32) -> [UInt8] {
    var bytes: [UInt8] = [0xFE, 0xFF, 0x00, 0xE0]
    bytes.reserveCapacity(DirectoryRecord.headerCount + record.body.count)
    appendLittleEndian(UInt32(truncatingIfNeeded: 34 + record.bodyCount), to: &bytes)
    bytes += [0x04, 0x00, 0x00, 0x14, 0x55, 0x4C, 0x04, 0x00]
    appendLittleEndian(next, to: &bytes)
    let flag: UInt8 = record.isInUse ? 0xFF : 0
    bytes += [0x04, 0x00, 0x10, 0x14, 0x55, 0x53, 0x02, 0x00, flag, flag]
    bytes += [0x04, 0x00, 0x20, 0x14, 0x55, 0x4C, 0x04, 0x00]
    appendLittleEndian(child, to: &bytes)
    return bytes
  }
}
