public import DICOMCore

/// A directory that is changed: records taken out or retired, new ones hung under old ones.
///
/// What stays keeps its bytes and its order; new records follow the old ones of their level.
public struct DirectoryUpdate: Sendable {
  /// What becomes of a record.
  public enum Fate: UInt8, Sendable {
    case kept
    /// It stays with the in-use flag 0000H.
    case retired
    case removed
  }

  public let directory: FileSetDirectory
  /// Of each record of the directory.
  public internal(set) var fates: [Fate]
  /// New records by the record that they stand below, -1 for the root; depths count from there.
  var additions: [Int: [DirectoryRecord]] = [:]

  public init(_ directory: FileSetDirectory) {
    self.directory = directory
    fates = directory.records.map { $0.isInUse ? .kept : .retired }
  }

  /// Everything that the new directory holds, in the order of its tree.
  /// - Throws: errors of the source that the directory was read from.
  public func records() throws -> [DirectoryRecord] {
    var records: [DirectoryRecord] = []
    records.reserveCapacity(directory.records.count)
    // Records of which more children may come, with their new ones still to be written.
    var open: [Int] = []
    for index in directory.records.indices where fates[index] != .removed {
      let depth = directory.records[index].depth
      while let last = open.last, directory.records[last].depth >= depth {
        append(below: open.removeLast(), to: &records)
      }
      records.append(try record(index, depth: depth))
      open.append(index)
    }
    while let last = open.popLast() { append(below: last, to: &records) }
    append(below: -1, to: &records)
    return records
  }

  /// A body with an icon stays where it is: those of all records would fill the memory.
  private func record(_ index: Int, depth: Int) throws -> DirectoryRecord {
    let isInUse = isInUse(index)
    if let range = directory.verbatimBody(index), range.count > 4_096 {
      let source = DirectoryBodies(bytes: directory.bytes)
      return DirectoryRecord(
        depth: depth, body: [], tail: .source(source, range: range, wordSize: 1), isInUse: isInUse)
    }
    return DirectoryRecord(depth: depth, body: try body(index), isInUse: isInUse)
  }

  /// A record that is out of use because of one above it keeps the flag that it has.
  private func isInUse(_ index: Int) -> Bool {
    if directory.records[index].isInUse { return fates[index] == .kept }
    return directory.item(index).integer(.recordInUseFlag) != 0
  }

  private func append(below parent: Int, to records: inout [DirectoryRecord]) {
    guard let new = additions[parent] else { return }
    let depth = parent < 0 ? 0 : directory.records[parent].depth + 1
    for var record in new {
      record.depth += depth
      records.append(record)
    }
  }

  /// As it stands in the file, else encoded anew.
  private func body(_ index: Int) throws -> [UInt8] {
    if let body = try directory.body(index) { return body }
    let elements = directory.item(index).elements.filter { $0.tag >= .directoryRecordType }
    return try DataSetWriter(.explicitVRLittleEndian).encode(DataSet(elements))
  }

  /// Writes the file with the File-set ID that it had.
  /// - Parameter uid: of a file-set that is another one now; nil keeps the File-set UID.
  /// - Throws: `FileSetError.directoryTooLarge`; errors of the sink.
  public func write(
    _ records: [DirectoryRecord], fileSetUID uid: UID? = nil, to sink: inout some ByteSink
  ) throws {
    let id = FileSetID(directory.fileSetID) ?? FileSetID(mapping: directory.fileSetID)
    var writer = DICOMDIRWriter(
      fileSetID: id, fileSetUID: uid ?? directory.fileSetUID ?? "")
    writer.kept = directory.head
    try writer.write(records, to: &sink)
  }
}

extension DirectoryUpdate {
  /// Records below `index`, at every depth.
  func descendants(of index: Int) -> Range<Int> {
    let end = max(index + 1, Int(directory.places[index].next))
    return index + 1..<min(end, directory.records.count)
  }

  /// The first file that a record or one of the next ones below it references.
  public func firstReference(atOrBelow index: Int) -> FileSetDirectory.Reference? {
    for record in [index] + Array(descendants(of: index).prefix(16)) {
      if let reference = directory.reference(record) { return reference }
    }
    return nil
  }
}

/// The bytes of a directory, zeros where they cannot be read.
private final class DirectoryBodies: ByteSource {
  let bytes: DirectoryBytes
  var name: String { bytes.source.name }
  var count: Int { bytes.count }

  init(bytes: DirectoryBytes) { self.bytes = bytes }

  func read(_ range: Range<Int>) -> [UInt8] { bytes.read(range) }
}
