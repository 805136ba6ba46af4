internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

/// An image that a session with a changed file-set is appended to.
///
/// The image is copied beside itself (where the file system can, without its bytes), the session
/// appended to the copy, and the copy put in its place by a rename: whoever reads the image, and
/// whenever the run is killed, sees the old one or the new one.
struct SessionImage {
  let path: String
  let medium: any MediumReader
  let set: UpdatedFileSet
  private let growth: ISOGrowth
  private let identity: FileIdentity

  /// - Throws: `PipelineError` for what has no sessions.
  init(_ path: String) throws {
    let medium = try OpenMedium.open(path)
    if let problem = Self.problem(path, medium) {
      throw PipelineError.medium(path, reason: problem + "; say -o NEW for a new medium")
    }
    self.path = try Self.resolved(path)
    self.medium = medium
    set = try UpdatedFileSet(medium, path: path)
    do {
      identity = try OpenedFile(path: self.path).identity
      growth = try ISOGrowth(FileSource(path: path), name: path)
    } catch var error as MasteringError {
      error.path = ""
      throw PipelineError.medium(
        path, reason: "no session can be appended to it: \(error); say -o NEW for a new medium")
    }
  }

  /// Behind a link is the image that is changed.
  static func resolved(_ path: String) throws -> String {
    guard let resolved = InputWalker.resolve(Array(path.utf8)) else {
      throw PipelineError.inputMissing(path, reason: "there is no such file or folder")
    }
    return String(decoding: resolved, as: UTF8.self)
  }

  private static func problem(_ path: String, _ medium: any MediumReader) -> String? {
    guard FileKind(path) == .file || !FileTree.isFolder(path), medium.kind != .folder else {
      return "a folder has no sessions and is changed in place without --session"
    }
    switch medium.kind {
    case .iso9660: break
    case .udf, .bridge:
      return "a session of ISO 9660 cannot be appended to an image with UDF, whose readers would"
        + " not see it"
    case .zip, .tar: return "an archive has no sessions"
    case .folder: return nil
    }
    guard (try? OpenedFile(path: path)) != nil else {
      return "it is no image file, and Spindle does not write to drives"
    }
    return nil
  }

  /// The new DICOMDIR, the new files and the list of checksums, as the session has them.
  struct Update {
    var change: ISOGrowth.Change
    /// Of the image with the session.
    var size: Int
  }

  /// Everything up to the writing.
  /// - Parameters:
  ///   - deleted: paths of files as `set.names` has them.
  ///   - directory: where the new DICOMDIR lies, or will lie.
  /// - Throws: `PipelineError` when it does not fit the medium.
  func plan(
    _ directory: VolumeFile.Content, size directorySize: Int, deleted: [String],
    added: [VolumeFile], _ options: CreateOptions
  ) throws -> Update {
    var names = set.names
    let name = names.file("DICOMDIR") ?? "DICOMDIR"
    let time = Identifiers(epoch: options.epoch, options: "").time
    var change = ISOGrowth.Change(
      removed: Set(deleted + [name]),
      files: [VolumeFile(path: name, content: directory, size: directorySize)] + added,
      timestamp: time)
    let list = names.file(ChecksumLines.name)
    if let list, let lines = try? ChecksumLines(set.open(list)) {
      var lines = lines
      lines.remove(Set(deleted))
      let files = change.files
      change.removed.insert(list)
      // Every sum has the same length: the size is known before the sums are.
      let text: @Sendable ([SHA256Sum]) -> [UInt8] = { [lines] sums in
        var lines = lines
        for (file, sum) in zip(files, sums) { lines.set(file.path, sum) }
        return lines.text
      }
      let zero = SHA256Hasher().finish()
      change.list = (list, text(files.map { _ in zero }).count, text)
    }
    let size = try growth.size(change, path: path)
    if let capacity = options.medium?.capacity, size > capacity {
      throw PipelineError.usage(
        "\(path): with the session it has \(size) bytes, and the medium holds"
          + " \(capacity); make a set of several media with spindle create")
    }
    return Update(change: change, size: size)
  }

  /// Appends the session and puts the image in place.
  /// - Throws: `PipelineError`, `MasteringError`, `CancellationError`; the image is then as it was.
  func write(
    _ update: Update, in workspace: Workspace, _ control: WriteControl
  ) throws {
    let copy = workspace.path("volume-1")
    try FileCopy.make(of: path, at: copy, control)
    // Somebody may have put another image in its place since it was read.
    guard try OpenedFile(path: path).identity == identity else {
      throw PipelineError.output(path, reason: "it has changed meanwhile; run again")
    }
    _ = try growth.write(update.change, to: copy, control)
    try Journal.commit(
      [("volume-1", PathName(path).name)], stale: [], replaces: true, in: workspace)
  }

  func report(_ update: Update, kept: Int) -> UpdatedMedium {
    UpdatedMedium(
      path: set.folder, medium: nil, bytes: update.size, filesKept: kept, isSession: true)
  }

  /// Files that the session shows as they were.
  func kept(_ update: Update) -> Int {
    medium.files.count { !$0.isHidden && !update.change.removed.contains($0.path) }
  }
}
