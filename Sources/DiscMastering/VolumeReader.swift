public import DICOMCore

/// A file of a volume that is read back.
public struct VolumeEntry: Hashable, Sendable {
  /// Components joined by "/", as they were given to the writer.
  public var path: String
  /// Bytes.
  public var size: Int

  public init(path: String, size: Int) {
    self.path = path
    self.size = size
  }
}

/// A folder, an ISO image or an archive, read in the same way.
public protocol VolumeReader: Sendable {
  /// All files.
  /// - Throws: `MasteringError` when the volume is damaged, or larger than the reader's limits.
  func paths() throws -> [VolumeEntry]
  /// - Throws: `MasteringError` with `.noSuchFile` when there is none.
  func source(at path: String) throws -> any ByteSource
}

/// More files than any medium can hold: a volume that claims more is damaged.
let volumeEntryLimit = 2_000_000

/// Whether a path found on a volume stays within it, whoever uses it to make a file.
func staysInside(_ path: String) -> Bool {
  path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy {
    !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) && !$0.contains(0)
  }
}
