internal import DICOMCore
internal import DICOMFileSet
internal import DICOMPixels

/// Makes the icons of IMAGE records, where a profile asks for them or the user does.
struct IconMaker: Sendable {
  let spool: IconSpool
  private let profiles: [ApplicationProfile]
  /// The user wants them whatever the profiles say.
  private let isWanted: Bool

  private static let reading = ReadOptions(keep: IconImage.tags)

  /// Nil when nobody asks for icons.
  /// - Parameter folder: where they may lie until they are written.
  /// - Throws: `PipelineError.output` when they cannot.
  init?(_ profiles: [ApplicationProfile], _ options: CreateOptions, folder: String) throws {
    guard options.icons || profiles.contains(where: \.needsIcons) else { return nil }
    spool = options.isDryRun ? IconSpool() : try IconSpool(folder: folder)
    self.profiles = profiles
    isWanted = options.icons
  }

  /// Puts the icon of an instance by for its record.
  ///
  /// Where there is none though it was wanted, the candidate gets a warning.
  /// - Parameter file: the header.
  /// - Returns: why the instance cannot stand on the medium: every profile that takes it asks for an
  ///   icon, and none can be made.
  func addIcon(
    to candidate: inout Candidate, of file: DICOMFile, _ source: any ByteSource
  ) -> String? {
    guard candidate.summary.type == .image else { return nil }
    let subject = ProfileSubject(
      sopClass: candidate.summary.sopClass, transferSyntax: candidate.summary.transferSyntax,
      dataSet: file.dataSet)
    let takers = profiles.filter { $0.violations(of: subject).isEmpty }
    guard isWanted || takers.contains(where: \.needsIcons) else { return nil }
    do {
      let icon = try Self.icon(source, Self.size(takers))
      let encoded = try DataSetWriter(.explicitVRLittleEndian).encode(DataSet([icon.element]))
      candidate.summary.icon = spool.append(encoded)
      return nil
    } catch {
      let problem = "no icon image can be made of its pixels (\(Self.words(error)))"
      if let first = takers.first, takers.allSatisfy(\.needsIcons) {
        return "\(first.identifier) asks for an icon image in the directory record, and \(problem)"
      }
      candidate.warnings.append(problem + "; its record has none")
      return nil
    }
  }

  /// What a profile asks for goes before what another only says of those that are there.
  private static func size(_ takers: [ApplicationProfile]) -> IconSize {
    let icons = takers.filter(\.needsIcons).compactMap(\.icon) + takers.compactMap(\.icon)
    return icons.first.map { IconSize(columns: $0.columns, rows: $0.rows, isPadded: true) }
      ?? .usual
  }

  private static func icon(_ source: any ByteSource, _ size: IconSize) throws -> IconImage {
    let file = try DICOMFile.read(source, options: reading)
    return try IconImage.render(file.dataSet, syntax: file.transferSyntax, size: size)
  }

  private static func words(_ error: any Error) -> String {
    guard var error = error as? DICOMError else { return "\(error)" }
    error.file = ""
    return error.description
  }
}

extension ApplicationProfile {
  /// Icons are of type 1 in its IMAGE records.
  fileprivate var needsIcons: Bool { icon?.required == true }
}
