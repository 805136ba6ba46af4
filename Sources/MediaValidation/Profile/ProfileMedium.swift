internal import DICOMFileSet

/// What the volume of a medium is, as far as profiles ask.
public struct ProfileMedium: Hashable, Sendable {
  public enum Volume: String, Sendable {
    /// A folder, or something else that shows no file system.
    case unknown = "unknown"
    case iso9660 = "ISO 9660"
    case udf = "UDF"
    /// Both over the same files.
    case bridge = "ISO 9660 and UDF"
    case fat = "FAT"
    case zip = "ZIP"
  }

  public var volume: Volume
  /// Of the whole volume; nil where it is not to be judged.
  public var bytes: Int?

  public init(_ volume: Volume = .unknown, bytes: Int? = nil) {
    (self.volume, self.bytes) = (volume, bytes)
  }

  /// A profile with one of these may be meant; nil where nothing is known.
  ///
  /// UDF beside ISO 9660 hurts no reader of the one: PS3.12 says nothing of it.
  private var fileSystems: [ApplicationProfile.FileSystem]? {
    switch volume {
    case .unknown: nil
    case .iso9660: [.isoLevel1, .iso]
    case .udf: [.udf]
    case .bridge: [.isoLevel1, .iso, .udf]
    case .fat: [.fat]
    case .zip: [.zip]
    }
  }

  /// What the profile does not have of this volume.
  func findings(_ profile: ApplicationProfile) -> [ValidationFinding] {
    var findings: [ValidationFinding] = []
    if let fileSystems, Set(fileSystems).isDisjoint(with: profile.fileSystems) {
      let wanted = profile.fileSystems.map(\.rawValue).joined(separator: " or ")
      findings.append(
        ValidationFinding(
          ProfileRequirement.fileSystem, ValidationFinding.Place(), found: volume.rawValue,
          expected: wanted, section: profile.section))
    }
    let capacities = profile.media.map { Medium($0)?.capacity }
    if let bytes, let largest = capacities.compactMap(\.self).max(), !capacities.contains(nil),
      bytes > largest
    {
      findings.append(
        ValidationFinding(
          ProfileRequirement.capacity, ValidationFinding.Place(), found: "\(bytes) bytes",
          expected: "up to \(largest) bytes", section: profile.section))
    }
    return findings
  }
}
