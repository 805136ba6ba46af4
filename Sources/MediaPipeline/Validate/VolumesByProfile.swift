internal import DICOMFileSet
internal import DiscMastering
internal import MediaValidation

/// What is wrong with a volume by the rules of each profile, judged once for profiles alike.
struct VolumesByProfile {
  private let path: String
  private let reader: any MediumReader
  private let fileSetID: String?
  private var known: [Kind: [ValidationFinding]] = [:]

  /// What the rules of volumes ask a profile for.
  private struct Kind: Hashable {
    var media: [String]
    var fileSystems: [ApplicationProfile.FileSystem]
  }

  /// `ProfileMedium` tells these with the section of the profile.
  private static let ofProfiles: Set<String> = ["VOL-040", "VOL-041"]

  init(path: String, reader: any MediumReader, _ directory: FileSetDirectory?) {
    (self.path, self.reader, fileSetID) = (path, reader, directory?.fileSetID)
  }

  mutating func findings(by profile: ApplicationProfile) -> [ValidationFinding] {
    let kind = Kind(media: profile.media, fileSystems: profile.fileSystems)
    if let found = known[kind] { return found }
    let found = ValidateJob.volumeFindings(
      path: path, reader: reader, fileSetID: fileSetID, profiles: [profile]
    ).filter { !Self.ofProfiles.contains($0.rule.identifier) }
    known[kind] = found
    return found
  }
}
