internal import DiscMastering
internal import Glibc

/// Finds the files of the input, in an order that does not depend on the file system.
///
/// Symbolic links are not followed: what one points to within the input is found there anyway, and
/// what it points to outside is not input. Nothing but regular files is ever to be opened.
struct InputWalker {
  /// Paths, resolved, that are left out: the output, when it lies within the input.
  var excluded: [[UInt8]] = []
  private(set) var files: [InputFile] = []

  /// - Throws: `PipelineError.inputMissing` when a path is not there.
  mutating func walk(_ inputs: [String]) throws {
    // What comes first stays of two equal ones: that must not depend on the order of the words.
    for input in inputs.sorted() {
      guard let root = Self.resolve(Array(input.utf8)) else {
        throw PipelineError.inputMissing(input, reason: systemMessage())
      }
      var status = stat()
      guard stat(Self.terminated(root), &status) == 0 else {
        throw PipelineError.inputMissing(input, reason: systemMessage())
      }
      switch status.st_mode & S_IFMT {
      case S_IFBLK: try walkMedium(input)
      case S_IFREG:
        if ContainerFile.isMedium(input) {
          try walkMedium(input)
        } else {
          files.append(InputFile(rawPath: Array(input.utf8), kind: .file))
        }
      case S_IFDIR: try walkFolder(Self.withoutTrailingSlash(Array(input.utf8)), root: root)
      default:
        files.append(
          InputFile(rawPath: Array(input.utf8), kind: .skipped(Self.name(status.st_mode))))
      }
    }
  }

  /// Every file of an image, an archive or a device, in the order of their paths.
  private mutating func walkMedium(_ path: String) throws {
    let medium = try OpenMedium.open(path)
    files += medium.files.map { InputFile(InputMember(medium, $0), of: path) }
    for problem in medium.problems where problem.losesFiles {
      let place = problem.path.map { path + "/" + $0 } ?? path
      files.append(InputFile(path: place, kind: .damaged(problem.detail)))
    }
  }

  private mutating func walkFolder(_ path: [UInt8], root: [UInt8]) throws {
    // Folders still to be looked into, the next one last.
    var pending = [path]
    var seen: Set<FolderIdentity> = []
    while let folder = pending.popLast() {
      if Interruption.isRequested { throw CancellationError() }
      guard let entries = list(folder, isRoot: folder == path, seen: &seen) else { continue }
      var folders: [[UInt8]] = []
      for entry in entries {
        let path = folder + [UInt8(ascii: "/")] + entry.name
        switch entry.type {
        case .file where isExcluded(path, entry.name):
          files.append(InputFile(rawPath: path, kind: .skipped("it is the output")))
        case .file: files.append(InputFile(rawPath: path, kind: .file))
        case .folder where Self.isWorkspace(entry.name):
          files.append(
            InputFile(rawPath: path, kind: .skipped("what an unfinished run has left")))
        case .folder: folders.append(path)
        case .link: files.append(InputFile(rawPath: path, kind: .skipped(link(path, root))))
        case .other(let what): files.append(InputFile(rawPath: path, kind: .skipped(what)))
        }
      }
      pending += folders.reversed()
    }
  }

  /// Names of a folder in the order of their bytes; nil when it is left out or cannot be read.
  private mutating func list(
    _ folder: [UInt8], isRoot: Bool, seen: inout Set<FolderIdentity>
  ) -> [Entry]? {
    if !excluded.isEmpty, let resolved = Self.resolve(folder), excluded.contains(resolved) {
      files.append(InputFile(rawPath: folder, kind: .skipped("it is the output")))
      return nil
    }
    // The folder that was given may be a link to it.
    let follow = isRoot ? 0 : O_NOFOLLOW
    let descriptor = open(Self.terminated(folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC | follow)
    guard descriptor >= 0, let stream = fdopendir(descriptor) else {
      files.append(InputFile(rawPath: folder, kind: .unreadable(systemMessage())))
      if descriptor >= 0 { close(descriptor) }
      return nil
    }
    defer { closedir(stream) }
    var status = stat()
    guard fstat(descriptor, &status) == 0,
      seen.insert(FolderIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino)))
        .inserted
    else { return nil }
    var entries: [Entry] = []
    errno = 0
    while let entry = readdir(stream) {
      let name = Self.name(of: entry)
      if name != [0x2E], name != [0x2E, 0x2E] {
        entries.append(Entry(name: name, type: Self.type(of: entry, name, in: descriptor)))
      }
      errno = 0
    }
    if errno != 0 {
      files.append(InputFile(rawPath: folder, kind: .unreadable(systemMessage())))
    }
    return entries.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  private func isExcluded(_ path: [UInt8], _ name: [UInt8]) -> Bool {
    let end = [UInt8(ascii: "/")] + name
    return excluded.contains { $0.suffix(end.count) == end[...] }
      && Self.resolve(path).map(excluded.contains) == true
  }

  /// Why a link is not read.
  private func link(_ path: [UInt8], _ root: [UInt8]) -> String {
    guard let target = Self.resolve(path) else {
      return "a symbolic link that leads nowhere"
    }
    let inside = target == root || target.starts(with: root + [UInt8(ascii: "/")])
    return inside
      ? "a symbolic link to what is read in its own place"
      : "a symbolic link that leads out of the input"
  }
}

extension InputWalker {
  private struct FolderIdentity: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  private enum EntryType { case file, folder, link, other(String) }

  private struct Entry {
    var name: [UInt8]
    var type: EntryType
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
    withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(
        to: UInt8.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)
      ) {
        Array(
          UnsafeBufferPointer(
            start: $0, count: strlen(UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))))
      }
    }
  }

  private static func type(
    of entry: UnsafeMutablePointer<dirent>, _ name: [UInt8], in folder: CInt
  ) -> EntryType {
    switch CInt(entry.pointee.d_type) {
    case CInt(DT_REG): return .file
    case CInt(DT_DIR): return .folder
    case CInt(DT_LNK): return .link
    default: break
    }
    var status = stat()
    guard fstatat(folder, terminated(name), &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      return .other("it cannot be looked at (\(systemMessage()))")
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other(self.name(status.st_mode))
    }
  }

  private static func name(_ mode: mode_t) -> String {
    switch mode & S_IFMT {
    case S_IFIFO: "a named pipe, not a file"
    case S_IFCHR, S_IFBLK: "a device, not a file"
    case S_IFSOCK: "a socket, not a file"
    default: "not a file"
    }
  }

  /// The folder in which Spindle prepares an output: see `Workspace`.
  private static func isWorkspace(_ name: [UInt8]) -> Bool {
    name.first == UInt8(ascii: ".") && name.suffix(8) == Array(".spindle".utf8)[...]
  }

  static func terminated(_ path: [UInt8]) -> [CChar] {
    (path + [0]).map { CChar(bitPattern: $0) }
  }

  static func resolve(_ path: [UInt8]) -> [UInt8]? {
    guard let resolved = realpath(terminated(path), nil) else { return nil }
    defer { free(resolved) }
    let length = strlen(resolved)
    return resolved.withMemoryRebound(to: UInt8.self, capacity: length) {
      Array(UnsafeBufferPointer(start: $0, count: length))
    }
  }

  private static func withoutTrailingSlash(_ path: [UInt8]) -> [UInt8] {
    var path = path
    while path.count > 1, path.last == UInt8(ascii: "/") { path.removeLast() }
    return path
  }

  /// Bytes of all files, as far as they can be looked at.
  static func totalSize(_ files: [InputFile]) -> Int {
    files.reduce(0) { total, file in
      guard case .file = file.kind else { return total }
      if let member = file.member { return total.addingClamped(member.file.size) }
      var status = stat()
      guard stat(file.systemPath, &status) == 0 else { return total }
      return total.addingClamped(Int(status.st_size))
    }
  }
}

extension MediumProblem {
  /// There may be files that nobody sees.
  var losesFiles: Bool {
    switch kind {
    case .mediumTruncated, .folderDamaged, .folderLoop, .nestedTooDeep, .unreadable, .unsupported,
      .sessionMissing, .limit:
      true
    case .fileBeyondEnd, .treesDiffer, .treeDamaged, .hostilePath, .nameTwice, .sessionHidden,
      .link, .nested:
      false
    }
  }
}
