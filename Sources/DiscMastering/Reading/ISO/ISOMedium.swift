public import DICOMCore

/// Reads an ISO 9660 volume with all of its trees and sessions.
///
/// It does not use libisofs, which loses the siblings of a damaged folder and never returns from
/// one that contains itself.
/// - SeeAlso: ECMA-119; IEEE P1282; the Joliet specification
public struct ISOMedium: MediumReader {
  public var kind: MediumKind { .iso9660 }
  public let sessions: [MediumSession]
  public let files: [MediumFile]
  public private(set) var problems: [MediumProblem]
  private let image: ISOBytes
  private let extents: ISOExtents

  /// - Parameters:
  ///   - source: user data of sectors of 2048 bytes.
  ///   - hints: first sectors of sessions, where a drive has told them.
  /// - Returns: nil when there is no ISO 9660 volume.
  public static func open(
    _ source: any ByteSource, limits: MediumLimits = MediumLimits(), sessions hints: [Int] = []
  ) -> ISOMedium? {
    let image = ISOBytes(source: source)
    if let first = ISOSession(image, firstSector: 0) {
      return ISOMedium(image, ISOSessionSearch(image, first: first, hints: hints), limits)
    }
    // The drive may know of a session though the first one is not readable.
    for hint in hints {
      guard let first = ISOSession(image, firstSector: hint) else { continue }
      return ISOMedium(image, ISOSessionSearch(image, first: first, hints: hints), limits)
    }
    // No root folder is where it should be: what else there is may still be found.
    let volume = ISODescriptorSet(image, session: 0)
    guard !volume.descriptors.isEmpty else { return nil }
    if let alone = ISOLoneSession.find(image, volume) {
      let whole = ISOBytes(source: alone.source)
      if let only = ISOSession(whole, firstSector: alone.firstSector) {
        var medium = ISOMedium(
          whole, ISOSessionSearch(whole, first: only, hints: []), limits)
        medium.note(
          MediumProblem(
            .sessionMissing, offset: 0,
            "the image begins with the session at sector \(alone.firstSector) of its disc; what "
              + "earlier sessions hold is not in it"))
        return medium
      }
    }
    let first = ISOSession(firstSector: 0, volume: volume)
    return ISOMedium(image, ISOSessionSearch(image, first: first, hints: hints), limits)
  }

  private init(_ image: ISOBytes, _ search: ISOSessionSearch, _ limits: MediumLimits) {
    var problems = MediumProblems()
    var allowance = ISOAllowance(limits, mediumSize: image.count)
    var sessions: [MediumSession] = []
    var sets: [[ISOFile]] = []
    for (index, session) in search.sessions.enumerated() {
      for problem in session.volume.problems {
        problems.add(.treeDamaged, offset: problem.offset, problem.detail)
      }
      let trees = session.listings(image, &allowance, &problems)
      sets.append(session.files(of: trees, number: index + 1, &problems))
      sessions.append(
        MediumSession(
          number: index + 1, firstSector: session.firstSector,
          volumeIdentifier: session.primary?.volumeIdentifier ?? "",
          trees: trees.flatMap { $0.hasRockRidge ? ["ISO 9660", "Rock Ridge"] : [$0.name] }))
      session.checkSize(image, &problems)
    }
    var union = ISOUnion(limits)
    for index in sets.indices.reversed() {
      union.add(sets[index], number: index + 1, isLast: index == sets.count - 1, &problems)
    }
    (files, extents) = ISOExtents.split(union.files, image, &problems)
    self.image = image
    self.sessions = sessions
    self.problems = problems.all
  }

  mutating func note(_ problem: MediumProblem) { problems.append(problem) }

  public func source(of file: MediumFile) throws -> any ByteSource {
    guard files.indices.contains(file.number), files[file.number].path == file.path else {
      throw MasteringError(.noSuchFile, path: file.path)
    }
    return try extents.source(file.number, files[file.number], image)
  }

  public func source(at path: String) throws -> any ByteSource {
    guard let index = fileIndex(files, path) else {
      throw MasteringError(.noSuchFile, path: path)
    }
    return try source(of: files[index])
  }
}

/// Finds a path among files that are in the order of their paths.
func fileIndex(_ files: [MediumFile], _ path: String) -> Int? {
  var low = 0
  var high = files.count
  while low < high {
    let middle = (low + high) / 2
    if files[middle].path < path { low = middle + 1 } else { high = middle }
  }
  return low < files.count && files[low].path == path ? low : nil
}
