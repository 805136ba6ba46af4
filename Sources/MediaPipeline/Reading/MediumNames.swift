internal import DiscMastering

/// The files of a medium by their names, as they are and as careless writers spell them.
struct MediumNames {
  private let files: [MediumFile]
  private var exact: [String: Int32] = [:]
  /// By what other trees of the medium call a file.
  private var other: [String: Int32] = [:]
  /// Made when the first name is not found as it is.
  private var folded: FoldedNames?

  init(_ files: [MediumFile]) {
    self.files = files
    exact.reserveCapacity(files.count)
    for (number, file) in files.enumerated() {
      exact[file.path] = Int32(truncatingIfNeeded: number)
      for path in file.otherPaths where other[path] == nil {
        other[path] = Int32(truncatingIfNeeded: number)
      }
    }
  }

  /// The file of this very name, in the tree with the fullest names or else in another one.
  func file(at path: String) -> Int? { (exact[path] ?? other[path]).map(Int.init) }

  /// Files whose names differ from `path` in letter case, version, a dot at the end or extension;
  /// the closest first.
  mutating func files(like path: String) -> [Int] {
    let names = folded ?? FoldedNames(files)
    folded = names
    return names.files(like: path)
  }
}

/// An index of paths in which letter case, version, a dot at the end and extension do not count.
struct FoldedNames {
  private struct Entry {
    var file: Int32
    /// In the other paths of the file; -1 for its own.
    var other: Int32
    /// The next entry of the same hash, -1 at the end.
    var next: Int32
  }

  private let files: [MediumFile]
  private var entries: [Entry] = []
  /// The first entry of a hash: hashes, because the folded names of a million files are not kept.
  private var heads: [Int: Int32] = [:]
  /// Of one name no more are looked at: thousands that fold to one are an attack.
  private static let limit = 64

  init(_ files: [MediumFile]) {
    self.files = files
    entries.reserveCapacity(files.count)
    heads.reserveCapacity(files.count)
    // Backwards, so that a chain begins with the first file.
    for (number, file) in files.enumerated().reversed() {
      for (other, path) in file.otherPaths.enumerated().reversed() { add(number, other, path) }
      add(number, -1, file.path)
    }
  }

  private mutating func add(_ file: Int, _ other: Int, _ path: String) {
    let hash = FoldedName(path).stem.hashValue
    entries.append(
      Entry(
        file: Int32(truncatingIfNeeded: file), other: Int32(truncatingIfNeeded: other),
        next: heads[hash] ?? -1))
    heads[hash] = Int32(truncatingIfNeeded: entries.count - 1)
  }

  func files(like path: String) -> [Int] {
    let wanted = FoldedName(path)
    var same: [Int] = []
    var similar: [Int] = []
    var next = Int(heads[wanted.stem.hashValue] ?? -1)
    while next >= 0, same.count + similar.count < Self.limit {
      let entry = entries[next]
      next = Int(entry.next)
      let file = files[Int(entry.file)]
      let name = FoldedName(entry.other < 0 ? file.path : file.otherPaths[Int(entry.other)])
      guard name.stem == wanted.stem else { continue }
      if name.full == wanted.full {
        same.append(Int(entry.file))
      } else {
        similar.append(Int(entry.file))
      }
    }
    var found: [Int] = []
    for file in same + similar where !found.contains(file) { found.append(file) }
    return found
  }
}

/// A path in upper case, without version and dot at its end.
private struct FoldedName {
  var full: String
  /// Without the extension of its last component too.
  var stem: String

  init(_ path: String) {
    var text = path.utf8.allSatisfy { $0 < 0x80 } ? Self.upper(path) : path.uppercased()
    if let version = text.utf8.lastIndex(of: UInt8(ascii: ";")),
      text.utf8[version...].dropFirst().allSatisfy({ (0x30...0x39).contains($0) })
    {
      text = String(text[..<version])
    }
    while text.utf8.last == UInt8(ascii: ".") { text.removeLast() }
    full = text
    let start = text.utf8.lastIndex(of: UInt8(ascii: "/")).map { text.utf8.index(after: $0) }
    let begin = start ?? text.startIndex
    if let dot = text.utf8[begin...].lastIndex(of: UInt8(ascii: ".")), dot > begin {
      stem = String(text[..<dot])
    } else {
      stem = text
    }
  }

  private static func upper(_ text: String) -> String {
    String(
      decoding: text.utf8.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }, as: UTF8.self)
  }
}
