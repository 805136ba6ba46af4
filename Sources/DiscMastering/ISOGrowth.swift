public import DICOMCore
internal import Glibc

/// Appends a session to an ISO 9660 image, as growisofs and xorriso do on overwritable media.
///
/// The new session stands behind the end of the image; its tree has the old files where they lie,
/// and the new ones. The descriptors in front then lead to it, so that a mount shows the new tree.
/// Those that led to the old tree are kept where no others do, behind the end of the old image.
/// - SeeAlso: ECMA-119 §6.2, PS3.12 §F.1.1
public struct ISOGrowth {
  /// What is different in the new session.
  public struct Change: Sendable {
    /// Files that it no longer shows, by the tree with the fullest names.
    public var removed: Set<String>
    /// New ones, in the order wanted on the disc; one may have the name of a removed one.
    public var files: [VolumeFile]
    /// A list of checksums that is made when those of `files` are known, the last file.
    public var list: (path: String, size: Int, text: @Sendable ([SHA256Sum]) -> [UInt8])?
    /// Of new names: seconds since 1970 UTC.
    public var timestamp: Int64

    public init(removed: Set<String>, files: [VolumeFile], timestamp: Int64) {
      (self.removed, self.files, self.timestamp) = (removed, files, timestamp)
    }

    var allFiles: [(path: String, size: Int)] {
      files.map { ($0.path, $0.size) } + (list.map { [($0.path, $0.size)] } ?? [])
    }
  }

  /// The first sector of 32 that hold the descriptors of the old tree; nil where its own session
  /// has them, which is so for every one but the first.
  let oldSession: Int?
  /// The first sector of the new session.
  let start: Int
  /// Bytes of the image as it is.
  let oldSize: Int
  private let old: ISOMedium
  private let options: ISOOptions

  /// - Throws: `MasteringError` for an image to which no session can be appended.
  public init(_ image: any ByteSource, name: String) throws {
    guard let old = ISOMedium.open(image),
      try image.read(0x8001..<0x8006).elementsEqual("CD001".utf8)
    else {
      throw MasteringError(.volumeDamaged("it is no ISO 9660 image of plain sectors"), path: name)
    }
    if let problem = old.problems.first(where: { !Self.isHarmless($0.kind) }) {
      throw MasteringError(.volumeDamaged(problem.detail), path: name)
    }
    self.old = old
    oldSize = image.count
    let end = try Self.end(image, old)
    oldSession = old.sessions.last?.firstSector == 0 ? end : nil
    start = oldSession == nil ? end : end + 32
    guard start < 1 << 31 else {
      throw MasteringError(.fileTooLarge(size: image.count, limit: 1 << 42), path: name)
    }
    options = Self.options(old)
  }

  /// Where a session may begin: behind the volume, where xorriso looks for it, if there is nothing
  /// but padding; else behind the image. At a multiple of 32 sectors, as libisoburn has it.
  private static func end(_ image: any ByteSource, _ old: ISOMedium) throws -> Int {
    func rounded(_ sectors: Int) -> Int { (sectors + 31) / 32 * 32 }
    let whole = rounded((image.count + 2047) / 2048)
    let front = ISODescriptorSet(ISOBytes(source: image), session: 0).descriptors.first
    guard let front, front.kind == .primary, front.blockSize == 2048 else { return whole }
    let end = rounded(front.blocks)
    let padding = image.count - end * 2048
    guard end >= 64, padding > 0, padding <= 4 << 20,
      old.files.allSatisfy({ ($0.address ?? 0) + $0.size <= end * 2048 }),
      old.sessions.allSatisfy({ $0.firstSector < end }),
      try image.read(end * 2048..<image.count).allSatisfy({ $0 == 0 })
    else { return whole }
    return end
  }

  /// What is said of names and of earlier sessions loses nothing.
  private static func isHarmless(_ kind: MediumProblem.Kind) -> Bool {
    kind == .sessionHidden || kind == .nameTwice || kind == .link
  }

  /// The new session has the kinds of names that the old one has.
  private static func options(_ old: ISOMedium) -> ISOOptions {
    let trees = old.sessions.last?.trees ?? []
    var options = ISOOptions()
    options.rockRidge = trees.contains("Rock Ridge")
    options.joliet = trees.contains("Joliet")
    options.level = old.files.contains { $0.size > largestISOExtent } ? 3 : 1
    if !options.rockRidge, options.level == 1,
      old.files.contains(where: { !VolumeContents.isPlainPath($0.path) })
    {
      options.level = 2
    }
    return options
  }

  /// Bytes of the image with the session, which is not written.
  /// - Parameter path: of the image as it is.
  /// - Throws: `MasteringError` when the session cannot be laid out.
  public func size(_ change: Change, path: String) throws -> Int {
    try ISOLibrary.withLock {
      let tree = try GrownTree(path: path, change, old)
      return try start * 2048
        + ISOSource(
          tree.image, options(for: change), timestamp: change.timestamp, start: start,
          sizeOnly: true
        ).size
    }
  }

  /// Writes the session into an image that nobody reads: until it is done, it is neither the old
  /// one nor the new one.
  /// - Parameter path: of a copy of the image.
  /// - Returns: the size of the image, and the checksums of the files.
  /// - Throws: `MasteringError`, or `CancellationError` when the control says so.
  public func write(
    _ change: Change, to path: String, _ control: WriteControl = WriteControl()
  ) throws -> WrittenVolume {
    let descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw MasteringError.output(path) }
    defer { close(descriptor) }
    let size = try writeStructures(change, to: descriptor, path: path)
    let destination = try GrownDestination(
      change, old, start: start, descriptor: descriptor, path: path, size: size)
    let sums = try FileCopier.copy(change.files, to: destination, control)
    if let list = change.list {
      try destination.write(list.text(sums), asFile: change.files.count)
    }
    guard !control.sync || fsync(descriptor) == 0 else { throw MasteringError.output(path) }
    return WrittenVolume(size: size, checksums: sums)
  }

  private func options(for change: Change) -> ISOOptions {
    var options = options
    if change.files.contains(where: { $0.size > largestISOExtent }) { options.level = 3 }
    return options
  }

  /// Descriptors, path tables and folders, here and in front of the image.
  private func writeStructures(
    _ change: Change, to descriptor: CInt, path: String
  ) throws -> Int {
    let front = try FrontDescriptors(FileSource(path: path))
    return try ISOLibrary.withLock {
      let tree = try GrownTree(path: path, change, old)
      let source = try ISOSource(
        tree.image, options(for: change), timestamp: change.timestamp, start: start,
        sizeOnly: false)
      let size = start * 2048 + source.size
      if let free = freeSpace(near: path), free < size - oldSize {
        throw MasteringError(.outputFull(needed: size - oldSize, free: free), path: path)
      }
      guard ftruncate(descriptor, off_t(size)) == 0 else {
        throw MasteringError.output(path, needed: size)
      }
      var offset = start * 2048
      try source.readStructures { sectors in
        try writeAll(sectors, to: descriptor, at: offset, path: path, needed: size)
        offset += sectors.count
      }
      if let oldSession {
        try writeAll(
          front.old, to: descriptor, at: (oldSession + 16) * 2048, path: path, needed: size)
      }
      try writeAll(
        try front.replaced(by: source.frontDescriptors, path: path), to: descriptor,
        at: 16 * 2048, path: path, needed: size)
      return size
    }
  }
}
