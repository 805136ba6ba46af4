internal import DICOMCore
public import DICOMFileSet

/// Asks of every profile whether a medium satisfies it.
///
/// What the objects are like in themselves is not in it: of that the other areas report.
/// - SeeAlso: PS3.11
public struct ProfileSurvey: Sendable {
  private let profiles: [ApplicationProfile]
  private var files = ProfileFiles()

  /// - Parameter profiles: those that are asked about.
  public init(_ profiles: [ApplicationProfile] = ApplicationProfile.all) {
    self.profiles = profiles
  }

  /// Takes the next file, in the order of their names.
  public mutating func add(_ facts: ProfileFacts) { files.add(facts) }

  /// A verdict for each profile, in their order.
  /// - Parameters:
  ///   - directory: nil where there is none, or none that can be read.
  ///   - medium: what is known of the volume.
  ///   - findings: of the file-set and its DICOMDIR, found without any profile; errors of the areas
  ///     FS and DIR keep the medium out of every profile.
  ///   - volume: findings of the volume by the rules of a profile, errors of which keep it out of that.
  public func verdicts(
    directory: FileSetDirectory?, medium: ProfileMedium = ProfileMedium(),
    findings: [ValidationFinding] = [],
    volume: (ApplicationProfile) -> [ValidationFinding] = { _ in [] }
  ) -> [ProfileVerdict] {
    let general = generalReasons(findings, directory)
    let records = directory.map { ProfileRecords($0, asked: files.asked) }
    let withIcons = records?.records.filter { $0.icon != nil } ?? []
    let ends = records?.records.compactMap(\.recordsFinding) ?? []
    let secure = files.secure(in: directory)
    let subjects = files.shapes.map(\.subject)
    var ofShapes: [Judged: ReasonList] = [:]
    var ofTables: [AdditionalKeys: ReasonList] = [:]
    return profiles.map { profile in
      let judge = ProfileJudge(profile: profile)
      var reasons = ReasonList()
      let key = Judged(profile)
      let files = ofShapes[key] ?? fileReasons(judge, subjects)
      ofShapes[key] = files
      reasons.merge(files)
      for name in secure { if let found = judge.secureFinding(name) { reasons.add(found) } }
      for finding in medium.findings(profile) { reasons.add(finding) }
      if let table = profile.additionalKeys, let records {
        let keys = ofTables[table] ?? keyReasons(profile, records, table)
        ofTables[table] = keys
        reasons.merge(keys)
      }
      for record in withIcons where profile.icon != nil {
        if let finding = record.iconFinding(profile) { reasons.add(finding) }
      }
      for finding in ends { reasons.add(finding, isGeneral: true) }
      let isHidden = judge.asksForSecureFiles && self.files.hasSecureDirectory
      for finding in volume(profile) where finding.rule.severity == .error { reasons.add(finding) }
      // Of a directory that is encrypted nothing can be wrong but that.
      for reason in general where !isHidden {
        if profile.fileSystems == [.mime], reason.rule == FileSetRule.directoryMissing { continue }
        reasons.add(reason.example, count: reason.count, isGeneral: true)
      }
      return ProfileVerdict(
        profile: profile, reasons: reasons.sorted, unseen: unseen(judge, medium))
    }
  }
}

extension ProfileSurvey {
  /// Profiles that say the same of every file, whatever their media are.
  private struct Judged: Hashable {
    /// For the section in findings.
    var annex: String
    var rows: [ApplicationProfile.Row]
    var rules: [ProfileRule]
    var isSecure: Bool

    init(_ profile: ApplicationProfile) {
      (annex, rows, rules) = (profile.annex, profile.rows, profile.rules)
      isSecure = ProfileJudge(profile: profile).asksForSecureFiles
    }
  }

  /// Each rule once: what a profile makes of it depends on nothing else.
  private func generalReasons(
    _ findings: [ValidationFinding], _ directory: FileSetDirectory?
  ) -> [ProfileVerdict.Reason] {
    var general = ReasonList()
    for finding in findings
    where finding.rule.severity == .error
      && ["FS-", "DIR-"].contains(where: { finding.rule.identifier.hasPrefix($0) })
      && finding.rule != DirectoryRule.profileKey
    {
      general.add(finding.rule, finding, isGeneral: true)
    }
    if directory == nil, !files.hasSecureDirectory, general.isEmpty {
      general.add(
        ValidationFinding(
          FileSetRule.directoryMissing, ValidationFinding.Place(), found: "no DICOMDIR to be read",
          expected: "DICOMDIR"), isGeneral: true)
    }
    return general.sorted
  }

  private func fileReasons(_ judge: ProfileJudge, _ subjects: [ProfileSubject]) -> ReasonList {
    var reasons = ReasonList()
    for (number, shape) in files.shapes.enumerated() {
      let names = files.names[number]
      var met: Set<String> = []
      for var finding in judge.findings(shape, subjects[number])
      where met.insert(finding.rule.identifier).inserted {
        finding.place.file = names.first ?? ""
        reasons.add(finding, count: names.count)
      }
    }
    return reasons
  }

  private func keyReasons(
    _ profile: ApplicationProfile, _ records: ProfileRecords, _ table: AdditionalKeys
  ) -> ReasonList {
    var reasons = ReasonList()
    for record in records.records {
      for one in ProfileRecords.missing(of: table, in: record) {
        reasons.add(one.rule, one.finding(profile))
      }
    }
    return reasons
  }

  private func unseen(_ judge: ProfileJudge, _ medium: ProfileMedium) -> [String] {
    var unseen: [String] = []
    if medium.volume == .unknown { unseen.append("the kind of the medium and its file system") }
    if judge.profile.isSecure, !judge.asksForSecureFiles {
      unseen.append("the encryption of the mail")
    }
    if judge.asksForSecureFiles, !files.secure.isEmpty { unseen.append("what is encrypted") }
    return unseen
  }
}
