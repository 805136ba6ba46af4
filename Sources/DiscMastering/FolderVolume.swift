internal import Glibc

/// Writes the files of a volume into a new folder.
public enum FolderVolume {
  /// The sum of the files' bytes.
  /// - Throws: `MasteringError` for names that are not allowed.
  public static func size(_ contents: VolumeContents) throws -> Int {
    try contents.validate()
    return contents.allFiles.reduce(0) { $0 + $1.size }
  }

  /// What the volume takes on a stick: every file and folder in whole clusters.
  ///
  /// An estimate from above: the clusters of the file allocation table itself are the medium's.
  /// - Parameter clusterSize: bytes; 32 KiB is what FAT32 has on sticks of 32 GB and more.
  public static func sizeOnFAT(
    _ contents: VolumeContents, clusterSize: Int = 32 << 10
  ) throws -> Int {
    try contents.validate()
    func clusters(_ bytes: Int) -> Int { (bytes + clusterSize - 1) / clusterSize * clusterSize }
    // 32 bytes a name, which is short and in upper case; a folder also names itself and its
    // parent.
    var names: [Substring: Int] = ["": 0]
    var directories: Set<String> = []
    let files = contents.allFiles
    for file in files { insertParents(of: file.path, into: &directories) }
    for path in files.map(\.path) + directories {
      let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
      names[slash.map { path[..<$0] } ?? "", default: 2] += 1
    }
    return names.values.reduce(0) { $0 + clusters(max(1, $1) * 32) }
      + files.reduce(0) { $0 + clusters($1.size) }
  }

  /// Writes a new folder; it is removed with all in it when this throws.
  /// - Parameter path: where nothing is yet, in a folder that exists.
  /// - Throws: `MasteringError`, or `CancellationError` when the control says so.
  public static func write(
    _ contents: VolumeContents, to path: String, _ control: WriteControl = WriteControl()
  ) throws -> WrittenVolume {
    try contents.validate()
    let tree = FolderTree(contents, path: path)
    try tree.createFolders()
    do {
      let destination = FolderDestination(
        path: path, size: contents.allFiles.reduce(0) { $0 + $1.size },
        files: contents.allFiles.map(\.path), timestamp: contents.timestamp)
      let sums = try FileCopier.copy(contents.files, to: destination, control)
      if contents.checksumListPath != nil {
        let list = ChecksumList(paths: contents.files.lazy.map(\.path), sums: sums)
        try destination.write(list.text, asFile: contents.files.count)
      }
      try tree.finish(timestamp: contents.timestamp, sync: control.sync)
      return WrittenVolume(size: destination.size, checksums: sums)
    } catch {
      tree.remove()
      guard let full = error as? MasteringError, case .outputFull(let needed, _) = full.reason
      else { throw error }
      // What is free now that the half-written files are gone again.
      throw MasteringError(
        .outputFull(needed: needed, free: freeSpace(near: path) ?? 0), path: path)
    }
  }
}
