public import DICOMCore

/// Reads an ISO 9660 image, by its primary descriptor's tree.
///
/// Made for images that Spindle wrote. It does not use libisofs, which reads damaged and
/// malicious images without limits.
/// - SeeAlso: ECMA-119
public struct ISOVolumeReader: VolumeReader {
  private let file: OpenFile
  private let entries: [ISOEntry]
  private let indexes: [String: Int]

  /// - Throws: `MasteringError` when it cannot be opened or its tree is damaged.
  public init(path: String) throws {
    file = try OpenFile(path: path)
    let entries = try ISODirectoryWalk.entries(of: file, imageSize: file.size)
    self.entries = entries
    indexes = Dictionary(
      entries.indices.map { (entries[$0].path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// In the order of the directories.
  public func paths() -> [VolumeEntry] {
    entries.map { VolumeEntry(path: $0.path, size: $0.size) }
  }

  public func source(at path: String) throws -> any ByteSource {
    guard let index = indexes[path] else { throw MasteringError(.noSuchFile, path: path) }
    let entry = entries[index]
    return FileSource(
      file, start: entry.extent * 2048, count: entry.size, name: "\(file.path):\(path)")
  }
}
