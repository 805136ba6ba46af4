internal import DICOMFileSet
internal import DiscMastering

/// What the options come to: the medium, its profiles, and the kind of volume.
struct OutputTarget: Sendable {
  var path: String
  var output: CreateOptions.Output
  var medium: Medium?
  /// Empty: none.
  var profiles: [ApplicationProfile]
  var iso = ISOOptions()
  var findings: [Finding] = []

  /// - Parameter medium: the one that was asked for, or that `auto` has come to.
  /// - Throws: `PipelineError.usage` for a combination that cannot be.
  init(_ options: CreateOptions, medium: Medium?, checksProfiles: Bool = true) throws {
    self.medium = medium
    output = options.output
    var kind = ApplicationProfile.Output.folder
    switch options.output {
    case .image(let path): (self.path, kind) = (path, .image)
    case .zip(let path): (self.path, kind) = (path, .zip)
    case .folder(let path), .inPlace(let path): self.path = path
    }
    profiles = options.profiles ?? ApplicationProfile.defaults(medium: medium, output: kind)
    if options.profiles == nil, profiles.isEmpty {
      findings.append(
        Finding(
          .note,
          "the profiles of \(medium?.name ?? "this medium") ask for UDF, which Spindle cannot write yet:"
            + " the volume follows no profile"))
    }
    for profile in profiles where checksProfiles {
      if let reason = profile.notYet { throw PipelineError.usage(reason) }
      try Self.check(profile, kind)
      try Self.check(profile, medium, beside: profiles[0])
    }
    iso.rockRidge = !options.strictISO
    iso.joliet = options.joliet
    // Drives may fail to read the last sectors of a CD; a number of bytes is just that.
    iso.tailBlocks = ["cd", "cd74"].contains(medium?.name) ? 150 : 0
    if let capacity = medium?.capacity, capacity > Medium.cd.capacity ?? 0 { iso.level = 3 }
  }

  private static func check(
    _ profile: ApplicationProfile, _ kind: ApplicationProfile.Output
  ) throws {
    let fits =
      switch kind {
      case .folder: profile.fileSystems != [.zip]
      case .image: profile.fileSystems.contains(.iso) || profile.fileSystems.contains(.isoLevel1)
      case .zip: profile.fileSystems.contains(.zip)
      }
    guard fits else {
      let systems = profile.fileSystems.map(\.rawValue).joined(separator: " or ")
      throw PipelineError.usage(
        "\(profile.identifier) is a profile of media with \(systems); choose another output or profile"
      )
    }
  }

  /// A profile is of its media, and those that stand together have one in common.
  private static func check(
    _ profile: ApplicationProfile, _ medium: Medium?, beside other: ApplicationProfile
  ) throws {
    if Set(profile.media).isDisjoint(with: other.media) {
      throw PipelineError.usage(
        "\(other.identifier) and \(profile.identifier) are profiles of different media;"
          + " choose one of them")
    }
    guard let medium, Medium.all.contains(medium), !profile.media.contains(medium.name) else {
      return
    }
    throw PipelineError.usage(
      "\(profile.identifier) is a profile of \(profile.media.joined(separator: ", ")),"
        + " not of \(medium.name); choose another medium or profile")
  }

  /// For the README and the report.
  var profileNames: String {
    profiles.isEmpty ? "none" : profiles.map(\.identifier).joined(separator: ", ")
  }

  /// How the bytes of a volume are counted.
  func sizer(directoryHead: Int) -> VolumeSizer {
    let kind: VolumeSizer.Kind =
      switch output {
      case .image: .image(iso)
      case .zip: .zip
      case .inPlace: .folder
      case .folder:
        switch medium?.name {
        case "cd", "cd74", "dvd", "dvd-dl", "dvd-ram", "bd", "bd-dl": .image(iso)
        default: medium?.capacity == nil ? .folder : .stick
        }
      }
    return VolumeSizer(kind, directoryHead: directoryHead)
  }

  var limits: PlanLimits {
    var fileSize = Int.max
    switch output {
    case .image: if iso.level < 3 { fileSize = 0xFFFF_F800 }
    case .folder: if !profiles.isEmpty { fileSize = 0xFFFF_FFFF }
    case .zip, .inPlace: break
    }
    return PlanLimits(capacity: medium?.capacity, fileSize: fileSize)
  }

  /// The name of a volume in the folder of the output: `NAME-1of3.iso` when there are several.
  func name(volume: Int, of count: Int) -> String {
    let name = PathName(path).name
    guard count > 1 else { return name }
    let (stem, suffix) = Self.split(name, output)
    return "\(stem)-\(volume)of\(count)\(suffix)"
  }

  /// The folder that the volumes appear in.
  var folder: String {
    if case .inPlace(let folder) = output { return folder }
    return PathName(path).parent
  }

  /// Where a volume appears.
  func volumePath(_ volume: Int, of count: Int) -> String {
    if case .inPlace(let folder) = output { return folder }
    let name = name(volume: volume, of: count)
    return path.contains("/") ? folder + "/" + name : name
  }

  /// In place: the File ID, with slashes, of a file of the input.
  static func inPlacePath(_ path: String, in folder: String) -> Substring {
    var count = folder.utf8.count
    while count > 1, folder.utf8.dropFirst(count - 1).first == UInt8(ascii: "/") { count -= 1 }
    return Substring(path.utf8.dropFirst(count + 1))
  }

  /// What the File-set ID is made of.
  var stem: String { Self.split(PathName(path).name, output).stem }

  static func split(
    _ name: String, _ output: CreateOptions.Output
  ) -> (stem: String, suffix: String) {
    switch output {
    case .image, .zip: (String(name.dropLast(4)), String(name.suffix(4)))
    case .folder, .inPlace: (name, "")
    }
  }
}
