internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering
internal import Glibc

/// A file-set whose DICOMDIR is fit to be updated: in a folder, or on a medium that is only read.
struct UpdatedFileSet: Sendable {
  /// The folder; of a medium its path, as the user gave it.
  let folder: String
  /// Nil for a folder that is changed in place.
  let medium: (any MediumReader)?
  /// Of the files; to be copied by who looks something up.
  let names: FoldedNames
  let directory: FileSetDirectory
  /// Of the DICOMDIR.
  let digest: SHA256Sum

  /// - Throws: `PipelineError.medium` when the standard forbids to update it, or it is too broken;
  ///   the sentence says what can be done instead.
  /// - SeeAlso: PS3.4 §I.3
  init(folder: String) throws {
    try self.init(folder, nil, FoldedNames(root: folder))
  }

  /// - Parameter path: of the medium, for messages.
  /// - Throws: as for a folder.
  init(_ medium: any MediumReader, path: String) throws {
    try self.init(path, medium, FoldedNames(medium))
  }

  private init(
    _ folder: String, _ medium: (any MediumReader)?, _ names: FoldedNames
  ) throws {
    (self.folder, self.medium, self.names) = (folder, medium, names)
    var names = names
    let found = medium == nil ? "DICOMDIR" : names.file("DICOMDIR")
    guard let found, medium != nil || FileKind(folder + "/DICOMDIR") == .file else {
      throw PipelineError.medium(
        folder,
        reason: "there is no DICOMDIR at its root; spindle repair makes one of what is there"
      )
    }
    do {
      let source = try Self.open(found, in: folder, medium)
      directory = try FileSetDirectory(source)
      digest = try SHA256Sum(of: source)
    } catch let error as DICOMError {
      throw PipelineError.medium(
        folder, reason: "its DICOMDIR cannot be read (\(error)); \(Self.wayOut)")
    } catch let error as FileError {
      throw PipelineError.medium(folder, reason: "its DICOMDIR cannot be read (\(error.reason))")
    } catch var error as MasteringError {
      error.path = ""
      throw PipelineError.medium(folder, reason: "its DICOMDIR cannot be read: \(error)")
    }
    if let problem = Self.problem(directory) {
      throw PipelineError.medium(folder, reason: "\(problem); \(Self.wayOut)")
    }
  }

  private static func open(
    _ path: String, in folder: String, _ medium: (any MediumReader)?
  ) throws -> any ByteSource {
    guard let medium else { return try OpenedFile(path: folder + "/" + path) }
    return try medium.source(at: path)
  }

  /// Opens a file by its path as `names` has it.
  func open(_ path: String) throws -> any ByteSource { try Self.open(path, in: folder, medium) }

  /// The same as one that may be compared with the input.
  func input(_ path: String) -> InputFile? {
    guard let medium else {
      return InputFile(rawPath: Array((folder + "/" + path).utf8), kind: .file)
    }
    return medium.file(at: path).map { InputFile(InputMember(medium, $0), of: folder) }
  }

  /// Bytes of a file; 0 when it is not there.
  func size(_ path: String) -> Int {
    if let medium { return medium.file(at: path)?.size ?? 0 }
    var status = stat()
    return lstat(folder + "/" + path, &status) == 0 ? Int(status.st_size) : 0
  }

  private static let wayOut =
    "spindle repair makes a right one, spindle create a new file-set"

  private static func problem(_ directory: FileSetDirectory) -> String? {
    if !directory.hasDirectoryInformation {
      return
        "its DICOMDIR has no Directory Information Module, without which it must not be updated"
    }
    if let error = directory.findings.first(where: { $0.severity == .error }) {
      return "its DICOMDIR is broken: \(error.detail)"
    }
    if directory.records.contains(where: { $0.origin != .linked }) {
      return "its DICOMDIR has records that no offset leads to"
    }
    let isMultiReferenced = directory.findings.contains { $0.kind == .recordMultiReferenced }
    if isMultiReferenced || directory.records.contains(where: { $0.type.rawValue == "MRDR" }) {
      return "its DICOMDIR has multi-referenced file records, which are retired and name offsets"
    }
    if directory.fileSetUID?.isValid != true { return "its DICOMDIR has no valid File-set UID" }
    return nil
  }

  /// The folder of a file-set that was named by its folder or by its DICOMDIR.
  /// - Throws: `PipelineError.medium` for what is none, and for a medium that cannot be written.
  static func folder(_ path: String) throws -> String {
    guard FileTree.exists(path) else {
      throw PipelineError.inputMissing(path, reason: "there is no such file or folder")
    }
    let folder =
      !FileTree.isFolder(path) && PathName(path).name == "DICOMDIR" ? PathName(path).parent : path
    guard FileTree.isFolder(folder) else {
      throw PipelineError.medium(
        path,
        reason:
          "it is no folder, and only folders are changed in place; say -o NEW for a new medium with"
          + " everything that this one holds, or --session to append a session to an .iso")
    }
    var status = statvfs()
    if statvfs(folder, &status) == 0, status.f_flag & UInt(ST_RDONLY) != 0 {
      throw PipelineError.medium(
        path,
        reason: "its medium is finished or mounted read-only and cannot be updated;"
          + " say -o NEW for a new medium with everything that this one holds")
    }
    return folder
  }
}

extension MediumReader {
  /// The file of exactly this path, by halving: the files are in the order of their paths.
  func file(at path: String) -> MediumFile? {
    var range = 0..<files.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if files[middle].path == path { return files[middle] }
      range =
        files[middle].path < path
        ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }
}
