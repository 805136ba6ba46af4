public import DICOMCore
internal import Glibc

/// Reads a volume that is a folder, or a mounted medium.
///
/// Regular files only; symbolic links are not followed, so nothing outside the folder is read.
public struct FolderVolumeReader: VolumeReader {
  private let root: String
  private let entries: [VolumeEntry]
  private let known: Set<String>

  /// - Throws: `MasteringError` when a folder cannot be read, or is nested too deeply.
  public init(path: String) throws {
    var entries: [VolumeEntry] = []
    // Folders still to be read; "" is the root.
    var pending = [(path: "", depth: 0)]
    while let folder = pending.popLast() {
      guard folder.depth < 32 else {
        throw MasteringError(
          .volumeDamaged("its folders are nested deeper than 32 levels"), path: path)
      }
      for child in try folderChildren(of: path + "/" + folder.path) {
        let name = folder.path + child.name
        switch child.kind {
        case .folder: pending.append((name + "/", folder.depth + 1))
        case .file(let size): entries.append(VolumeEntry(path: name, size: size))
        case .other: break
        }
      }
      guard entries.count <= volumeEntryLimit else {
        throw MasteringError(.volumeDamaged("it has too many files"), path: path)
      }
    }
    entries.sort { $0.path < $1.path }
    root = path
    self.entries = entries
    known = Set(entries.lazy.map(\.path))
  }

  /// Sorted by path.
  public func paths() -> [VolumeEntry] { entries }

  public func source(at path: String) throws -> any ByteSource {
    guard known.contains(path) else { throw MasteringError(.noSuchFile, path: path) }
    let file = try OpenFile(path: root + "/" + path, flags: O_NOFOLLOW)
    return FileSource(file, start: 0, count: file.size, name: file.path)
  }
}

private struct FolderChild {
  enum Kind {
    case folder
    case file(size: Int)
    case other
  }
  var name: String
  var kind: Kind
}

/// What is in a folder, without `.` and `..`.
private func folderChildren(of path: String) throws(MasteringError) -> [FolderChild] {
  guard let directory = opendir(path) else { throw .source(path) }
  defer { closedir(directory) }
  var children: [FolderChild] = []
  while true {
    errno = 0
    guard let entry = readdir(directory) else {
      if errno != 0 { throw .source(path) }
      return children
    }
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    guard name != ".", name != ".." else { continue }
    var status = stat()
    guard fstatat(dirfd(directory), name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      throw .source(path + "/" + name)
    }
    let kind: FolderChild.Kind =
      switch status.st_mode & S_IFMT {
      case S_IFDIR: .folder
      case S_IFREG: .file(size: Int(status.st_size))
      default: .other
      }
    children.append(FolderChild(name: name, kind: kind))
  }
}
