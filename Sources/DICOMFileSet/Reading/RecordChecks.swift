internal import DICOMCore

/// Judges each record by itself and at its place.
struct RecordChecks: Sendable {
  private let types: RecordTypeTable
  var log: FindingLog
  private var met: Set<UInt64> = []

  init(_ types: RecordTypeTable, log: FindingLog) {
    self.types = types
    self.log = log
  }

  /// - Parameters:
  ///   - number: in the order of the file.
  ///   - isCut: the file ends within it, which has been said of the file.
  mutating func check(
    _ record: ScannedRecord, number: Int, parent: ScannedRecord?, isInUse: Bool, isCut: Bool
  ) {
    if isCut, !record.flags.contains(.hasType) { return }
    if record.flags.intersection([.hasNext, .hasLower]) != [.hasNext, .hasLower] {
      note(
        .linkMissing, .warning, record, number,
        "records lack the offset of the next record or of those below; it was read as 0")
    }
    if record.flags.contains(.inactive) {
      note(
        .recordInactive, .note, record, number,
        "records are marked as not in use; they and those below them were left aside")
    }
    checkType(record, number, parent)
    guard isInUse else { return }
    if record.rank == .instance, types.isKnown(record.type), record.multiReferenced == 0,
      !record.flags.contains(.hasFile)
    {
      note(
        .fileIDForm, .warning, record, number,
        "records of instances have no Referenced File ID; the file has to be found otherwise")
    }
    guard record.identity != 0 else { return }
    var key = RecordHash(UInt32(record.type))
    key.add(record.identity)
    key.add(UInt64(parent?.offset ?? 0))
    if !met.insert(key.value).inserted {
      note(
        .recordTwice, .warning, record, number,
        "records stand below one parent a second time, of one type and for one UID; "
          + "all of them were kept")
    }
  }

  private mutating func checkType(
    _ record: ScannedRecord, _ number: Int, _ parent: ScannedRecord?
  ) {
    guard types.isKnown(record.type) else {
      note(
        .recordTypeUnknown, .warning, record, number,
        record.flags.contains(.hasType)
          ? "records have a type that the standard does not have; they were kept as they are"
          : "records have no type; they were kept as they are")
      return
    }
    let type = types.types[Int(record.type)]
    if type == .mrdr || record.multiReferenced != 0 {
      note(
        .recordMultiReferenced, .note, record, number,
        "files are referenced by way of multi-referenced file records, which are retired; "
          + "they were followed")
    } else if type.isRetired {
      note(
        .recordTypeRetired, .note, record, number,
        "records have a type that is retired; they were kept as they are")
    }
    if type != .mrdr, types.mayStand(record.type, below: parent?.type) == false {
      note(
        .recordMisplaced, .warning, record, number,
        "records stand where their type may not; they were left where they are")
    }
  }

  private mutating func note(
    _ kind: DirectoryFinding.Kind, _ severity: DirectoryFinding.Severity, _ record: ScannedRecord,
    _ number: Int, _ detail: String
  ) {
    log.note(kind, severity, offset: Int(record.offset), record: number, detail)
  }
}
