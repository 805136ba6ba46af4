internal import DICOMCore

/// A medium with images or archives on it, whose files are listed below the names of those.
///
/// One level deep, and on images and archives only: what lies packed in a folder is given by
/// itself. A container is recognised by its name's extension and then by its bytes; one that
/// cannot be opened stays the file that it is.
struct NestedMedium: MediumReader {
  let kind: MediumKind
  let sessions: [MediumSession]
  let files: [MediumFile]
  let problems: [MediumProblem]
  private let media: [any MediumReader]
  /// Of each file: its medium, and its number there.
  private let origins: [(medium: Int, file: Int)]

  private static let extensions: Set<String> = [
    "iso", "img", "bin", "mdf", "nrg", "udf", "zip", "tar", "tgz", "gz",
  ]
  /// Containers that are opened on one medium.
  private static let limit = 64

  /// - Returns: the medium itself when nothing on it can be looked into.
  static func lookingInto(
    _ outer: any MediumReader, limits: MediumLimits
  ) -> any MediumReader {
    guard outer.kind != .folder else { return outer }
    var inner: [Int: any MediumReader] = [:]
    var limits = limits
    limits.files = max(0, limits.files - outer.files.count)
    for (index, file) in outer.files.enumerated() where inner.count < limit {
      guard isContainerName(file.path), let source = try? outer.source(of: file),
        let medium = try? MediumOpener.open(source, limits: limits), !medium.files.isEmpty
      else { continue }
      limits.files = max(0, limits.files - medium.files.count)
      inner[index] = medium
    }
    return inner.isEmpty ? outer : NestedMedium(outer, inner)
  }

  private init(_ outer: any MediumReader, _ inner: [Int: any MediumReader]) {
    var media = [outer]
    var problems = outer.problems
    var paths = UniquePaths()
    var joined: [(file: MediumFile, medium: Int, number: Int)] = []
    for (index, file) in outer.files.enumerated() {
      guard let medium = inner[index] else {
        _ = paths.insert(file.path)
        joined.append((file, 0, index))
        continue
      }
      problems.append(
        MediumProblem(
          .nested, path: file.path, offset: file.address,
          "it is a medium in itself (\(medium.kind.rawValue)); its \(medium.files.count) files are "
            + "listed below its name"))
      problems += medium.problems.map { problem in
        var problem = problem
        problem.path = problem.path.map { "\(file.path)/\($0)" } ?? file.path
        return problem
      }
      for (number, one) in medium.files.enumerated() {
        var own = one
        own.path = paths.insert("\(file.path)/\(one.path)")
        own.otherPaths = one.otherPaths.map { "\(file.path)/\($0)" }
        own.address = file.address.map { $0 &+ (one.address ?? 0) }
        own.session = file.session
        joined.append((own, media.count, number))
      }
      media.append(medium)
    }
    joined.sort { $0.file.path < $1.file.path }
    for index in joined.indices { joined[index].file.number = index }
    kind = outer.kind
    sessions = outer.sessions
    files = joined.map(\.file)
    origins = joined.map { ($0.medium, $0.number) }
    self.problems = problems
    self.media = media
  }

  private static func isContainerName(_ path: String) -> Bool {
    guard let dot = path.lastIndex(of: ".") else { return false }
    let name = path[path.index(after: dot)...].lowercased()
    return extensions.contains(name.split(separator: ";").first.map(String.init) ?? name)
  }

  func source(of file: MediumFile) throws -> any ByteSource {
    guard files.indices.contains(file.number), files[file.number].path == file.path else {
      throw MasteringError(.noSuchFile, path: file.path)
    }
    let origin = origins[file.number]
    let medium = media[origin.medium]
    return try medium.source(of: medium.files[origin.file])
  }

  func source(at path: String) throws -> any ByteSource {
    guard let index = fileIndex(files, path) else {
      throw MasteringError(.noSuchFile, path: path)
    }
    return try source(of: files[index])
  }
}
