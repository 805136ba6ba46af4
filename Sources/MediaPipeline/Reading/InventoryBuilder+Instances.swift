internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

extension InventoryBuilder {
  /// One instance a match, in the order of the directories; then the files that no record names.
  mutating func makeInstances(_ matches: [RecordMatch]) {
    var instanceOfFile = Array(repeating: Int32(-1), count: files.count)
    var missing: [UID: Int] = [:]
    for match in matches {
      let record = MediumInventory.RecordReference(
        directory: Int(match.directory), record: Int(match.record))
      var known: Int?
      if match.file >= 0, instanceOfFile[Int(match.file)] >= 0 {
        known = Int(instanceOfFile[Int(match.file)])
      } else if match.outcome == .missing, let uid = match.instance {
        known = missing[uid]
      }
      if let known {
        addRecord(record, to: known)
        continue
      }
      if match.file >= 0 {
        instanceOfFile[Int(match.file)] = Int32(truncatingIfNeeded: instances.count)
      } else if match.outcome == .missing, let uid = match.instance {
        missing[uid] = instances.count
      }
      if match.isRenamed, match.file >= 0 {
        findings.count(
          .fileNameDiffers, .warning, path: files[Int(match.file)].path,
          "the file is there under another name than its File ID; it was found all the same")
      }
      instances.append(instance(match, record))
    }
    for file in files.indices where instanceOfFile[file] < 0 { addUnlisted(file) }
  }

  private mutating func addRecord(_ record: MediumInventory.RecordReference, to instance: Int) {
    // Matches come directory by directory.
    let last = instances[instance].otherRecords.last?.directory ?? instances[instance].directory
    if last == record.directory, instances[instance].file != nil {
      let path = instances[instance].file.map { files[$0].path }
      findings.count(
        .fileNamedTwice, .warning, path: path,
        "two records of one DICOMDIR name this file; it was taken once")
    }
    instances[instance].otherRecords.append(record)
  }

  private func instance(
    _ match: RecordMatch, _ record: MediumInventory.RecordReference
  ) -> MediumInventory.Instance {
    let status: MediumInventory.Status =
      switch match.outcome {
      case .present: .present
      case .stale: .stale
      case .unreadable: .unreadable
      case .missing, .pending: .missing
      }
    let reference = directories[record.directory].content?.reference(record.record)
    var instance = MediumInventory.Instance(
      status: status, directory: record.directory, record: record.record,
      sopClass: reference?.sopClass, sopInstance: match.instance,
      transferSyntax: reference?.transferSyntax)
    if match.file >= 0 { take(Int(match.file), &instance) }
    return instance
  }

  private mutating func addUnlisted(_ file: Int) {
    switch scanned[file].content {
    case .directory: break
    case .other:
      others.append(MediumInventory.Other(file: file, reason: reasons[file] ?? "not DICOM"))
    case .instance, .unreadable:
      var instance = MediumInventory.Instance(
        status: scanned[file].content == .instance ? .unlisted : .unreadable)
      take(file, &instance)
      instances.append(instance)
    }
  }

  private func take(_ file: Int, _ instance: inout MediumInventory.Instance) {
    let entry = scanned[file]
    instance.file = file
    instance.size = files[file].size
    guard entry.content == .instance else { return }
    instance.sopClass = entry.sopClass ?? instance.sopClass
    instance.sopInstance = entry.sopInstance ?? instance.sopInstance
    instance.transferSyntax = entry.transferSyntax ?? instance.transferSyntax
    instance.missingBytes = entry.missingBytes
  }
}
