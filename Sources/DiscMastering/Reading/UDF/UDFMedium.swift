package import DICOMCore

/// Reads a volume of UDF, revisions 1.02 to 2.60.
///
/// Also what discs that are written in packets have: virtual allocation tables, sparing tables;
/// and the metadata partitions of Blu-ray discs.
/// - SeeAlso: ECMA-167, OSTA UDF 2.60
package struct UDFMedium: MediumReader {
  package let kind = MediumKind.udf
  package let sessions: [MediumSession]
  package let files: [MediumFile]
  package let problems: [MediumProblem]
  private let source: any ByteSource
  private let extents: [[UDFExtent]]

  /// - Parameters:
  ///   - sessions: first sectors of sessions, of 2048 bytes.
  /// - Returns: nil when there is no volume of UDF.
  /// - Throws: `MasteringError` when there is one of which nothing can be read.
  package static func open(
    _ source: any ByteSource, limits: MediumLimits = MediumLimits(), sessions: [Int] = [0]
  ) throws -> UDFMedium? {
    guard let found = try UDFOpener.volumes(of: source, sessions: sessions) else { return nil }
    return UDFMedium(source, found, limits, starts: Set(sessions.filter { $0 > 0 } + [0]).sorted())
  }

  /// The union of the sessions' files: a later one replaces an earlier one of its path.
  /// - Parameter starts: of sessions, as sectors, sorted.
  private init(
    _ source: any ByteSource, _ volumes: [UDFOpener.Found], _ limits: MediumLimits, starts: [Int]
  ) {
    var sessions: [MediumSession] = []
    var files: [String: MediumFile] = [:]
    var extents: [[UDFExtent]] = []
    var problems = UDFProblems()
    for found in volumes {
      let sector = found.place / 2048
      var number = (starts.lastIndex { $0 <= sector } ?? 0) + 1
      var first = starts[number - 1]
      if let last = sessions.last, last.number >= number {
        (number, first) = (last.number + 1, sector)
      }
      var walk = UDFWalk(found.volume, limits: limits, session: number)
      walk.run()
      sessions.append(
        MediumSession(
          number: number, firstSector: first, volumeIdentifier: found.volume.identifier,
          trees: [Self.tree(found.volume.revision)]))
      for problem in walk.volume.problems.all { problems.add(problem) }
      let earlier = files
      for var file in walk.files {
        file.number += extents.count
        guard let old = files[file.path] else {
          files[file.path] = file
          continue
        }
        guard old.address != file.address || old.size != file.size else { continue }
        // genisoimage gives files of earlier sessions no bytes in the tree of a later one.
        let isEmptied = file.size == 0
        if !isEmptied { files[file.path] = file }
        problems.add(
          isEmptied ? .treeDamaged : .sessionHidden, path: file.path, offset: old.address,
          isEmptied
            ? "session \(number) shows this file without its bytes; those of session"
              + " \(old.session) are read"
            : "session \(old.session) has another file of this name, which is not listed")
      }
      let shown = Set(walk.files.map(\.path))
      for file in earlier.values.sorted(by: { $0.path < $1.path }) where !shown.contains(file.path)
      {
        files[file.path]?.isHidden = true
        problems.add(
          .sessionHidden, path: file.path, offset: file.address,
          "session \(number) no longer shows this file of session \(file.session)")
      }
      extents += walk.extents
    }
    self.source = source
    self.sessions = sessions
    self.files = files.values.sorted { $0.path < $1.path }
    self.extents = extents
    self.problems = problems.all
  }

  /// 0260H is 2.60.
  private static func tree(_ revision: Int) -> String {
    guard revision > 0, revision <= 0x999 else { return "UDF" }
    let minor = String(revision & 0xFF, radix: 16)
    return "UDF \(revision >> 8).\(minor.utf8.count < 2 ? "0" : "")\(minor)"
  }

  /// Where a file's bytes are on the medium, in their order.
  package func extents(of file: MediumFile) -> [UDFExtent] {
    extents.indices.contains(file.number) ? extents[file.number] : []
  }

  package func source(of file: MediumFile) throws -> any ByteSource {
    guard extents.indices.contains(file.number) else {
      throw MasteringError(.noSuchFile, path: file.path)
    }
    return UDFFileSource(
      source, extents[file.number], count: file.size, name: "\(source.name):\(file.path)")
  }

  package func source(at path: String) throws -> any ByteSource {
    var (low, high) = (0, files.count)
    while low < high {
      let middle = (low + high) / 2
      if files[middle].path < path { low = middle + 1 } else { high = middle }
    }
    guard low < files.count, files[low].path == path else {
      throw MasteringError(.noSuchFile, path: path)
    }
    return try source(of: files[low])
  }
}
