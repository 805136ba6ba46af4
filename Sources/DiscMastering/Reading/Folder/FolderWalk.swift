internal import Glibc

/// Lists the files of a folder and of the folders in it.
struct FolderWalk {
  private struct Folder {
    /// "" for the root, else with a slash at its end.
    var path: String
    /// The same in the system's bytes.
    var raw: [UInt8]
    var depth: Int
  }

  private struct Place: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  let root: String
  let limits: MediumLimits
  private(set) var files: [MediumFile] = []
  /// The system's paths of files whose text is another.
  private(set) var rawPaths: [Int: [UInt8]] = [:]
  private(set) var problems = MediumProblems()
  private var pending: [Folder] = []
  private var visited: Set<Place> = []
  private var unique = UniquePaths()
  private var nameBytes = 0

  init(root: String, limits: MediumLimits) {
    self.root = root
    self.limits = limits
  }

  /// - Throws: `MasteringError` when the root cannot be read.
  mutating func run() throws(MasteringError) {
    pending = [Folder(path: "", raw: [], depth: 0)]
    while let folder = pending.popLast(), problems.count(.limit) == 0 {
      do throws(MasteringError) {
        try read(folder)
      } catch {
        guard folder.depth > 0 else { throw error }
        problems.add(
          .unreadable, path: String(folder.path.dropLast()),
          "the folder cannot be read, or not to its end: \(error.reasonWords)")
      }
    }
  }

  private mutating func read(_ folder: Folder) throws(MasteringError) {
    let name = root + "/" + folder.path
    // Not through a link that somebody put in the place of a folder.
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (folder.depth > 0 ? O_NOFOLLOW : 0)
    let descriptor = open(systemPath(root, folder.raw), flags)
    guard descriptor >= 0 else { throw .source(name) }
    guard let directory = fdopendir(descriptor) else {
      close(descriptor)
      throw .source(name)
    }
    defer { closedir(directory) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .source(name) }
    let place = Place(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    guard visited.insert(place).inserted else {
      problems.add(
        .folderLoop, path: String(folder.path.dropLast()),
        "the folder is one that was reached before in another way; it is read once")
      return
    }
    while problems.count(.limit) == 0 {
      errno = 0
      guard let entry = readdir(directory) else {
        if errno != 0 { throw .source(name) }
        return
      }
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if bytes != [0x2E], bytes != [0x2E, 0x2E] { add(bytes, in: folder, descriptor) }
    }
  }

  private mutating func add(_ name: [UInt8], in folder: Folder, _ descriptor: CInt) {
    let path = folder.path + escapedName(name)
    let raw = folder.raw + name
    let systemName = (name + [0]).map { CChar(bitPattern: $0) }
    var status = stat()
    guard fstatat(descriptor, systemName, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      return problems.add(.unreadable, path: path, systemMessage(errno))
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      addFile(path, raw, size: Int(status.st_size))
      if faccessat(descriptor, systemName, R_OK, 0) != 0 {
        problems.add(.unreadable, path: path, "the file cannot be opened: \(systemMessage(errno))")
      }
    case S_IFDIR where folder.depth >= limits.depth:
      problems.add(
        .nestedTooDeep, path: path,
        "folders are nested deeper than \(limits.depth) levels; what is in it is not listed")
    case S_IFDIR:
      guard pending.count < limits.files else {
        return problems.add(.limit, "there are more than \(limits.files) folders")
      }
      pending.append(
        Folder(path: path + "/", raw: raw + [UInt8(ascii: "/")], depth: folder.depth + 1))
    case S_IFLNK:
      problems.add(.link, path: path, "a symbolic link; links are not followed")
    default:
      problems.add(.unreadable, path: path, "it is a device, a pipe or a socket")
    }
  }

  private mutating func addFile(_ path: String, _ raw: [UInt8], size: Int) {
    guard files.count < limits.files, nameBytes < limits.nameBytes else {
      return problems.add(
        .limit, "there are more files, or longer names, than are read of a medium")
    }
    let unique = unique.insert(path)
    if unique != path {
      problems.add(
        .nameTwice, path: unique,
        "another file's name has the same letters; this one is listed under another name")
    }
    nameBytes += unique.utf8.count
    if !unique.utf8.elementsEqual(raw) { rawPaths[files.count] = raw }
    files.append(MediumFile(path: unique, size: size))
  }
}

extension MasteringError {
  /// Without the path.
  var reasonWords: String { MasteringError(reason).description }
}
