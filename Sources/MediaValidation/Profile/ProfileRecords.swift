internal import DICOMCore
internal import DICOMFileSet

/// Directory records as the profiles look at them, gone over once for all profiles.
struct ProfileRecords: Sendable {
  struct Record: Sendable {
    var offset: Int
    var number = 0
    var type: DirectoryRecordType
    /// Bits of `ProfileKeys.tags`: what is there, and what has a value.
    var there: UInt64 = 0
    var valued: UInt64 = 0
    /// Bits of `ProfileKeys.questions` of the files below it.
    var asked: UInt64 = 0
    var isAngiogram = false
    var icon: IconFacts?
    /// A record of an instance is below it, or is itself.
    var leadsToInstance = false
  }

  struct IconFacts: Sendable {
    var rows: Int?
    var columns: Int?
    var bits: Int?
  }

  /// A key that a table adds and a record does not have.
  struct Missing: Sendable {
    var record: Record
    var tag: Tag
    /// `DirectoryRule.profileKey`, `FileSetRule.conditionalKey` or `ProfileRequirement.key`.
    var rule: ValidationRule
  }

  private(set) var records: [Record] = []

  /// - Parameter asked: what files ask for, by their folded paths.
  init(_ directory: FileSetDirectory, asked: [String: UInt64]) {
    let all = directory.records
    records = all.indices.map { Self.record($0, directory, asked) }
    let order = all.indices.sorted { all[$0].offset < all[$1].offset }
    for (number, index) in order.enumerated() { records[index].number = number + 1 }
    // Parents stand in front of their children.
    for index in all.indices.reversed() {
      guard let parent = all[index].parent, records.indices.contains(parent) else { continue }
      records[parent].asked |= records[index].asked
      if records[index].leadsToInstance { records[parent].leadsToInstance = true }
    }
    let inUse = all.indices.filter { all[$0].isInUse }
    records = inUse.map { records[$0] }
  }

  private static func record(
    _ index: Int, _ directory: FileSetDirectory, _ asked: [String: UInt64]
  ) -> Record {
    let entry = directory.records[index]
    var record = Record(offset: entry.offset, type: entry.type)
    let level = entry.type.level
    record.leadsToInstance =
      level == .instance || level == .nonPatient || level == .other || !entry.type.isKnown
    let item = directory.item(index)
    for (number, tag) in ProfileKeys.tags.enumerated() where item[tag] != nil {
      record.there |= 1 << UInt64(number)
      if item.hasValue(tag) { record.valued |= 1 << UInt64(number) }
    }
    record.isAngiogram =
      item.uid(.referencedSOPClassUIDInFile) == "1.2.840.10008.5.1.4.1.1.12.1"
    if let icon = item.items(.iconImageSequence).first {
      record.icon = IconFacts(
        rows: icon.integer(.rows), columns: icon.integer(.columns),
        bits: icon.integer(.bitsAllocated))
    }
    if let path = directory.reference(index)?.path {
      record.asked = asked[FileSetValidation.folded(path)] ?? 0
    }
    return record
  }

  /// What a record lacks of a table.
  static func missing(of table: AdditionalKeys, in record: Record) -> [Missing] {
    guard let added = ProfileKeys.added(by: table, to: record.type) else { return [] }
    var conditional: UInt64 = 0
    for (question, tag) in added.conditional where record.asked & question != 0 {
      conditional |= tag
    }
    let type2 = added.type2 & ~record.there
    let angiogram = record.isAngiogram ? added.angiogram & ~record.valued : 0
    let lacks: [(UInt64, ValidationRule)] = [
      (added.type1 & ~record.valued, DirectoryRule.profileKey),
      (conditional & ~record.valued, FileSetRule.conditionalKey),
      (type2 | angiogram, ProfileRequirement.key),
    ]
    return lacks.flatMap { bits, rule in
      bits == 0
        ? [] : ProfileKeys.tags(in: bits).map { Missing(record: record, tag: $0, rule: rule) }
    }
  }
}

extension ProfileRecords.Missing {
  func finding(_ profile: ApplicationProfile) -> ValidationFinding {
    let table = profile.additionalKeys.map { "Table \($0.rawValue) of PS3.11" } ?? "PS3.11"
    return ValidationFinding(
      rule, record.place(tag),
      found: "a record of type \(ReportText.shortened(record.type.rawValue)) without it",
      expected: "by \(table)", section: rule == ProfileRequirement.key ? profile.section : nil)
  }
}

extension ProfileRecords.Record {
  /// In the DICOMDIR.
  func place(_ tag: Tag) -> ValidationFinding.Place {
    ValidationFinding.Place(
      file: "DICOMDIR", path: "\(Tag.directoryRecordSequence)[\(number)].\(tag)", offset: offset)
  }

  /// The icon is not as the profile asks; one that is not there is another rule's.
  func iconFinding(_ profile: ApplicationProfile) -> ValidationFinding? {
    guard let wanted = profile.icon, let icon,
      icon.rows != wanted.rows || icon.columns != wanted.columns || icon.bits != 8
    else { return nil }
    func text(_ number: Int?) -> String { number.map { "\($0)" } ?? "?" }
    return ValidationFinding(
      ProfileRequirement.icon, place(.iconImageSequence),
      found: "\(text(icon.rows)) rows, \(text(icon.columns)) columns, \(text(icon.bits)) bits",
      expected: "\(wanted.rows) rows, \(wanted.columns) columns, 8 bits",
      section: profile.section)
  }

  /// It is the last of its branch and stands for no instance.
  var recordsFinding: ValidationFinding? {
    guard !leadsToInstance else { return nil }
    return ValidationFinding(
      ProfileRequirement.records, place(.directoryRecordType),
      found: "a \(ReportText.shortened(type.rawValue)) record without an instance below it",
      expected: "records of instances")
  }
}
