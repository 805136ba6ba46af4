public import DICOMCore

/// Reads an archive whose files are stored, as `ZIPArchive` writes them.
/// - SeeAlso: APPNOTE.TXT 6.3.10 §4.3
public struct ZIPVolumeReader: VolumeReader {
  private let file: OpenFile
  private let entries: [ZIPDirectory.Entry]
  private let indexes: [String: Int]

  /// - Throws: `MasteringError` when it cannot be opened, its directory is damaged, or a file in
  ///   it is compressed or encrypted.
  public init(path: String) throws {
    file = try OpenFile(path: path)
    let entries = try ZIPDirectory(file).entries
    self.entries = entries
    indexes = Dictionary(
      entries.indices.map { (entries[$0].path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// In the order of the archive.
  public func paths() -> [VolumeEntry] {
    entries.map { VolumeEntry(path: $0.path, size: $0.size) }
  }

  public func source(at path: String) throws -> any ByteSource {
    guard let index = indexes[path] else { throw MasteringError(.noSuchFile, path: path) }
    let entry = entries[index]
    func damaged() -> MasteringError {
      MasteringError(.volumeDamaged("\(path) is not where it should be"), path: file.path)
    }
    guard entry.offset <= file.size - 30 else { throw damaged() }
    let header = try file.read(entry.offset, 30)
    guard header.littleEndian(0, 4) == 0x0403_4B50 else { throw damaged() }
    let start = entry.offset + 30 + header.littleEndian(26, 2) + header.littleEndian(28, 2)
    guard start <= file.size, entry.size <= file.size - start else { throw damaged() }
    return FileSource(file, start: start, count: entry.size, name: "\(file.path):\(path)")
  }
}

extension [UInt8] {
  /// A number of up to 7 bytes; 0 beyond the end, which the callers have excluded.
  func littleEndian(_ offset: Int, _ count: Int) -> Int {
    guard offset >= 0, count <= 7, offset + count <= self.count else { return 0 }
    return self[offset..<offset + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// A number of 8 bytes; nil when it is no possible file size.
  func littleEndian64(_ offset: Int) -> Int? {
    guard offset >= 0, offset + 8 <= count, self[offset + 7] == 0 else { return nil }
    return littleEndian(offset, 7)
  }
}
