/// A file as all trees of a session name it.
struct ISOFile {
  var path: String
  var otherPaths: [String]
  var extents: [MediumExtent]
  var size: Int
  var isInterleaved: Bool
  /// From 1.
  var session: Int
  /// The last session does not show it.
  var isHidden = false
  /// Bit n: tree n has it.
  var trees: UInt64 = 0

  /// What the same file has in every tree.
  var place: MediumExtent { MediumExtent(start: size == 0 ? -1 : extents[0].start, count: size) }

  mutating func addOther(_ path: String?) {
    guard let path, path != self.path, !otherPaths.contains(path), otherPaths.count < 8 else {
      return
    }
    otherPaths.append(path)
  }
}

/// The files of a session, each once, by comparing its trees.
///
/// Two names are the same file when it begins at the same place and has the same size. Several
/// files may share a place (links, empty files); among those names decide.
struct ISOFileSet {
  private(set) var files: [ISOFile] = []
  private let session: Int
  private var trees: [String] = []
  /// The first file at a place, and the next one there for each file.
  private var first: [MediumExtent: Int] = [:]
  private var next: [Int] = []
  private var links: Set<String> = []

  init(session: Int) { self.session = session }

  /// - Parameter tree: after those with fuller names.
  mutating func add(_ tree: ISOTreeListing) {
    let bit = UInt64(1) << UInt64(min(trees.count, 63))
    trees.append(tree.name)
    links.formUnion(tree.links)
    var unplaced: [ISOTreeListing.File] = []
    let shared = trees.count > 1 ? namesOfShared() : [:]
    for file in tree.files where !isLink(file) {
      let place = place(of: file)
      guard trees.count > 1, let index = first[place] else {
        append(file, place, bit)
        continue
      }
      if next[index] < 0, files[index].trees & bit == 0 {
        join(file, index, bit)
      } else if let index = shared[file.path.lowercased()], files[index].place == place,
        files[index].trees & bit == 0
      {
        join(file, index, bit)
      } else {
        unplaced.append(file)
      }
    }
    // Names differ: the order in which they are listed decides.
    var cursors: [MediumExtent: Int] = [:]
    for file in unplaced {
      let place = place(of: file)
      var index = cursors[place] ?? first[place] ?? -1
      while index >= 0, files[index].trees & bit != 0 { index = next[index] }
      cursors[place] = index >= 0 ? next[index] : -1
      if index >= 0 { join(file, index, bit) } else { append(file, place, bit) }
    }
  }

  /// Names the files that a tree lacks.
  func compare(_ problems: inout MediumProblems) {
    guard trees.count > 1 else { return }
    let all = trees.count >= 64 ? UInt64.max : (1 << UInt64(trees.count)) - 1
    for file in files where file.trees != all {
      problems.add(
        .treesDiffer, path: file.path, offset: file.extents.first?.start,
        {
          let lacking = trees.indices.filter { file.trees & (1 << UInt64($0)) == 0 }
          let having = trees.indices.filter { file.trees & (1 << UInt64($0)) != 0 }
          func names(_ indexes: [Int]) -> String {
            indexes.map { trees[$0] }.joined(separator: " and ")
          }
          return "the \(names(having)) tree has it, the \(names(lacking)) tree does not"
        }())
    }
  }

  private func isLink(_ file: ISOTreeListing.File) -> Bool {
    file.size == 0 && !links.isEmpty && links.contains(file.path.lowercased())
  }

  private func place(of file: ISOTreeListing.File) -> MediumExtent {
    MediumExtent(start: file.size == 0 ? -1 : file.extents[0].start, count: file.size)
  }

  private func namesOfShared() -> [String: Int] {
    var names: [String: Int] = [:]
    for (_, head) in first where next[head] >= 0 {
      var index = head
      while index >= 0 {
        for path in [files[index].path] + files[index].otherPaths {
          names[path.lowercased()] = index
        }
        index = next[index]
      }
    }
    return names
  }

  private mutating func join(_ file: ISOTreeListing.File, _ index: Int, _ bit: UInt64) {
    files[index].trees |= bit
    files[index].addOther(file.path)
    files[index].addOther(file.plainPath)
  }

  private mutating func append(
    _ file: ISOTreeListing.File, _ place: MediumExtent, _ bit: UInt64
  ) {
    var new = ISOFile(
      path: file.path, otherPaths: [], extents: file.extents, size: file.size,
      isInterleaved: file.isInterleaved, session: session, trees: bit)
    new.addOther(file.plainPath)
    // In the order of the tree: the list goes from the first one on, its second is the newest.
    if let head = first[place] {
      next.append(next[head])
      next[head] = files.count
    } else {
      first[place] = files.count
      next.append(-1)
    }
    files.append(new)
  }
}
