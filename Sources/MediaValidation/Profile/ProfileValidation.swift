internal import DICOMCore
public import DICOMFileSet

/// Judges a medium by the profiles that it claims.
///
/// Instances of several profiles may stand on one medium: each file and each record is judged by
/// the profile that it comes nearest to; the volume has to suit all of them.
/// - SeeAlso: PS3.11
public struct ProfileValidation: Sendable {
  private let judges: [ProfileJudge]
  private var files = ProfileFiles()

  /// - Parameter profiles: the ones that are claimed; none asks for nothing.
  public init(_ profiles: [ApplicationProfile]) {
    judges = profiles.map { ProfileJudge(profile: $0) }
  }

  /// Takes the next file, in the order of their names.
  public mutating func add(_ facts: ProfileFacts) {
    if !judges.isEmpty { files.add(facts) }
  }

  /// What keeps the medium out of its profiles, besides what DIR and FS rules tell.
  /// - Parameters:
  ///   - directory: nil where there is none, or none that can be read.
  ///   - medium: what is known of the volume.
  public func findings(
    directory: FileSetDirectory?, medium: ProfileMedium = ProfileMedium()
  ) -> [ValidationFinding] {
    var findings: [ValidationFinding] = []
    forEachFinding(directory, medium) { findings.append($0) }
    return findings.sorted()
  }

  /// The same for a store, without having all of them at once: every file may have its own.
  public func addFindings(
    to store: inout FindingStore, directory: FileSetDirectory?,
    medium: ProfileMedium = ProfileMedium()
  ) {
    forEachFinding(directory, medium) { store.add($0) }
  }

  private func forEachFinding(
    _ directory: FileSetDirectory?, _ medium: ProfileMedium, take: (ValidationFinding) -> Void
  ) {
    guard !judges.isEmpty else { return }
    for judge in judges {
      for finding in medium.findings(judge.profile) { take(finding.by(judge.profile)) }
    }
    for (shape, names) in zip(files.shapes, files.names) {
      let subject = shape.subject
      let found = nearest { $0.findings(shape, subject) }
      guard !found.isEmpty else { continue }
      for name in names {
        for var finding in found {
          finding.place.file = name
          take(finding)
        }
      }
    }
    for name in files.secure(in: directory) {
      for finding in nearest({ $0.secureFinding(name).map { [$0] } ?? [] }) { take(finding) }
    }
    if let directory { forEachRecord(directory, take) }
  }

  private func forEachRecord(
    _ directory: FileSetDirectory, _ take: (ValidationFinding) -> Void
  ) {
    for record in ProfileRecords(directory, asked: [:]).records {
      let found = nearest { judge in
        let missing =
          judge.profile.additionalKeys.map { ProfileRecords.missing(of: $0, in: record) } ?? []
        let keys = missing.filter { $0.rule == ProfileRequirement.key }
          .map { $0.finding(judge.profile) }
        return keys + (record.iconFinding(judge.profile).map { [$0] } ?? [])
      }
      for finding in found { take(finding) }
      if let finding = record.recordsFinding { take(finding) }
    }
  }

  /// The findings of the profile that has the fewest.
  private func nearest(
    _ findings: (ProfileJudge) -> [ValidationFinding]
  ) -> [ValidationFinding] {
    var best: [ValidationFinding]?
    for judge in judges {
      let found = findings(judge)
      if found.isEmpty { return [] }
      if found.count < best?.count ?? .max { best = found.map { $0.by(judge.profile) } }
    }
    return best ?? []
  }
}

extension ValidationFinding {
  /// Says whose rule it is, where several profiles may be claimed.
  fileprivate func by(_ profile: ApplicationProfile) -> ValidationFinding {
    var finding = self
    finding.expected += ", by \(profile.identifier)"
    return finding
  }
}
