internal import DICOMCore
internal import DICOMFileSet

/// By what a second record of the same thing is known.
struct MetRecords: Sendable {
  var patients: Set<[UInt8]> = []
  var studies: Set<String> = []
  var series: Set<String> = []
  var instances: Set<String> = []
  var files: Set<[UInt8]> = []
}

extension DirectoryValidation {
  mutating func checkReference(_ index: Int, _ item: DataSet, _ type: DirectoryRecordType) {
    let offset = facts[index].offset
    let isOfInstance =
      (type.level == .instance || type.level == .nonPatient) && !type.isRetired
    guard item.hasValue(.referencedFileID) else {
      if isOfInstance, facts[index].standIn == 0 {
        note(
          DirectoryRule.fileMissing, at: offset, .referencedFileID, record: index,
          found: item[.referencedFileID] == nil ? "not there" : "empty", expected: "a File ID")
      }
      return
    }
    if [.patient, .study, .series].contains(type.level) {
      note(
        DirectoryRule.fileUnexpected, at: offset, .referencedFileID, record: index,
        found: "a file referenced by a \(type) record", expected: "no file")
    }
    checkFileID(index, item)
    let parts: [(Tag, ValidationRule)] = [
      (.referencedSOPClassUIDInFile, DirectoryRule.classMissing),
      (.referencedSOPInstanceUIDInFile, DirectoryRule.instanceMissing),
      (.referencedTransferSyntaxUIDInFile, DirectoryRule.syntaxMissing),
    ]
    for (tag, rule) in parts where !item.hasValue(tag) {
      note(
        rule, at: offset, tag, record: index, found: item[tag] == nil ? "not there" : "empty",
        expected: "a UID")
    }
    if isOfInstance, let sopClass = item.uid(.referencedSOPClassUIDInFile),
      let right = DirectoryRecordType.of(sopClass: sopClass), right != type
    {
      note(
        DirectoryRule.classOfType, at: offset, .directoryRecordType, record: index,
        found: "\(type) for \(SOPClass(sopClass)?.name ?? sopClass.rawValue)",
        expected: right.rawValue)
    }
  }

  private mutating func checkFileID(_ index: Int, _ item: DataSet) {
    var bytes = item.bytes(.referencedFileID) ?? []
    // One blank fills the value up.
    if bytes.count % 2 == 0, bytes.last == 0x20 { bytes.removeLast() }
    let parts = bytes.split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false)
    let isHostile = parts.contains { part in
      part.contains(0) || part.count > 1 && part.allSatisfy { $0 == UInt8(ascii: ".") }
    }
    func tell(_ rule: ValidationRule, _ found: String, _ expected: String) -> (
      ValidationRule, String, String
    ) { (rule, found, expected) }
    var faults: [(ValidationRule, String, String)] = []
    if isHostile {
      faults = [tell(DirectoryRule.idHostile, "a way out of the file-set", "a File ID")]
    } else {
      if parts.count > 8 {
        faults.append(
          tell(DirectoryRule.idCount, "\(parts.count) components", "1 to 8 components"))
      }
      // An extension is another fault than length.
      let lengths = parts.map { $0.prefix { $0 != UInt8(ascii: ".") }.count }
      if let wrong = lengths.first(where: { $0 > 8 || $0 == 0 }) {
        faults.append(
          tell(DirectoryRule.idLength, "a component of \(wrong) characters", "1 to 8 characters"))
      }
      if parts.joined().contains(where: { !Self.isFileIDCharacter($0) }) {
        faults.append(
          tell(
            DirectoryRule.idCharacters, "lower case, an extension or other characters",
            "A-Z, 0-9 and _"))
      }
    }
    for (rule, found, expected) in faults {
      note(
        rule, at: facts[index].offset, .referencedFileID, record: index, found: found,
        expected: expected)
    }
  }

  private static func isFileIDCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  mutating func checkTwice(_ index: Int, _ item: DataSet, _ type: DirectoryRecordType) {
    switch type {
    case .patient:
      // Of two authorities one ID is that of two patients.
      guard let id = item.bytes(.patientID), !id.allSatisfy({ $0 == 0x20 || $0 == 0 }) else {
        return
      }
      let isNew = met.patients.insert(id + [0x5C] + (item.bytes(.issuerOfPatientID) ?? [])).inserted
      tell(isNew, DirectoryRule.patientTwice, .patientID, index, "a Patient ID")
    case .study:
      guard let uid = item.string(.studyInstanceUID) else { return }
      tell(
        met.studies.insert(uid).inserted, DirectoryRule.studyTwice, .studyInstanceUID, index,
        "a Study Instance UID")
    case .series:
      guard let uid = item.string(.seriesInstanceUID) else { return }
      tell(
        met.series.insert(uid).inserted, DirectoryRule.seriesTwice, .seriesInstanceUID, index,
        "a Series Instance UID")
    default:
      guard type != .privateRecord else { return }
      var isNew = true
      if let file = item.bytes(.referencedFileID), !file.isEmpty {
        isNew = met.files.insert(file.last == 0x20 ? Array(file.dropLast()) : file).inserted
        tell(isNew, DirectoryRule.fileTwice, .referencedFileID, index, "a file")
      }
      guard let uid = item.string(.referencedSOPInstanceUIDInFile) else { return }
      let isNewInstance = met.instances.insert(uid).inserted
      tell(
        isNewInstance || !isNew, DirectoryRule.instanceTwice, .referencedSOPInstanceUIDInFile,
        index, "a SOP Instance UID")
    }
  }

  private mutating func tell(
    _ isNew: Bool, _ rule: ValidationRule, _ tag: Tag, _ index: Int, _ what: String
  ) {
    guard !isNew else { return }
    note(
      rule, at: facts[index].offset, tag, record: index,
      found: "\(what) that a record before it has", expected: "another")
  }
}
