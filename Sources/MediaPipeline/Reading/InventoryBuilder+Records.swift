internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

extension InventoryBuilder {
  /// DICOMDIRs of another medium: nothing that they name is here, and something else is.
  mutating func noteStaleDirectories() {
    var references = Array(repeating: 0, count: directories.count)
    var present = references
    var hasOthers = false
    for instance in instances {
      let isThere = instance.file != nil && ![.stale, .unreadable].contains(instance.status)
      hasOthers =
        hasOthers || instance.status == .unlisted
        || instance.status == .stale
          && instance.file != nil
      for record in instance.otherRecords + [instance.recordReference].compactMap(\.self) {
        references[record.directory] += 1
        if isThere { present[record.directory] += 1 }
      }
    }
    for (number, directory) in directories.enumerated()
    where hasOthers && references[number] > 0 && present[number] == 0 {
      findings.add(
        .directoryStale, .error, path: files[directory.file].path,
        "nothing that the DICOMDIR names is on the medium, and other instances are: it is another"
          + " medium's")
    }
  }

  /// Keys that the standard wants in every record and that have no value.
  /// - SeeAlso: PS3.3 §F.5
  mutating func noteRecordKeys() {
    let wanted: [DirectoryRecordType: [Tag]] = [
      .patient: [.patientID], .study: [.studyDate, .studyTime, .studyInstanceUID, .studyID],
      .series: [.modality, .seriesInstanceUID, .seriesNumber],
    ]
    for directory in directories {
      guard let content = directory.content else { continue }
      for (number, record) in content.records.enumerated() where record.isInUse {
        guard let tags = wanted[record.type] else { continue }
        let item = content.item(number)
        guard let tag = tags.first(where: { !item.hasValue($0) }) else { continue }
        let keyword = DataDictionary.entry(for: tag)?.keyword ?? ""
        findings.count(
          .recordKeyEmpty, .warning, path: files[directory.file].path,
          "\(keyword) \(tag) of a \(record.type) record has no value, which it must have")
      }
    }
  }
}
