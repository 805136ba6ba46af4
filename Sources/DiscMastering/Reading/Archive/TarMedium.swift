public import DICOMCore

/// A tar archive, plain or packed by gzip, read where it is.
///
/// Names are those of pax and GNU headers where there are any. A hard link is another path of the
/// file it leads to. Of two files of one name the last one counts; the other is `NAME~1`. A
/// packed archive is unpacked once when it is opened, and again where it is read.
/// - SeeAlso: POSIX.1-2017, pax
public struct TarMedium: MediumReader, ArchiveMedium {
  public let kind = MediumKind.tar
  public let sessions: [MediumSession] = []
  public let files: [MediumFile]
  public let problems: [MediumProblem]
  private let source: any ByteSource
  private let starts: [TarWalk.Member]
  let numbers: [String: Int]

  /// - Returns: nil when the source is no tar archive, nor one packed by gzip.
  /// - Throws: errors of the source.
  public static func open(
    _ source: any ByteSource, limits: MediumLimits = MediumLimits()
  ) throws -> TarMedium? {
    guard try GzipHeader.end(source, at: 0) != nil else {
      var walk = TarWalk(TarInput(source), limits)
      return try walk.run() ? TarMedium(source, walk) : nil
    }
    let unpacked = UnpackedSource(
      source, from: 0, framing: .gzip, count: nil, name: source.name, laneLimit: 4)
    var walk = TarWalk(TarInput(unpacked, packed: source.count, limits), limits)
    return try walk.run() ? TarMedium(unpacked, walk) : nil
  }

  private init(_ source: any ByteSource, _ walk: TarWalk) {
    self.source = source
    files = walk.catalogue.sortedFiles
    problems = walk.catalogue.problems
    numbers = walk.catalogue.numbers
    starts = walk.members
  }

  func source(_ number: Int, _ path: String) throws -> any ByteSource {
    guard starts.indices.contains(number) else {
      throw MasteringError(.noSuchFile, path: path)
    }
    let member = starts[number]
    let name = "\(source.name):\(path)"
    if let refusal = member.refusal { throw MasteringError(.volumeDamaged(refusal), path: name) }
    return ArchivePart(source, start: member.data, count: member.size, name: name)
  }
}
