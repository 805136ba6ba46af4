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
    var image = UDFImage(source)
    let isRecognised = UDFAnchor.isRecognised(&image, sessions: sessions)
    let anchors = UDFAnchor.all(in: &image, sessions: sessions)
    guard isRecognised || !anchors.isEmpty else { return nil }
    var problems = UDFProblems()
    if !isRecognised {
      problems.add(.treeDamaged, "the volume recognition sequence does not name UDF")
    }
    if anchors.isEmpty {
      problems.add(.treeDamaged, "no anchor of the UDF volume can be read")
    }
    for anchor in anchors {
      if let volume = volume(image, anchor, problems) {
        let start = anchor.location * anchor.sectorSize / 2048
        return UDFMedium(source, volume, limits, sessions: sessions, anchor: start)
      }
    }
    for sectorSize in UDFAnchor.sectorSizes {
      let found = UDFDescriptors(searching: &image, sectorSize: sectorSize)
      problems.add(.treeDamaged, "the descriptors of the UDF volume had to be searched for")
      if found.isComplete,
        let volume = UDFVolume(image, found, sectorSize: sectorSize, problems: problems)
      {
        return UDFMedium(source, volume, limits, sessions: sessions, anchor: 0)
      }
    }
    throw MasteringError(
      .volumeDamaged("its UDF descriptors lead to no folder that can be read"), path: source.name)
  }

  private static func volume(
    _ image: UDFImage, _ anchor: UDFAnchor, _ problems: UDFProblems
  ) -> UDFVolume? {
    var image = image
    var problems = problems
    if !anchor.isIntact {
      problems.add(
        .treeDamaged, offset: anchor.location * anchor.sectorSize,
        "the anchor of the UDF volume has a wrong checksum")
    }
    var main = UDFDescriptors(&image, anchor.main, sectorSize: anchor.sectorSize)
    if let damage = main.damage {
      problems.add(
        .treeDamaged, offset: damage, "a volume descriptor is damaged; its copy is used too")
    } else if !main.isComplete {
      problems.add(
        .treeDamaged, offset: anchor.main.location * anchor.sectorSize,
        "the volume descriptors are incomplete; their copies are used")
    }
    if main.damage != nil || !main.isComplete {
      let reserve = UDFDescriptors(&image, anchor.reserve, sectorSize: anchor.sectorSize)
      if reserve.isComplete, reserve.damage == nil,
        let volume = UDFVolume(image, reserve, sectorSize: anchor.sectorSize, problems: problems)
      {
        return volume
      }
      main.complete(from: reserve)
    }
    return UDFVolume(image, main, sectorSize: anchor.sectorSize, problems: problems)
  }

  private init(
    _ source: any ByteSource, _ volume: UDFVolume, _ limits: MediumLimits, sessions: [Int],
    anchor: Int
  ) {
    // The session that the anchor was written in.
    let starts = Set(sessions.filter { $0 >= 0 } + [0]).sorted()
    let number = starts.lastIndex { $0 <= anchor } ?? 0
    var walk = UDFWalk(volume, limits: limits, session: number + 1)
    walk.run()
    self.source = source
    files = walk.files.sorted { $0.path < $1.path }
    extents = walk.extents
    problems = walk.volume.problems.all
    self.sessions = [
      MediumSession(
        number: number + 1, firstSector: starts[number], volumeIdentifier: volume.identifier,
        trees: [Self.tree(volume.revision)])
    ]
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
