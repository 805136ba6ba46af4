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
  /// - Parameter source: the file as it was before its pixels were worked on.
  /// - Returns: why the instance cannot stand on the medium: every profile that takes it asks for an
  ///   icon, and none can be made.
  fileprivate func addIcon(to candidate: inout Candidate, _ source: any ByteSource) -> String? {
    let summary = candidate.summary
    guard summary.type == .image else { return nil }
    let takers = profiles.filter {
      $0.takes(sopClass: summary.sopClass, transferSyntax: summary.transferSyntax)
    }
    guard isWanted || takers.contains(where: \.needsIcons) else { return nil }
    do {
      let icon = try Self.icon(source, Self.size(takers))
      let encoded = try DataSetWriter(.explicitVRLittleEndian).encode(DataSet([icon.element]))
      candidate.summary.icon = spool.append(encoded)
      return nil
    } catch {
      let problem = "no icon image can be made of its pixels (\(Self.words(error)))"
      // What is damaged is there against the profile already, because the user said so.
      if let first = takers.first, takers.allSatisfy(\.needsIcons), !candidate.isDamaged {
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

extension FileJudge {
  /// The candidate with its icon where it is to have one, or rejected because it cannot have it.
  func withIcon(_ candidate: Candidate, _ source: any ByteSource) -> Verdict {
    var candidate = candidate
    guard let reason = icons?.addIcon(to: &candidate, source) else { return .instance(candidate) }
    return .rejected(
      Rejection(reason: reason, sopInstance: candidate.summary.sopInstance.rawValue))
  }
}

extension ApplicationProfile {
  /// Icons are of type 1 in its IMAGE records.
  fileprivate var needsIcons: Bool { icon?.required == true }
}
