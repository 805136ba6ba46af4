internal import Glibc

/// The few things that are done with folders as a whole.
enum FileTree {
  /// The names in a folder, without `.` and `..`.
  static func names(_ folder: String) throws -> [[UInt8]] {
    guard let stream = opendir(folder) else { throw failure(folder) }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
    }
    return names
  }

  /// Removes a file, or a folder with everything in it; links are removed, not followed.
  static func remove(_ folder: String, _ name: [UInt8]) throws {
    // Folders are listed before their contents and removed in the opposite order.
    var folders: [[UInt8]] = []
    var pending = [Array(folder.utf8) + [UInt8(ascii: "/")] + name]
    while let path = pending.popLast() {
      let text = InputWalker.terminated(path)
      if unlink(text) == 0 || errno == ENOENT { continue }
      guard errno == EISDIR || errno == EPERM else {
        throw failure(String(decoding: path, as: UTF8.self))
      }
      folders.append(path)
      guard let stream = opendir(text) else { continue }
      defer { closedir(stream) }
      while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
        if name != [0x2E], name != [0x2E, 0x2E] {
          pending.append(path + [UInt8(ascii: "/")] + name)
        }
      }
    }
    for path in folders.reversed() where rmdir(InputWalker.terminated(path)) != 0 {
      throw failure(String(decoding: path, as: UTF8.self))
    }
  }

  /// Makes folders, each within the one before, as far as they are not there.
  /// - Parameter known: paths of folders that are there.
  /// - Throws: `PipelineError.output` when something else has one of their names.
  static func makeFolders(
    _ names: [String], in folder: String, known: inout Set<String>
  ) throws {
    var folder = folder
    for name in names {
      let parent = folder
      folder += "/" + name
      guard known.insert(folder).inserted else { continue }
      if mkdir(folder, 0o755) == 0 {
        sync(parent)
        continue
      }
      var status = stat()
      // A link would lead out of the place.
      guard errno == EEXIST, lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
        throw PipelineError.output(
          folder, reason: "a folder is needed here, and something else is there; move it away")
      }
    }
  }

  /// A new folder among the system's temporary ones, which only this user can look into.
  /// - Throws: `PipelineError.output` when it cannot be made.
  static func makeTemporaryFolder() throws -> String {
    let place = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var name = (place + "/spindle-XXXXXX").utf8CString.map { $0 }
    guard mkdtemp(&name) != nil else {
      throw PipelineError.output(
        place, reason: "no temporary folder can be made there (\(systemMessage())); set TMPDIR")
    }
    return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes one file, which may be missing.
  static func removeFile(_ path: String) { unlink(path) }

  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func isEmptyFolder(_ path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return false }
    return (try? names(path).isEmpty) == true
  }

  /// A folder on another file system than the folder that it is in.
  static func isMountPoint(_ path: String) -> Bool {
    var status = stat()
    var above = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      && lstat(PathName(path).parent, &above) == 0 && status.st_dev != above.st_dev
  }

  static func inode(_ path: String) -> UInt64? {
    var status = stat()
    return lstat(path, &status) == 0 ? UInt64(status.st_ino) : nil
  }

  /// Waits until a file or folder is on the disk.
  static func sync(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func failure(_ path: String) -> PipelineError {
    .output(path, reason: "it cannot be changed (\(systemMessage())); check the folder")
  }
}
