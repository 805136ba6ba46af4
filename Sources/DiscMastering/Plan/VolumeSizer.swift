/// The size of a volume of a certain kind, from its shape.
public struct VolumeSizer: Sendable {
  public enum Kind: Sendable {
    case image(ISOOptions)
    case zip
    /// Counted in clusters of 32 KiB, as a large stick has them.
    case stick
    /// Counted in bytes.
    case folder
  }

  public let kind: Kind
  private let model: ISOSizeModel
  /// Names that every volume has beside DICOM, with their sizes where these are fixed.
  let directoryHead: Int
  let readmeName = "README.TXT"
  let checksumName = "SHA256.TXT"

  static let clusterSize = 32_768

  /// - Parameter directoryHead: bytes of a DICOMDIR without records.
  public init(_ kind: Kind, directoryHead: Int) {
    self.kind = kind
    if case .image(let options) = kind {
      model = ISOSizeModel(options)
    } else {
      model = ISOSizeModel(ISOOptions())
    }
    self.directoryHead = directoryHead
  }

  /// Bytes of a volume.
  /// - Parameter readme: bytes of its README.TXT.
  func size(_ shape: VolumeShape, readme: Int) -> Int {
    let directory = directoryHead + shape.recordBytes
    let others = [directory, readme, checksums(shape)]
    switch kind {
    case .image: return imageSize(shape, others)
    case .folder: return shape.fileBytes + others.reduce(0, +)
    case .stick:
      // The root has four names.
      return shape.fileClusters + shape.directoryClusters + Self.clusterSize
        + Self.clusters(32 * (shape.topFolders + 2)) + others.reduce(0) { $0 + Self.clusters($1) }
    case .zip: return zipSize(shape, others)
    }
  }

  /// Bytes of the checksum list: 64 digits, two blanks and a line feed around each path.
  func checksums(_ shape: VolumeShape) -> Int {
    shape.checksumBytes + 2 * 67 + "DICOMDIR".utf8.count + readmeName.utf8.count
  }

  private func imageSize(_ shape: VolumeShape, _ others: [Int]) -> Int {
    // DICOM and its descendants, whose names have eight characters.
    let tables = model.pathTableSectors(
      primary: 10 + 14 + 16 * shape.directories, joliet: 10 + 18 + 24 * shape.directories)
    let root = model.directorySectors(
      [
        .init(directory: 5), .init(file: 8), .init(file: 10, hasExtension: true),
        .init(file: 10, hasExtension: true),
      ], isRoot: true)
    let structure =
      model.descriptorSectors + tables + root
      + model.directorySectors(subdirectories: shape.topFolders) + shape.directorySectors
    let files = shape.fileSectors + others.reduce(0) { $0 + model.fileSectors(size: $1) }
    return 2048 * model.imageSectors(structure: structure, files: files)
  }

  private func zipSize(_ shape: VolumeShape, _ others: [Int]) -> Int {
    // Headers of an entry, in front of it and in the directory, hold its path twice.
    let paths =
      shape.checksumBytes - 67 * shape.files + 8 + readmeName.utf8.count
      + checksumName.utf8.count
    let entries = shape.files + 3
    var size = shape.fileBytes + others.reduce(0, +) + 76 * entries + 2 * paths + 22
    if entries >= 0xFFFF || size >= 0xFFFF_FFFF { size += 76 }
    if size >= 0xFFFF_FFFF {
      // From above: which entries lie beyond 4 GiB is known when their order is.
      size += 12 * entries + 36 * (size >> 32)
    }
    return size
  }

  /// Bytes by which the files of a piece alone make every volume larger.
  func fileBytes(_ shape: VolumeShape) -> Int {
    switch kind {
    case .image: 2048 * shape.fileSectors
    case .stick: shape.fileClusters
    case .folder, .zip: shape.fileBytes
    }
  }

  /// What the volume would have beside its pieces at least: an image keeps its first 32 sectors
  /// free of files, of which some are taken by folders.
  func leastFixedBytes(empty: Int) -> Int {
    if case .image = kind { max(0, empty - 32 * 2048) } else { empty }
  }

  /// Bytes that a piece takes at least, whatever else is on its volume.
  func leastBytes(_ shape: VolumeShape) -> Int {
    switch kind {
    case .image:
      2048 * (shape.fileSectors + shape.directorySectors) + shape.recordBytes
        + shape.checksumBytes
    case .stick:
      shape.fileClusters + shape.directoryClusters + shape.recordBytes + shape.checksumBytes
    case .folder: shape.fileBytes + shape.recordBytes + shape.checksumBytes
    case .zip: shape.fileBytes + shape.recordBytes + 2 * shape.checksumBytes
    }
  }

  static func clusters(_ bytes: Int) -> Int {
    (bytes + clusterSize - 1) / clusterSize * clusterSize
  }

  /// A file of the volume.
  func file(size: Int, pathCount: Int, recordBytes: Int) -> VolumeShape {
    var shape = VolumeShape()
    shape.recordBytes = recordBytes
    shape.checksumBytes = 67 + pathCount
    shape.files = 1
    shape.fileBytes = size
    shape.fileSectors = model.fileSectors(size: size)
    shape.fileClusters = Self.clusters(size)
    return shape
  }

  /// A folder of files, named by eight characters.
  func folder(files: Int) -> VolumeShape { folder(files, model.directorySectors(files: files)) }

  /// A folder of folders, named by eight characters.
  func folder(folders: Int) -> VolumeShape {
    folder(folders, model.directorySectors(subdirectories: folders))
  }

  private func folder(_ names: Int, _ sectors: Int) -> VolumeShape {
    var shape = VolumeShape()
    shape.directories = 1
    shape.directorySectors = sectors
    shape.directoryClusters = Self.clusters(32 * (names + 2))
    return shape
  }
}
