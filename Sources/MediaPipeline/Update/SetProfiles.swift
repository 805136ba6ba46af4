internal import DICOMCore
internal import DICOMFileSet

/// The profiles that instances are added under, and where they come from.
struct SetProfiles: Sendable {
  var profiles: [ApplicationProfile]
  /// Given, or of what the file-set holds.
  var origin: AddReport.ProfileOrigin
  var findings: [Finding] = []

  /// - Parameter given: nil when the user has named none, empty for `none`.
  /// - Throws: `PipelineError` when the standard has no updater for a profile or medium.
  init(
    given: [ApplicationProfile]?, medium: Medium?, _ contents: SetContents, _ set: UpdatedFileSet,
    target: UpdateTarget = .inPlace
  ) throws {
    // A new medium is made, not updated: what it may be is create's to say.
    let isNew = if case .new = target { true } else { false }
    if !isNew { try Self.check(given, medium) }
    var names = set.names
    let kinds = contents.kinds.union(
      contents.untold.compactMap { Self.kind(of: $0, set, &names) })
    if let given {
      (profiles, origin) = (given, .given)
      let strangers = kinds.count { kind in
        !given.isEmpty && !given.contains { Self.takes($0, kind) }
      }
      if strangers > 0 {
        findings.append(
          Finding(
            .warning, "the file-set holds instances that \(Self.names(given)) does not take"))
      }
      return
    }
    profiles = Self.satisfied(by: kinds, Self.candidates(target, medium))
    origin = profiles.isEmpty ? .none : .satisfied
    if profiles.isEmpty {
      if !isNew { try Self.refuseWithoutUpdater(kinds, set.folder) }
      findings.append(
        Finding(
          .note,
          "the file-set follows no profile of such media: nothing is checked of what is added"))
    } else {
      findings.append(
        Finding(
          .note, "what is added follows \(Self.names(profiles)), which the file-set satisfies"))
    }
  }

  private static func names(_ profiles: [ApplicationProfile]) -> String {
    profiles.map(\.identifier).joined(separator: " and ")
  }

  private static func check(_ given: [ApplicationProfile]?, _ medium: Medium?) throws {
    for profile in given ?? [] {
      if let reason = profile.notYet { throw PipelineError.usage(reason) }
      guard profile.definesUpdater else {
        throw PipelineError.usage(
          "\(profile.identifier) has no File-set Updater (PS3.11 Annex \(profile.annex)): its media"
            + " are not changed once they are made; make a new file-set with spindle create")
      }
    }
    if let medium, !ApplicationProfile.definesUpdater(on: medium) {
      throw PipelineError.usage(
        "no profile of \(medium.name) has a File-set Updater (PS3.11): such media are not changed"
          + " once they are made; make a new file-set with spindle create")
    }
  }

  /// The profiles that a file-set on such a medium may be of.
  private static func candidates(
    _ target: UpdateTarget, _ medium: Medium?
  ) -> [ApplicationProfile] {
    switch target {
    case .inPlace: ApplicationProfile.updatable
    case .session:
      ApplicationProfile.all.filter {
        $0.definesUpdater && $0.notYet == nil
          && !Set($0.fileSystems).isDisjoint(with: [.iso, .isoLevel1])
      }
    case .new(.image): ApplicationProfile.defaults(medium: medium, output: .image)
    case .new(.zip): ApplicationProfile.defaults(medium: medium, output: .zip)
    case .new: ApplicationProfile.defaults(medium: medium, output: .folder)
    }
  }

  /// Each that takes all, else all that take each between them.
  private static func satisfied(
    by kinds: Set<SetContents.Kind>, _ candidates: [ApplicationProfile]
  ) -> [ApplicationProfile] {
    let each = candidates.filter { profile in kinds.allSatisfy { takes(profile, $0) } }
    if !each.isEmpty { return each }
    let together = kinds.allSatisfy { kind in candidates.contains { takes($0, kind) } }
    return together ? candidates : []
  }

  /// A file-set that only a profile without an updater describes is none to be changed.
  private static func refuseWithoutUpdater(
    _ kinds: Set<SetContents.Kind>, _ folder: String
  ) throws {
    let satisfied = ApplicationProfile.all.filter { profile in
      Set(profile.fileSystems).isDisjoint(with: [.zip, .mime])
        && kinds.allSatisfy { takes(profile, $0) }
    }
    guard let first = satisfied.first, !satisfied.contains(where: \.definesUpdater) else { return }
    throw PipelineError.medium(
      folder,
      reason: "it is of \(first.identifier), which has no File-set Updater (PS3.11 Annex"
        + " \(first.annex)); make a new file-set with spindle create, or say --profile none")
  }

  private static func takes(_ profile: ApplicationProfile, _ kind: SetContents.Kind) -> Bool {
    profile.takes(sopClass: kind.sopClass, transferSyntax: kind.transferSyntax)
  }

  /// Of a record that does not tell, as its file has it.
  private static func kind(
    of record: Int, _ set: UpdatedFileSet, _ names: inout FoldedNames
  ) -> SetContents.Kind? {
    let wanted: Set<Tag> = [.sopClassUID]
    guard let reference = set.directory.reference(record), let path = reference.path,
      let found = names.file(path),
      let source = try? set.open(found),
      let file = try? DICOMFile.read(source, options: ReadOptions(keep: wanted)),
      let sopClass = reference.sopClass ?? file.dataSet.uid(.sopClassUID)
    else { return nil }
    return SetContents.Kind(sopClass: sopClass, transferSyntax: file.transferSyntax.uid)
  }
}
