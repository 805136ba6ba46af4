public import DICOMCore
public import DICOMFileSet

/// Judges a DICOMDIR by itself, without the files that it names.
///
/// Records are gone over once; what is kept of each is where it is and where its offsets lead, so
/// that memory is a small multiple of the number of records.
/// - SeeAlso: PS3.3 Annex F
public struct DirectoryValidation: Sendable {
  /// What the bytes were read as; nil when they are no DICOMDIR.
  public private(set) var directory: FileSetDirectory?
  public private(set) var findings: [ValidationFinding] = []

  let file: String
  let additionalKeys: [AdditionalKeys]
  /// In the order of `directory.records`.
  var facts: [RecordFacts] = []
  var met = MetRecords()
  /// The file ends before its records do, so that offsets lead beyond it.
  private(set) var isCut = false

  /// - Parameters:
  ///   - file: what the DICOMDIR is called in findings.
  ///   - profiles: those that the medium claims; they add keys.
  public init(
    _ source: any ByteSource, file: String = "DICOMDIR", profiles: [ApplicationProfile] = []
  ) {
    self.file = file
    additionalKeys = profiles.compactMap(\.additionalKeys)
    do {
      let directory = try FileSetDirectory(source)
      self.directory = directory
      checkFile(directory)
      checkHead(source, directory)
      for index in directory.records.indices { checkRecord(index, directory) }
      // Of a deflated directory no offset can be right: they count from the first byte of the file.
      if !directory.transferSyntax.isDeflated { checkLinks(directory) }
    } catch {
      note(
        DirectoryRule.unreadable, found: "\((error as? DICOMError)?.reason.sentence ?? "\(error)")",
        expected: "a DICOMDIR")
    }
    findings.sort()
  }

  /// - Parameter within: the way from the record to the item that the element is of, with its dot.
  mutating func note(
    _ rule: ValidationRule, at offset: Int? = nil, _ tag: Tag? = nil, record: Int? = nil,
    within: String = "", found: String, expected: String
  ) {
    var path = tag.map { "\(within)\($0)" }
    if let record, let number = facts.indices.contains(record) ? facts[record].number : nil {
      path = "\(Tag.directoryRecordSequence)[\(number)]" + (path.map { ".\($0)" } ?? "")
    }
    findings.append(
      ValidationFinding(
        rule, ValidationFinding.Place(file: file, path: path, offset: offset),
        found: ReportText.shortened(found), expected: ReportText.shortened(expected)))
  }
}

/// A record, as far as its place and offsets go.
struct RecordFacts: Sendable {
  var offset: Int
  /// In the order of the file, from 1.
  var number: Int
  var next: Int
  var lower: Int
  /// The multi-referenced record that has its file.
  var standIn: Int
  var isInUse: Bool
}

extension DirectoryValidation {
  /// What reading the bytes already shows.
  private mutating func checkFile(_ directory: FileSetDirectory) {
    let numbers = directory.records.indices.sorted {
      directory.records[$0].offset < directory.records[$1].offset
    }
    facts = directory.records.map {
      RecordFacts(offset: $0.offset, number: 0, next: 0, lower: 0, standIn: 0, isInUse: true)
    }
    for (position, index) in numbers.enumerated() { facts[index].number = position + 1 }
    isCut = directory.findings.contains { $0.kind == .truncated }
    for finding in directory.findings {
      guard let rule = Self.rule(for: finding.kind) else { continue }
      let places = finding.count > 1 ? " (\(finding.count) places)" : ""
      // What the reader made of it, behind the semicolon, is no matter of the medium.
      let detail = finding.detail.split(separator: ";").first.map(String.init) ?? finding.detail
      note(
        rule, at: finding.offset, record: finding.record, found: detail + places,
        expected: Self.expected(finding.kind))
    }
  }

  /// Of offsets and records the validator has its own opinion.
  private static func rule(for kind: DirectoryFinding.Kind) -> ValidationRule? {
    switch kind {
    case .encoding: DirectoryRule.encoding
    case .preambleMissing: DirectoryRule.preamble
    case .metaDamaged: DirectoryRule.meta
    case .sopClass: DirectoryRule.sopClass
    case .wrongVR: DirectoryRule.wrongVR
    case .groupLength: DirectoryRule.groupLength
    case .trailingBytes: DirectoryRule.trailing
    case .truncated: DirectoryRule.truncated
    case .damaged, .limit: DirectoryRule.damaged
    case .sequenceMissing: DirectoryRule.sequence
    case .informationMissing: DirectoryRule.information
    case .consistencyFlag: DirectoryRule.inconsistent
    case .offsetsShifted, .offsetsMissing, .linkMissing, .linkBroken, .linkLoop, .recordShared,
      .lastRootWrong, .recordOrphaned, .recordInactive, .recordMultiReferenced,
      .recordTypeUnknown, .recordTypeRetired, .recordMisplaced, .recordTwice,
      .characterSetUndeclared, .fileIDForm, .fileIDHostile:
      nil
    }
  }

  /// What stands where nothing is wrong.
  private static func expected(_ kind: DirectoryFinding.Kind) -> String {
    switch kind {
    case .encoding: "Explicit VR Little Endian"
    case .preambleMissing: "128 bytes and DICM in front of the meta information"
    case .metaDamaged: "meta information with its length, the File-set UID and the transfer syntax"
    case .sopClass: "the UID of Media Storage Directory Storage, 1.2.840.10008.1.3.10"
    case .wrongVR: "the value representation of the dictionary"
    case .groupLength: "no group lengths"
    case .trailingBytes: "the end of the file behind the data set"
    case .truncated: "all the bytes that the lengths promise"
    case .sequenceMissing: "a Directory Record Sequence"
    case .informationMissing: "the offsets of the root's records and the consistency flag"
    case .consistencyFlag: "0000H"
    default: "lengths that fit what they are the length of, and a delimiter where there is none"
    }
  }

  /// Meta information and what stands in front of the records.
  private mutating func checkHead(_ source: any ByteSource, _ directory: FileSetDirectory) {
    let options = ReadOptions(stopBefore: .directoryRecordSequence)
    if let file = try? DICOMFile.read(source, options: options), !file.metaInformation.isEmpty {
      let meta = file.metaInformation
      for tag in [Tag.fileMetaInformationVersion, .implementationClassUID]
      where !meta.hasValue(tag) {
        note(
          DirectoryRule.metaMissing, tag, found: meta[tag] == nil ? "not there" : "empty",
          expected: "a value")
      }
      for element in meta.elements { checkValue(element, .ascii) }
    }
    if directory.head[.fileSetID] == nil {
      note(DirectoryRule.setIDMissing, .fileSetID, found: "not there", expected: "there, if empty")
    }
    for element in directory.head.elements where !element.tag.isGroupLength {
      checkValue(element, .ascii)
    }
  }

  /// By VR and dictionary; the character set is another rule's.
  mutating func checkValue(
    _ element: DataElement, _ characterSet: SpecificCharacterSet, record: Int? = nil
  ) {
    let faults = (try? ValueCheck(characterSet: characterSet).faults(in: element)) ?? []
    // Of one element the first fault says enough: eight bad dates are one mistake.
    guard let fault = faults.first else { return }
    let rule = fault.kind == .characterSet ? DirectoryRule.characterSetText : DirectoryRule.value
    // What is wrong with a patient's birth date is said without it.
    let found =
      element.tag.group == 0x0010
      ? "a value of another form" : "a value that \(fault.found)"
    note(
      rule, at: record.map { facts[$0].offset }, element.tag, record: record, found: found,
      expected: fault.expected)
  }
}
