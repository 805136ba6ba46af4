public import DICOMCore

/// A ZIP archive, read where it is: its files are unpacked as they are read.
///
/// The central directory is followed. What it does not say, because it is damaged or missing, is
/// found by the headers before the files; those are what an archive has left that was not
/// downloaded to its end. Of two files of one name the last one counts; the other is `NAME~1`.
///
/// Files that are encrypted, or packed otherwise than by Deflate, and those that would unpack to
/// more than the limits allow, are listed and are not read. A file whose checksum differs throws
/// when its last byte is read: deflated files always, stored ones when they are read in order. So
/// does one that is cut, when the last byte that is left of it is read.
/// - SeeAlso: APPNOTE.TXT 6.3.10
public struct ZIPMedium: MediumReader, ArchiveMedium {
  public let kind = MediumKind.zip
  public let sessions: [MediumSession] = []
  public let files: [MediumFile]
  public let problems: [MediumProblem]
  private let source: any ByteSource
  private let records: [ZIPRecord]
  let numbers: [String: Int]
  private let pool = UnpackingPool()

  /// - Returns: nil when the source is no ZIP archive.
  /// - Throws: errors of the source.
  public static func open(
    _ source: any ByteSource, limits: MediumLimits = MediumLimits()
  ) throws -> ZIPMedium? {
    var opening = ZIPOpening(source, limits)
    guard try opening.run() else { return nil }
    return ZIPMedium(source, opening)
  }

  private init(_ source: any ByteSource, _ opening: ZIPOpening) {
    self.source = source
    records = opening.records
    files = opening.catalogue.sortedFiles
    problems = opening.catalogue.problems
    numbers = opening.catalogue.numbers
  }

  func source(_ number: Int, _ path: String) throws -> any ByteSource {
    guard records.indices.contains(number) else {
      throw MasteringError(.noSuchFile, path: path)
    }
    let record = records[number]
    let name = "\(source.name):\(path)"
    if let refusal = record.refusal { throw MasteringError(.volumeDamaged(refusal), path: name) }
    guard let data = record.data else {
      throw MasteringError(.volumeDamaged("\(path) is not where it should be"), path: name)
    }
    if record.method == 0 {
      return StoredSource(
        ArchivePart(source, start: data, count: record.size, name: name),
        checksum: record.checksum)
    }
    return UnpackedSource(
      ArchivePart(source, start: data, count: record.packed, name: name), from: 0,
      framing: .deflate, count: record.size, checksum: record.checksum, failure: record.cut,
      name: name, pool: pool)
  }
}
