internal import Glibc

/// The folders of a volume that is written as a folder.
struct FolderTree {
  private let path: String
  private let files: [String]
  /// Parents before what is in them.
  private let folders: [String]

  init(_ contents: VolumeContents, path: String) {
    self.path = path
    files = contents.allFiles.map(\.path)
    var folders: Set<String> = []
    for file in files { insertParents(of: file, into: &folders) }
    self.folders = folders.sorted()
  }

  /// - Throws: `MasteringError`, `.outputExists` when there is anything at the path.
  func createFolders() throws(MasteringError) {
    guard mkdir(path, 0o755) == 0 else { throw .output(path) }
    for folder in folders {
      let full = path + "/" + folder
      guard mkdir(full, 0o755) == 0 else {
        let error = MasteringError.output(full)
        remove()
        throw error
      }
    }
  }

  /// Opens the folders to everybody, dates them and, when asked, waits until all is on the disk.
  func finish(timestamp: Int64, sync: Bool) throws(MasteringError) {
    for folder in folders.reversed() { setAttributes(path + "/" + folder, timestamp) }
    setAttributes(path, timestamp)
    if sync { try FileSystemSync.wait(of: path) }
  }

  private func setAttributes(_ path: String, _ timestamp: Int64) {
    let time = timespec(tv_sec: time_t(timestamp), tv_nsec: 0)
    // A file system without these is none the worse for it.
    _ = chmod(path, 0o755)
    _ = utimensat(AT_FDCWD, path, [time, time], 0)
  }

  /// Removes what this run has made, and nothing else.
  func remove() {
    for file in files { unlink(path + "/" + file) }
    for folder in folders.reversed() { rmdir(path + "/" + folder) }
    rmdir(path)
  }
}
