/// Reads one tree of an ISO 9660 volume, keeping whatever can be made out.
///
/// Each folder is read once however many records point to it; none is read beyond the limits.
struct ISOTreeWalk {
  let image: ISOBytes
  let descriptor: ISODescriptor
  var allowance: ISOAllowance
  var problems: MediumProblems
  var folders: [ISOFolder] = []
  var files: [ISOTreeFile] = []
  /// Folders that are still to be read.
  var pending: [Int] = []
  /// First bytes of folders that were reached, and which they are.
  var visited: [Int: Int] = [:]
  var hasRockRidge = false
  /// Bytes in front of the fields of Rock Ridge.
  var fieldsSkip = 0
  /// Folders that stand elsewhere: where they belong, what they are called, where they begin.
  var childLinks: [(folder: Int, name: String, start: Int)] = []
  var relocated: Set<Int> = []
  var links: Set<String> = []
  /// The continuation area that was read last: files beside each other share one.
  var area: (block: Int, bytes: [UInt8]) = (-1, [])
  /// Whether a limit was reached, so that nothing more is read.
  var isOver = false

  var blockSize: Int { descriptor.blockSize }
  var blocks: Int { image.count / blockSize }

  init(
    _ image: ISOBytes, _ descriptor: ISODescriptor, allowance: ISOAllowance,
    problems: MediumProblems
  ) {
    self.image = image
    self.descriptor = descriptor
    self.allowance = allowance
    self.problems = problems
  }

  mutating func listing() -> ISOTreeListing {
    let isWhole = beginAtRoot()
    readPending()
    placeRelocated()
    recoverFromPathTable()
    return ISOTreeListing(
      kind: descriptor.kind, hasRockRidge: hasRockRidge, isWhole: isWhole, files: listedFiles(),
      links: links)
  }

  /// - Returns: false when there is no root directory.
  private mutating func beginAtRoot() -> Bool {
    let fromTables = descriptor.pathTables.compactMap { table -> Int? in
      guard let bytes = image.read(table.block * blockSize, 10), bytes[0] == 1 else { return nil }
      return table.isBig ? bytes.big32(2) : bytes.little32(2)
    }
    let candidates = descriptor.rootBlocks + fromTables
    for block in candidates {
      guard let own = isoSelfRecord(image, block: block, blockSize: blockSize) else { continue }
      if block != descriptor.rootBlocks[0] {
        problems.add(
          .treeDamaged, offset: descriptor.sector * 2048,
          "the descriptor of the \(descriptor.treeName) tree names a wrong root folder; the"
            + " right one was found otherwise")
      }
      let sizes = descriptor.rootSizes
      enter(
        ISOFolder(
          name: "", parent: nil, plainName: "", plainParent: nil, depth: 0,
          start: block * blockSize,
          size: Set(sizes).count == 1 && sizes[0] > 0 ? max(sizes[0], own.size) : own.size))
      return true
    }
    problems.add(
      .treeDamaged, offset: candidates[0] * blockSize,
      "the root folder of the \(descriptor.treeName) tree cannot be read")
    enter(
      ISOFolder(
        name: "", parent: nil, plainName: "", plainParent: nil, depth: 0,
        start: candidates[0] * blockSize, size: descriptor.rootSizes.min() ?? 0))
    return false
  }

  mutating func readPending() {
    while let folder = pending.popLast(), !isOver { readFolder(folder) }
  }

  /// - Returns: the folder's number; nil when it is not to be read.
  @discardableResult
  mutating func enter(_ folder: ISOFolder) -> Int? {
    let path = { [self] in folder.parent.map { join(self.path(of: $0), folder.name) } ?? "" }
    guard folder.depth <= allowance.depth else {
      problems.add(
        .nestedTooDeep, path: path(), offset: folder.start,
        "folders are nested deeper than \(allowance.depth) levels; what is in it is not listed")
      return nil
    }
    guard visited[folder.start] == nil else {
      problems.add(
        .folderLoop, path: path(), offset: folder.start,
        "the folder is one that was reached before in another way; it is read once")
      return nil
    }
    guard folders.count < allowance.files else {
      stop("there are more folders than are read of a medium")
      return nil
    }
    visited[folder.start] = folders.count
    pending.append(folders.count)
    folders.append(folder)
    return folders.count - 1
  }

  mutating func stop(_ detail: String) {
    if !isOver { problems.add(.limit, detail) }
    isOver = true
  }

  func path(of folder: Int) -> String {
    var names: [String] = []
    var place: Int? = folder
    // Relocated folders could have been made each other's parents.
    while let current = place, names.count <= allowance.depth * 2 {
      if let parent = folders[current].parent {
        names.append(folders[current].name)
        place = parent
      } else {
        place = nil
      }
    }
    return names.reversed().joined(separator: "/")
  }
}

func join(_ folder: String, _ name: String) -> String {
  folder.isEmpty ? name : "\(folder)/\(name)"
}
