public import DICOMCore

/// A medium that is read without mounting it: a folder, a device, an image, an archive.
///
/// Whatever can be read of a damaged one is in `files`; what was wrong is in `problems`.
public protocol MediumReader: VolumeReader {
  var kind: MediumKind { get }
  /// In the order in which they were written; one, or none where the medium knows no sessions.
  var sessions: [MediumSession] { get }
  /// Every file of every session, each once, in the order of their paths.
  var files: [MediumFile] { get }
  var problems: [MediumProblem] { get }
  /// - Throws: `MasteringError` when it cannot be opened any more.
  func source(of file: MediumFile) throws -> any ByteSource
}

extension MediumReader {
  public func paths() -> [VolumeEntry] { files.map { VolumeEntry(path: $0.path, size: $0.size) } }
}

/// What a medium is, as it is called in reports.
public enum MediumKind: String, Sendable {
  case folder
  case iso9660 = "ISO 9660"
  case udf = "UDF"
  /// An ISO 9660 and a UDF volume over the same files.
  case bridge = "ISO 9660 and UDF"
  case zip = "ZIP"
  case tar
}

/// What was written to a medium in one go.
public struct MediumSession: Hashable, Sendable {
  /// From 1.
  public var number: Int
  /// The first sector, of 2048 bytes.
  public var firstSector: Int
  public var volumeIdentifier: String
  /// The directory trees that were found: "ISO 9660", "Rock Ridge", "Joliet", "UDF 2.50".
  public var trees: [String]

  public init(number: Int, firstSector: Int, volumeIdentifier: String, trees: [String]) {
    self.number = number
    self.firstSector = firstSector
    self.volumeIdentifier = volumeIdentifier
    self.trees = trees
  }
}

/// A file found on a medium.
public struct MediumFile: Hashable, Sendable {
  /// Components joined by "/", no other file's; in the tree that has the fullest names. Bytes
  /// that are not UTF-8 stand as `\xE9`.
  public var path: String
  /// Bytes.
  public var size: Int
  /// Where its first byte is on the medium, in bytes: reading in this order reads it in one sweep.
  public var address: Int?
  /// What other trees of the medium call the same file.
  public var otherPaths: [String]
  /// The session that it was written in, from 1.
  public var session: Int
  /// Only an earlier session shows it: the last one has another file of its name, or none.
  public var isHidden = false
  /// For the reader alone.
  package var number: Int

  public init(
    path: String, size: Int, address: Int? = nil, otherPaths: [String] = [], session: Int = 1,
    number: Int = 0
  ) {
    self.path = path
    self.size = size
    self.address = address
    self.otherPaths = otherPaths
    self.session = session
    self.number = number
  }
}

/// Something that is wrong with a medium below the level of DICOM.
public struct MediumProblem: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    /// The medium is shorter than its volume says.
    case mediumTruncated = "medium-truncated"
    /// A folder of which some or all entries cannot be read.
    case folderDamaged = "folder-damaged"
    /// A folder that contains itself, or is reached in two ways.
    case folderLoop = "folder-loop"
    case nestedTooDeep = "folder-too-deep"
    /// A file lies wholly or in part beyond the end of the medium.
    case fileBeyondEnd = "file-beyond-end"
    /// The trees of one volume do not hold the same files.
    case treesDiffer = "trees-differ"
    /// A descriptor or a whole tree cannot be read, though another one can.
    case treeDamaged = "tree-damaged"
    /// A path that would lead out of the medium, or cannot be one.
    case hostilePath = "path-hostile"
    case nameTwice = "name-twice"
    /// A file of an earlier session that a later one no longer shows.
    case sessionHidden = "session-hidden"
    /// The image holds a later session of a disc without those before it.
    case sessionMissing = "session-missing"
    /// Links are not followed.
    case link = "link"
    /// A file or folder that the system does not let us read.
    case unreadable = "unreadable"
    /// Encrypted, or packed in a way that is not read.
    case unsupported = "unsupported"
    case limit = "limit-reached"
    /// An image or an archive on the medium, which was looked into.
    case nested = "medium-nested"
  }

  public var kind: Kind
  /// Of the file or folder; nil for the medium as a whole.
  public var path: String?
  /// Bytes from the beginning of the medium.
  public var offset: Int?
  /// A sentence without path and offset: what was found, what was expected.
  public var detail: String

  public init(_ kind: Kind, path: String? = nil, offset: Int? = nil, _ detail: String) {
    self.kind = kind
    self.path = path
    self.offset = offset
    self.detail = detail
  }
}

/// What no medium may ask of the machine that reads it.
public struct MediumLimits: Sendable {
  public var files = 2_000_000
  public var depth = 64
  /// Bytes of all files of an archive, unpacked.
  public var unpackedBytes = 1 << 40
  /// How many bytes may come of one byte of a packed file.
  public var ratio = 1_100
  /// Bytes of the names of all files together.
  public var nameBytes = 1 << 29

  public init() {}
}
