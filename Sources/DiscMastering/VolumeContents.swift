public import DICOMCore

/// One file of a volume: what it is called there and where its bytes come from.
public struct VolumeFile: Sendable {
  public enum Content: Sendable {
    case memory([UInt8])
    /// A regular file, named by a path whose last component is no symbolic link.
    /// With an identity, copying fails unless it is still the same file in the same state.
    case file(path: String, identity: FileIdentity?)
    /// A file of another medium, which is opened when its turn comes.
    case source(@Sendable () throws -> any ByteSource)
  }

  /// Components of `A-Z 0-9 _`, at most 8 of them, at most 8 characters each; the last may have
  /// an extension of up to 3.
  public var path: String
  public var content: Content
  /// Bytes.
  public var size: Int
  /// It is no part of the file-set, and may be called anything that the volume can hold: Rock
  /// Ridge has such names, and on a plain ISO 9660 volume there are none.
  public var hasFreeName = false

  public init(path: String, content: Content, size: Int) {
    self.path = path
    self.content = content
    self.size = size
  }

  /// A file whose bytes are in memory.
  public init(path: String, bytes: [UInt8]) {
    self.init(path: path, content: .memory(bytes), size: bytes.count)
  }
}

/// The files of one volume and what is written about it.
public struct VolumeContents: Sendable {
  /// At most 16 of `A-Z 0-9 _`: the File-set ID; empty is allowed.
  /// - SeeAlso: PS3.12 §F.1.1
  public var volumeIdentifier: String
  /// In the order wanted on the disc.
  public var files: [VolumeFile]
  /// Where the list of the SHA-256 of all other files goes, last on the volume; nil for none.
  public var checksumListPath: String?
  /// Every date on the volume: seconds since 1970 UTC.
  public var timestamp: Int64
  /// At most 128 of the characters ISO 9660 allows in an identifier.
  public var applicationIdentifier = "SPINDLE"

  public init(
    volumeIdentifier: String, files: [VolumeFile], checksumListPath: String? = "SHA256.TXT",
    timestamp: Int64
  ) {
    self.volumeIdentifier = volumeIdentifier
    self.files = files
    self.checksumListPath = checksumListPath
    self.timestamp = timestamp
  }

  /// Path and size of every file, the checksum list last.
  var allFiles: [(path: String, size: Int)] {
    var all = files.map { (path: $0.path, size: $0.size) }
    if let checksumListPath {
      all.append((checksumListPath, ChecksumList.size(paths: files.lazy.map(\.path))))
    }
    return all
  }
}
