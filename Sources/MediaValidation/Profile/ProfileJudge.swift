internal import DICOMCore
internal import DICOMFileSet

/// What one profile says of shapes, files and records; each question is answered once.
struct ProfileJudge: Sendable {
  let profile: ApplicationProfile

  /// The encryption of a mail is not seen in what was mailed.
  var asksForSecureFiles: Bool { profile.isSecure && profile.fileSystems != [.zip] }

  /// What a file of this shape breaks, told without its name.
  func findings(_ shape: ProfileShape, _ subject: ProfileSubject) -> [ValidationFinding] {
    var findings: [ValidationFinding] = []
    if asksForSecureFiles {
      findings.append(
        ValidationFinding(
          ProfileRequirement.secureFile, ValidationFinding.Place(),
          found: "a DICOM file that is not encrypted",
          expected: "a Secure DICOM File", section: profile.section))
    }
    return findings + profile.violations(ofFile: subject).compactMap(finding)
  }

  private func finding(_ violation: ProfileViolation) -> ValidationFinding? {
    guard let rule = ProfileRequirement.rule(for: violation) else { return nil }
    // A private profile may ask about anything.
    let isPersonal = violation.tag?.group == 0x0010
    return ValidationFinding(
      rule, ValidationFinding.Place(path: violation.tag.map { "\($0)" }),
      found: isPersonal ? "another value" : ReportText.shortened(violation.found),
      expected: ReportText.shortened(violation.expected),
      section: profile.section)
  }

  /// A file that is encrypted; nil where it should be.
  func secureFinding(_ name: String) -> ValidationFinding? {
    guard !asksForSecureFiles else { return nil }
    return ValidationFinding(
      ProfileRequirement.plainFile, ValidationFinding.Place(file: name),
      found: "a Secure DICOM File", expected: "a DICOM file that is not encrypted",
      section: profile.section)
  }
}

/// The files of a medium, those of one shape together.
struct ProfileFiles: Sendable {
  private(set) var shapes: [ProfileShape] = []
  /// By shape, in the order in which they came.
  private(set) var names: [[String]] = []
  private(set) var secure: [String] = []
  /// By folded path.
  private(set) var asked: [String: UInt64] = [:]
  private var numbers: [ProfileShape: Int] = [:]

  mutating func add(_ facts: ProfileFacts) {
    guard let shape = facts.shape else {
      secure.append(facts.name)
      return
    }
    guard !facts.isDirectory else { return }
    if facts.askedKeys != 0 {
      asked[FileSetValidation.folded(facts.name), default: 0] |= facts.askedKeys
    }
    if let number = numbers[shape] {
      names[number].append(facts.name)
    } else {
      numbers[shape] = shapes.count
      shapes.append(shape)
      names.append([facts.name])
    }
  }

  /// Encrypted files of the file-set: others may be on the medium too.
  func secure(in directory: FileSetDirectory?) -> [String] {
    guard !secure.isEmpty else { return [] }
    var referenced: Set<String> = ["DICOMDIR"]
    for index in directory?.records.indices ?? 0..<0 {
      if let path = directory?.reference(index)?.path {
        referenced.insert(FileSetValidation.folded(path))
      }
    }
    return secure.filter { referenced.contains(FileSetValidation.folded($0)) }
  }

  var hasSecureDirectory: Bool { secure.contains { FileSetValidation.folded($0) == "DICOMDIR" } }
}
