extension ISOSizeModel {
  /// What is in a directory, as far as its size goes.
  public struct Child: Hashable, Sendable {
    /// Characters, the dot and the extension included.
    public var nameLength: Int
    public var hasExtension = false
    public var isDirectory: Bool
    /// Bytes of a file.
    public var size = 0

    public init(file nameLength: Int, hasExtension: Bool = false, size: Int = 0) {
      (self.nameLength, self.hasExtension, self.size) = (nameLength, hasExtension, size)
      isDirectory = false
    }

    public init(directory nameLength: Int) {
      self.nameLength = nameLength
      isDirectory = true
    }
  }

  /// A directory of files alone, with names of 8 characters without extension, each smaller
  /// than 4 GiB.
  public func directorySectors(files: Int) -> Int {
    uniformDirectorySectors(files, Child(file: 8))
  }

  /// A directory of directories alone, with names of 8 characters.
  public func directorySectors(subdirectories: Int) -> Int {
    uniformDirectorySectors(subdirectories, Child(directory: 8))
  }

  /// Any directory.
  /// - Parameter children: in the byte order of their names; it matters because a record never
  ///   crosses from one sector into the next.
  public func directorySectors(_ children: some Sequence<Child>, isRoot: Bool = false) -> Int {
    var primary = DirectoryExtent(ownRecordsLength(isRoot: isRoot))
    var joliet = DirectoryExtent(68)
    for child in children {
      for _ in 0..<extents(of: child) {
        primary.append(recordLength(child))
        joliet.append(jolietRecordLength(child))
      }
    }
    return primary.sectors + (hasContinuation(isRoot: isRoot) ? 1 : 0)
      + (options.joliet ? joliet.sectors : 0)
  }

  private func uniformDirectorySectors(_ count: Int, _ child: Child) -> Int {
    func sectors(own: Int, record: Int) -> Int {
      let first = (2048 - own) / record
      let perSector = 2048 / record
      return count <= first ? 1 : 1 + (count - first + perSector - 1) / perSector
    }
    return sectors(own: ownRecordsLength(isRoot: false), record: recordLength(child))
      + (options.joliet ? sectors(own: 68, record: jolietRecordLength(child)) : 0)
  }

  /// Extents of a file: one for each 4 GiB less a sector.
  private func extents(of child: Child) -> Int {
    let largest = largestISOExtent
    return max(1, child.size / largest + (child.size % largest > 0 ? 1 : 0))
  }

  /// The records of the directory itself and of its parent.
  /// In the root the first one also says where the Rock Ridge identification is.
  private func ownRecordsLength(isRoot: Bool) -> Int {
    guard options.rockRidge else { return 2 * 34 }
    return 2 * (34 + rockRidgeLength) + (isRoot ? 36 : 0)
  }

  /// Permissions and owner (36 bytes) and three times (26).
  private var rockRidgeLength: Int { 36 + 26 }

  /// The Rock Ridge identification lies in a sector after the root directory.
  private func hasContinuation(isRoot: Bool) -> Bool { isRoot && options.rockRidge }

  private func recordLength(_ child: Child) -> Int {
    // ";1" after every file name, and a dot where there is no extension.
    let identifier = child.nameLength + (child.isDirectory ? 0 : child.hasExtension ? 2 : 3)
    let name = rockRidgeLength + 5 + child.nameLength
    return even(33 + identifier) + (options.rockRidge ? even(name) : 0)
  }

  private func jolietRecordLength(_ child: Child) -> Int { even(33 + 2 * child.nameLength) }

  private func even(_ length: Int) -> Int { length + length % 2 }
}

/// Bytes of one file extent at most.
let largestISOExtent = 0xFFFF_F800

/// Records one after another, each within one sector.
private struct DirectoryExtent {
  private var bytes: Int
  init(_ bytes: Int) { self.bytes = bytes }

  mutating func append(_ record: Int) {
    let left = 2048 - bytes % 2048
    if record > left { bytes += left }
    bytes += record
  }

  var sectors: Int { (bytes + 2047) / 2048 }
}
