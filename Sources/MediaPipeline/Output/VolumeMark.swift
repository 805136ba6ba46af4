internal import DiscMastering
internal import Glibc

/// What tells a finished volume in the workspace from the old one that it was exchanged with.
///
/// A file needs none: it goes over the old one, so that it is in the workspace until it is in place.
/// Of a folder it is the inode, and the DICOMDIR's digest: FAT gives new inodes at every mount.
struct VolumeMark: Equatable {
  private var inode: UInt64
  /// Of what is replaced; 0 for nothing.
  private var old: UInt64
  /// Of the DICOMDIR in hexadecimal; empty for a file.
  private var digest: String

  /// - Throws: `PipelineError.output` when there is no such volume.
  init(_ path: String, replacing target: String) throws {
    guard let inode = FileTree.inode(path) else {
      throw PipelineError.output(
        path, reason: "the finished volume is not there any more (\(systemMessage())); run again")
    }
    self.inode = inode
    old = FileTree.inode(target) ?? 0
    digest = FileTree.isFolder(path) ? Self.digest(path) : ""
  }

  /// As a journal has it.
  init(text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    inode = parts.first.flatMap { UInt64($0) } ?? 0
    old = parts.count > 1 ? UInt64(parts[1]) ?? 0 : 0
    digest = parts.count > 2 ? String(parts[2]) : ""
  }

  var text: String { "\(inode) \(old) \(digest)" }

  /// The new volume is still there.
  func isOf(_ path: String) -> Bool {
    guard let found = FileTree.inode(path) else { return false }
    if found == inode || digest.isEmpty { return true }
    return found != old && digest == Self.digest(path)
  }

  private static func digest(_ folder: String) -> String {
    guard let file = try? OpenedFile(path: folder + "/DICOMDIR") else { return "none" }
    var hasher = SHA256Hasher()
    var offset = 0
    while offset < file.count {
      let end = min(offset + 1_048_576, file.count)
      guard let bytes = try? file.read(offset..<end) else { return "none" }
      hasher.update(bytes)
      offset = end
    }
    return hasher.finish().hex
  }
}
