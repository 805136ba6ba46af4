public import DICOMCore

/// What a profile judges: an instance as far as its header shows it.
public struct ProfileSubject: Sendable {
  public var sopClass: UID
  public var transferSyntax: UID
  /// Up to the pixel data; more does not matter.
  public var dataSet: DataSet

  public init(sopClass: UID, transferSyntax: UID, dataSet: DataSet) {
    self.sopClass = sopClass
    self.transferSyntax = transferSyntax
    self.dataSet = dataSet
  }
}

extension ApplicationProfile {
  /// The transfer syntax in which the instance can stand on a medium of this profile.
  ///
  /// That is its own, or Explicit VR Little Endian for one that is uncompressed in another
  /// encoding, because that change loses nothing.
  /// - Parameter reencodesUncompressed: false when files are only ever copied.
  /// - Returns: nil when the profile has no row for it.
  public func targetSyntax(for subject: ProfileSubject, reencodesUncompressed: Bool = true) -> UID?
  {
    let rows = rows(for: subject)
    if rows.contains(where: { $0.takes(subject.transferSyntax) }) { return subject.transferSyntax }
    let plain = TransferSyntax.explicitVRLittleEndian.uid
    guard reencodesUncompressed, TransferSyntax(subject.transferSyntax)?.isUncompressed == true,
      rows.contains(where: { $0.takes(plain) })
    else { return nil }
    return plain
  }

  /// Every rule of the profile that the instance breaks; empty when it may stand on the medium.
  /// - Parameter reencodesUncompressed: as for `targetSyntax`.
  public func violations(
    of subject: ProfileSubject, reencodesUncompressed: Bool = true
  ) -> [ProfileViolation] {
    let identifiers = identifierViolations(of: subject.dataSet)
    guard !rows(for: subject).isEmpty else { return [classViolation(of: subject)] + identifiers }
    let target = targetSyntax(for: subject, reencodesUncompressed: reencodesUncompressed)
    guard let target else { return [syntaxViolation(of: subject)] + identifiers }
    return identifiers + missingKeys(of: subject) + ruleViolations(of: subject, as: target)
  }

  /// What the file breaks as it stands on a medium: class, transfer syntax and elements.
  ///
  /// Unlike `violations` it says nothing of UIDs, nor of what a directory record would be made of.
  public func violations(ofFile subject: ProfileSubject) -> [ProfileViolation] {
    let rows = rows(for: subject)
    guard !rows.isEmpty else { return [classViolation(of: subject)] }
    guard rows.contains(where: { $0.takes(subject.transferSyntax) }) else {
      return [syntaxViolation(of: subject)]
    }
    return ruleViolations(of: subject, as: subject.transferSyntax)
  }

  private func ruleViolations(of subject: ProfileSubject, as syntax: UID) -> [ProfileViolation] {
    rules.filter { $0.applies(to: subject, as: syntax) }
      .flatMap { $0.violations(of: subject.dataSet, in: identifier) }
  }

  /// The profiles, of those given, that take the instance.
  public static func accepting(
    _ subject: ProfileSubject, of profiles: [ApplicationProfile] = all,
    reencodesUncompressed: Bool = true
  ) -> [ApplicationProfile] {
    profiles.filter {
      $0.violations(of: subject, reencodesUncompressed: reencodesUncompressed).isEmpty
    }
  }

  private func rows(for subject: ProfileSubject) -> [Row] {
    rows.filter { row in
      switch row.sopClasses {
      case .some(let classes): classes.contains(subject.sopClass)
      case .everyClass: DirectoryRecordType.of(sopClass: subject.sopClass) != nil
      case .everyMultiFrame:
        DirectoryRecordType.of(sopClass: subject.sopClass) != nil
          && (subject.dataSet.integer(.numberOfFrames) ?? 0) > 0
      }
    }
  }
}

extension ApplicationProfile.Row {
  func takes(_ syntax: UID) -> Bool { transferSyntaxes?.contains(syntax) ?? true }
}

extension ApplicationProfile {
  private func classViolation(of subject: ProfileSubject) -> ProfileViolation {
    let found = uidName(subject.sopClass)
    var named: [UID] = []
    for row in rows {
      if case .some(let classes) = row.sopClasses { named += classes }
    }
    let hasRecord = DirectoryRecordType.of(sopClass: subject.sopClass) != nil
    if named.isEmpty, !hasRecord, SOPClass(subject.sopClass)?.isStorage == true {
      return ProfileViolation(
        rule: "\(identifier) takes only what a DICOMDIR can name; there is no type of directory"
          + " record for \(found)",
        tag: .sopClassUID, found: found, expected: "a class with a type of directory record",
        kind: .recordType)
    }
    if rows.contains(where: { $0.sopClasses == .everyMultiFrame }), hasRecord {
      return ProfileViolation(
        rule: "\(identifier) takes only multi-frame instances;"
          + " this one (\(found)) has no Number of Frames",
        tag: .numberOfFrames, found: "no value", expected: "1 or more", kind: .multiFrame)
    }
    let expected =
      named.isEmpty ? "a Storage SOP Class of the DICOM standard" : list(named.map(uidName))
    return ProfileViolation(
      rule: "\(identifier) takes only \(expected); this instance is \(found)",
      tag: .sopClassUID, found: found, expected: expected,
      kind: named.isEmpty ? .recordType : .sopClass)
  }

  private func syntaxViolation(of subject: ProfileSubject) -> ProfileViolation {
    var allowed: [UID] = []
    for uid in rows(for: subject).flatMap({ $0.transferSyntaxes ?? [] })
    where !allowed.contains(uid) {
      allowed.append(uid)
    }
    let found = uidName(subject.transferSyntax)
    let expected = list(allowed.map(uidName))
    let everyClass = rows.allSatisfy { $0.sopClasses == .everyClass }
    let what = everyClass ? "only" : "\(uidName(subject.sopClass)) only in"
    return ProfileViolation(
      rule: "\(identifier) takes \(what) \(expected); this instance is \(found)",
      tag: .transferSyntaxUID, found: found, expected: expected, kind: .transferSyntax)
  }

  /// The UIDs that a DICOMDIR is built on are valid ones under every profile.
  private func identifierViolations(of dataSet: DataSet) -> [ProfileViolation] {
    [Tag.sopInstanceUID, .studyInstanceUID, .seriesInstanceUID].compactMap { tag in
      guard let uid = dataSet.uid(tag), !uid.isValid else { return nil }
      let name = elementName(tag)
      return ProfileViolation(
        rule: "\(identifier) takes only valid UIDs; the \(name) of this instance is none",
        tag: tag, found: "a UID of \(uid.rawValue.utf8.count) characters that is not valid",
        expected: "up to 64 digits and dots", kind: .identifier)
    }
  }
}

/// `A`, `A or B`, `A, B or C`.
func list(_ names: [String]) -> String {
  guard let last = names.last, names.count > 1 else { return names.first ?? "" }
  return names.dropLast().joined(separator: ", ") + " or " + last
}

/// What the standard calls a UID; the UID itself when it is unknown.
func uidName(_ uid: UID) -> String { UIDRegistry.name(of: uid) ?? uid.rawValue }

/// `Rows (0028,0010)`.
func elementName(_ tag: Tag) -> String { DataDictionary.words(for: tag) }
