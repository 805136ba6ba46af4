public import DICOMCore
internal import Glibc

/// Reads a folder, or a mounted medium.
///
/// Regular files only; links are not followed, so nothing outside the folder is read.
public struct FolderMedium: MediumReader {
  public var kind: MediumKind { .folder }
  public var sessions: [MediumSession] { [] }
  public let files: [MediumFile]
  public let problems: [MediumProblem]
  private let root: String
  /// Paths whose bytes are not those of the text.
  private let rawPaths: [Int: [UInt8]]

  /// - Throws: `MasteringError` when the folder itself cannot be read.
  public init(path: String, limits: MediumLimits = MediumLimits()) throws {
    var walk = FolderWalk(root: path, limits: limits)
    try walk.run()
    root = path
    let order = walk.files.indices.sorted { walk.files[$0].path < walk.files[$1].path }
    var rawPaths: [Int: [UInt8]] = [:]
    var files: [MediumFile] = []
    files.reserveCapacity(order.count)
    for index in order {
      if let raw = walk.rawPaths[index] { rawPaths[files.count] = raw }
      var file = walk.files[index]
      file.number = files.count
      files.append(file)
    }
    self.files = files
    self.rawPaths = rawPaths
    problems = walk.problems.all
  }

  public func source(of file: MediumFile) throws -> any ByteSource {
    guard files.indices.contains(file.number), files[file.number].path == file.path else {
      throw MasteringError(.noSuchFile, path: file.path)
    }
    let raw = rawPaths[file.number] ?? Array(files[file.number].path.utf8)
    let opened = try OpenFile(
      systemPath: systemPath(root, raw), path: root + "/" + file.path, flags: O_NOFOLLOW)
    return FileSource(opened, start: 0, count: opened.size, name: opened.path)
  }

  public func source(at path: String) throws -> any ByteSource {
    guard let index = fileIndex(files, path) else {
      throw MasteringError(.noSuchFile, path: path)
    }
    return try source(of: files[index])
  }
}

/// A path within a folder for the system, with a zero at its end.
func systemPath(_ root: String, _ path: [UInt8]) -> [CChar] {
  let separator: [UInt8] = path.isEmpty || root.utf8.last == UInt8(ascii: "/") ? [] : [0x2F]
  return (Array(root.utf8) + separator + path + [0]).map { CChar(bitPattern: $0) }
}
