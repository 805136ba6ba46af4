internal import DICOMCore
internal import Glibc

/// Finds out what a path leads to, and reads it.
public enum MediumOpener {
  /// - Throws: `MasteringError` when it is not there, cannot be read, or is no medium at all.
  public static func open(path: String, limits: MediumLimits = MediumLimits()) throws
    -> any MediumReader
  {
    var status = stat()
    guard stat(path, &status) == 0 else { throw MasteringError.source(path) }
    if status.st_mode & S_IFMT == S_IFDIR {
      return PlainMedium(.folder, try FolderVolumeReader(path: path))
    }
    let source = try FileSource(path: path)
    let head = try source.read(0..<min(4, source.count))
    if head.starts(with: [0x50, 0x4B]), let archive = try ZIPMedium.open(source, limits: limits) {
      return archive
    }
    return PlainMedium(.iso9660, try ISOVolumeReader(path: path))
  }
}

/// A volume of the kinds that Spindle writes.
private struct PlainMedium: MediumReader {
  let kind: MediumKind
  let reader: any VolumeReader
  let files: [MediumFile]
  let sessions: [MediumSession] = []
  let problems: [MediumProblem] = []

  init(_ kind: MediumKind, _ reader: any VolumeReader) {
    self.kind = kind
    self.reader = reader
    files = ((try? reader.paths()) ?? []).map { MediumFile(path: $0.path, size: $0.size) }
      .sorted { $0.path < $1.path }
  }

  func source(at path: String) throws -> any ByteSource { try reader.source(at: path) }
  func source(of file: MediumFile) throws -> any ByteSource { try reader.source(at: file.path) }
}
