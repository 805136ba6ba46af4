import DiscMastering

/// The three forms of a volume, written and read in the same way.
enum VolumeKind: CaseIterable, Sendable {
  case iso
  case zip
  case folder

  @discardableResult
  func write(
    _ contents: VolumeContents, to path: String, _ control: WriteControl = WriteControl()
  ) throws -> WrittenVolume {
    switch self {
    case .iso: try ISOImage.write(contents, ISOOptions(), to: path, control)
    case .zip: try ZIPArchive.write(contents, to: path, control)
    case .folder: try FolderVolume.write(contents, to: path, control)
    }
  }

  func size(_ contents: VolumeContents) throws -> Int {
    switch self {
    case .iso: try ISOImage.size(contents, ISOOptions())
    case .zip: try ZIPArchive.size(contents)
    case .folder: try FolderVolume.size(contents)
    }
  }

  func reader(_ path: String) throws -> any VolumeReader {
    switch self {
    case .iso: try MediumOpener.open(path: path)
    case .zip: try ZIPVolumeReader(path: path)
    case .folder: try FolderMedium(path: path)
    }
  }
}
