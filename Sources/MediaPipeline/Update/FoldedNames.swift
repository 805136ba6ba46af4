internal import DiscMastering
internal import Glibc

/// The names in the folders of a file-set, in upper case as a medium without cases has them.
///
/// A folder is listed when it is first asked for; folders that differ by case count as one.
struct FoldedNames: Sendable {
  private let root: String
  /// By folder and name, both folded: the names as they are. "" is the root.
  private var listed: [String: [String: [Entry]]] = [:]
  private var soundFolders: Set<String> = []
  /// Of a medium everything is listed at once.
  private var isComplete = false

  struct Entry: Sendable {
    /// Within the file-set.
    var path: String
    var isFolder: Bool
  }

  init(root: String) { self.root = root }

  /// Those of the last session; a file stands under what other trees call it, too.
  init(_ medium: any MediumReader) {
    self.init(root: "")
    isComplete = true
    for file in medium.files where !file.isHidden {
      list(file.path, as: file.path)
      for other in file.otherPaths { list(other, as: file.path) }
    }
  }

  private mutating func list(_ path: String, as real: String) {
    var place = PathName("/" + path)
    var entry = Entry(path: real, isFolder: false)
    while true {
      let parent = String(place.parent.dropFirst())
      listed[parent.uppercased(), default: [:]][place.name.uppercased(), default: []].append(entry)
      guard !parent.isEmpty, soundFolders.insert(parent).inserted else { return }
      entry = Entry(path: parent, isFolder: true)
      place = PathName("/" + parent)
    }
  }

  /// What a folder holds, by folded name; empty where there is none.
  mutating func names(in folder: String) -> [String: [Entry]] {
    let folder = folder.uppercased()
    if let known = listed[folder] { return known }
    if isComplete { return [:] }
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
    if isComplete {
      let found = names(in: parent)[PathName("/" + path).name.uppercased()] ?? []
      return (found.first { $0.path == path } ?? found.first { !$0.isFolder })?.path
    }
    if isSoundFolder(parent), FileKind(root + "/" + path) == .file { return path }
    let found = names(in: parent)[PathName("/" + path).name.uppercased()] ?? []
    return found.first { FileKind(root + "/" + $0.path) == .file }?.path
  }

  /// A folder by exactly this name, reached without a link.
  mutating func isSoundFolder(_ path: String) -> Bool {
    if path.isEmpty || soundFolders.contains(path) { return true }
    if isComplete { return false }
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
