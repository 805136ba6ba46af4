internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

/// A folder, an image or an archive that holds a file-set, with its DICOMDIR read.
struct OpenedMedium: Sendable {
  let path: String
  let reader: any VolumeReader
  let directory: FileSetDirectory
  let sizes: [String: Int]

  /// - Throws: `PipelineError.medium` when it is no file-set that can be read.
  init(path: String) throws {
    self.path = path
    do {
      reader = try Self.reader(path)
      var sizes: [String: Int] = [:]
      for entry in try reader.paths() { sizes[entry.path] = entry.size }
      self.sizes = sizes
      guard sizes["DICOMDIR"] != nil else {
        throw PipelineError.medium(path, reason: "there is no DICOMDIR at its root")
      }
      directory = try FileSetDirectory(reader.source(at: "DICOMDIR"))
    } catch let error as MasteringError {
      throw PipelineError.medium(path, reason: Self.words(error, path))
    } catch let error as FileError {
      throw PipelineError.medium(path, reason: "cannot be read (\(error.reason))")
    } catch let error as DICOMError {
      throw PipelineError.medium(path, reason: "its DICOMDIR cannot be read: \(error)")
    }
  }

  private static func reader(_ path: String) throws -> any VolumeReader {
    guard FileTree.exists(path) else {
      throw PipelineError.inputMissing(path, reason: "there is no such file or folder")
    }
    return try MediumOpener.open(path: path)
  }

  private static func words(_ error: MasteringError, _ path: String) -> String {
    var error = error
    if error.path == path { error.path = "" }
    return error.description
  }

  /// The records in use that reference a file, in the order of the directory.
  var references: [Int] {
    directory.records.indices.filter {
      directory.records[$0].isInUse && directory.reference($0) != nil
    }
  }

  /// What is wrong with the directory, a sentence each; what only is unusual is left out.
  var problems: [String] {
    directory.findings.filter { $0.severity > .note }.map { finding in
      let place = finding.offset.map { " (byte \($0))" } ?? ""
      return finding.count > 1
        ? "\(finding.detail) (\(finding.count) places, the first at byte \(finding.offset ?? 0))"
        : finding.detail + place
    }
  }
}
