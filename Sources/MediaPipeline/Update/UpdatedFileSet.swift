internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering
internal import Glibc

/// A file-set in a folder whose DICOMDIR is fit to be updated.
struct UpdatedFileSet: Sendable {
  let folder: String
  let directory: FileSetDirectory
  /// Of the DICOMDIR.
  let digest: SHA256Sum

  /// - Throws: `PipelineError.medium` when the standard forbids to update it, or it is too broken;
  ///   the sentence says what can be done instead.
  /// - SeeAlso: PS3.4 §I.3
  init(folder: String) throws {
    self.folder = folder
    let path = folder + "/DICOMDIR"
    guard FileKind(path) == .file else {
      throw PipelineError.medium(
        folder,
        reason: "there is no DICOMDIR at its root; spindle repair makes one of what is there"
      )
    }
    do {
      let source = try OpenedFile(path: path)
      directory = try FileSetDirectory(source)
      digest = try SHA256Sum(of: source)
    } catch let error as DICOMError {
      throw PipelineError.medium(
        folder, reason: "its DICOMDIR cannot be read (\(error)); \(Self.wayOut)")
    } catch let error as FileError {
      throw PipelineError.medium(folder, reason: "its DICOMDIR cannot be read (\(error.reason))")
    }
    if let problem = Self.problem(directory) {
      throw PipelineError.medium(folder, reason: "\(problem); \(Self.wayOut)")
    }
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
        path, reason: "it is no folder with a file-set; only those can be updated in place")
    }
    var status = statvfs()
    if statvfs(folder, &status) == 0, status.f_flag & UInt(ST_RDONLY) != 0 {
      throw PipelineError.medium(
        path,
        reason: "its medium is finished or mounted read-only and cannot be updated;"
          + " make a new file-set of it with spindle create")
    }
    return folder
  }
}
