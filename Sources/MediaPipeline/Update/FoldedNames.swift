internal import Glibc

/// The names in the folders of a file-set, in upper case as a medium without cases has them.
///
/// A folder is listed when it is first asked for; folders that differ by case count as one.
struct FoldedNames: Sendable {
  private let root: String
  /// By folder and name, both folded: the names as they are. "" is the root.
  private var listed: [String: [String: [Entry]]] = [:]
  private var soundFolders: Set<String> = []

  struct Entry: Sendable {
    /// Within the file-set.
    var path: String
    var isFolder: Bool
  }

  init(root: String) { self.root = root }

  /// What a folder holds, by folded name; empty where there is none.
  mutating func names(in folder: String) -> [String: [Entry]] {
    let folder = folder.uppercased()
    if let known = listed[folder] { return known }
    var names: [String: [Entry]] = [:]
    for path in folders(folder) {
      for raw in (try? FileTree.names(root + "/" + path)) ?? [] {
        let name = String(decoding: raw, as: UTF8.self)
        let full = path.isEmpty ? name : path + "/" + name
        let isFolder = FileKind(root + "/" + full) == .folder
        names[name.uppercased(), default: []].append(Entry(path: full, isFolder: isFolder))
      }
    }
    listed[folder] = names
    return names
  }

  /// The folders that are called so in some case.
  private mutating func folders(_ folder: String) -> [String] {
    guard !folder.isEmpty else { return [""] }
    let place = PathName("/" + folder)
    return (names(in: String(place.parent.dropFirst()))[place.name] ?? [])
      .filter(\.isFolder).map(\.path)
  }

  /// Something on the medium is called so in some case.
  mutating func isTaken(_ path: String) -> Bool {
    let place = PathName("/" + path)
    return names(in: String(place.parent.dropFirst()))[place.name.uppercased()] != nil
  }

  /// The path of the regular file that a File ID means; nil when there is none. No link is followed.
  mutating func file(_ path: String) -> String? {
    let parent = String(PathName("/" + path).parent.dropFirst())
    if isSoundFolder(parent), FileKind(root + "/" + path) == .file { return path }
    let found = names(in: parent)[PathName("/" + path).name.uppercased()] ?? []
    return found.first { FileKind(root + "/" + $0.path) == .file }?.path
  }

  /// A folder by exactly this name, reached without a link.
  mutating func isSoundFolder(_ path: String) -> Bool {
    if path.isEmpty || soundFolders.contains(path) { return true }
    guard FileKind(root + "/" + path) == .folder,
      isSoundFolder(String(PathName("/" + path).parent.dropFirst()))
    else { return false }
    soundFolders.insert(path)
    return true
  }
}

/// What a name leads to, links not followed.
enum FileKind {
  case file, folder, other

  /// Nil when there is nothing.
  init?(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }
}
