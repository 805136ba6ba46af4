internal import CZlib
internal import Synchronization

/// Writes ZIP archives whose files are stored, not compressed: the ZIP form of a file-set.
///
/// No data descriptors and no extra fields but those of ZIP64, and these only where a size, an
/// offset or the number of files does not fit without.
/// - SeeAlso: PS3.12 Annex V, APPNOTE.TXT 6.3.10
public enum ZIPArchive {
  /// The exact size in bytes of the archive.
  /// - Throws: `MasteringError` for names that are not allowed.
  public static func size(_ contents: VolumeContents) throws -> Int {
    try contents.validate()
    return ZIPLayout(contents).size
  }

  /// Writes a new archive; what was written of it is removed when this throws.
  /// - Parameter path: where nothing is yet.
  /// - Throws: `MasteringError`, or `CancellationError` when the control says so.
  public static func write(
    _ contents: VolumeContents, to path: String, _ control: WriteControl = WriteControl()
  ) throws -> WrittenVolume {
    try contents.validate()
    let output = try OutputFile(creating: path)
    let layout = ZIPLayout(contents)
    try OutputFile.setSize(layout.size, descriptor: output.descriptor, path: path)
    let destination = ZIPDestination(
      layout: layout, records: ZIPRecords(timestamp: contents.timestamp),
      descriptor: output.descriptor, path: path)
    let sums = try FileCopier.copy(contents.files, to: destination, control)
    if contents.checksumListPath != nil {
      let list = ChecksumList(paths: contents.files.lazy.map(\.path), sums: sums)
      try destination.writeLast(list.text)
    }
    try destination.writeDirectory()
    try output.finish(sync: control.sync)
    return WrittenVolume(size: layout.size, checksums: sums)
  }
}

/// The places of the files in an archive.
private final class ZIPDestination: CopyDestination {
  let path: String
  private let layout: ZIPLayout
  private let records: ZIPRecords
  private let descriptor: CInt
  private let crcs: Mutex<[UInt32]>

  init(layout: ZIPLayout, records: ZIPRecords, descriptor: CInt, path: String) {
    self.layout = layout
    self.records = records
    self.descriptor = descriptor
    self.path = path
    crcs = Mutex(Array(repeating: 0, count: layout.entries.count))
  }

  var size: Int { layout.size }
  var needsCRC: Bool { true }

  func begin(_ index: Int, source: CInt?, poll: () throws -> Void) -> Placement {
    Placement(descriptor: descriptor, offset: layout.entries[index].dataOffset)
  }

  func end(_ index: Int, _ placement: Placement, crc: UInt32) throws {
    crcs.withLock { $0[index] = crc }
    let entry = layout.entries[index]
    try write(records.localHeader(entry, crc: crc), at: entry.offset)
  }

  func abandon(_ index: Int, _ placement: Placement) {}

  /// The checksum list, which nobody copies.
  func writeLast(_ bytes: [UInt8]) throws {
    guard let entry = layout.entries.last else { return }
    let crc = bytes.withUnsafeBytes { raw -> UInt32 in
      guard let start = raw.baseAddress else { return 0 }
      return UInt32(
        truncatingIfNeeded: crc32_z(0, start.assumingMemoryBound(to: UInt8.self), raw.count))
    }
    try write(bytes, at: entry.dataOffset)
    try end(
      layout.entries.count - 1, Placement(descriptor: descriptor, offset: entry.dataOffset),
      crc: crc)
  }

  func writeDirectory() throws {
    try write(
      records.directory(layout, crcs: crcs.withLock(\.self)), at: layout.directoryOffset)
  }

  private func write(_ bytes: [UInt8], at offset: Int) throws {
    try writeAll(bytes, to: descriptor, at: offset, path: path, needed: size)
  }
}
