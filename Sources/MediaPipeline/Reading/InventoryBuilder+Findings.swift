internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

extension InventoryBuilder {
  mutating func noteProblems() {
    let others = Set(
      files.indices.filter { replacedPath(of: $0) != nil }.map { Optional(files[$0].path) })
    // A later session has its own DICOMDIR where the one before had its.
    let replaced = Set(
      files.indices.filter { Self.isDirectoryName(files[$0].path) && replacedPath(of: $0) != nil }
        .map { files[$0].path })
    for problem in medium.problems
    where problem.kind != .sessionHidden || problem.path.map({ !replaced.contains($0) }) ?? true {
      findings.add(
        MediumFinding(
          kind: problem.kind.rawValue,
          // That is how a session changes a list of checksums or a note, too.
          severity: others.contains(problem.path) ? .note : problem.kind.severity,
          path: problem.path,
          offset: problem.offset, message: problem.detail))
    }
  }

  /// What is to be said of each instance by itself.
  mutating func compare() {
    if directories.isEmpty {
      findings.add(
        .directoryMissing, .error,
        "there is no DICOMDIR on the medium; what is on it was found by its files")
    }
    for number in instances.indices {
      noteStatus(number)
      if instances[number].file != nil { noteFile(number) }
      if instances[number].record != nil, instances[number].file != nil { noteRecord(number) }
    }
    noteStaleDirectories()
    noteRecordKeys()
  }

  private mutating func noteStatus(_ number: Int) {
    let instance = instances[number]
    let path = instance.file.map { files[$0].path } ?? recordPath(instance)
    switch instance.status {
    case .missing:
      findings.add(
        .instanceMissing, .error, path: path,
        "named by the DICOMDIR and not on the medium: \(name(instance))")
    case .stale:
      let found = instance.file == nil ? "; its own is not on the medium" : ""
      findings.add(
        .instanceStale, .error, path: recordPath(instance) ?? path,
        "the file of this name has another SOP Instance UID than its record in the DICOMDIR\(found)"
      )
    case .unreadable:
      // An empty file has its own finding.
      if instance.file.map({ scanned[$0].marks.contains(.empty) }) == true { break }
      let reason = instance.file.flatMap { reasons[$0] } ?? "it is not DICOM"
      findings.add(
        .instanceUnreadable, .error, path: path, "cannot be read as an instance: \(reason)")
    case .unlisted:
      findings.count(
        .instanceUnlisted, .warning, path: path, "an instance that no record of a DICOMDIR names")
    case .present, .duplicate, .conflict: break
    }
  }

  private func recordPath(_ instance: MediumInventory.Instance) -> String? {
    guard let record = instance.recordReference,
      let reference = directories[record.directory].content?.reference(record.record)
    else { return nil }
    let path = reference.path ?? reference.components.joined(separator: "\\")
    let folder = directories[record.directory].folder
    return folder.isEmpty || reference.path == nil ? path : folder + "/" + path
  }

  /// By number and UIDs: names and IDs of patients are not for messages.
  private func name(_ instance: MediumInventory.Instance) -> String {
    var parts: [String] = []
    if let series = instance.series {
      let place = tree.series[series]
      let study = tree.studies[place.study]
      parts = [
        "patient \(study.patient + 1)", "study \(study.uid)", "series \(place.uid)",
      ]
    }
    parts.append("instance \(instance.sopInstance?.rawValue ?? "without UID")")
    return parts.joined(separator: ", ")
  }

  private mutating func noteFile(_ number: Int) {
    guard let file = instances[number].file else { return }
    let (path, entry) = (files[file].path, scanned[file])
    if entry.marks.contains(.empty) {
      findings.add(.fileEmpty, .error, path: path, "the file is empty")
    }
    guard entry.content == .instance else { return }
    if entry.missingBytes > 0 {
      findings.add(
        .pixelDataShort, .error, path: path,
        "the file is short by \(entry.missingBytes) bytes at its end; copy it again from its source"
      )
    } else if let damage = reasons[file] {
      findings.add(
        .instanceDamaged, entry.marks.contains(.beyondLimits) ? .note : .error, path: path,
        "its data set was not read to the end: \(damage)")
    }
    let marks: [(FileMarks, InventoryFinding, FindingList.Severity, String)] = [
      (.metaMissing, .metaMissing, .warning, "the file meta information is missing"),
      (.preambleMissing, .preambleMissing, .warning, "the preamble of 128 bytes is missing"),
      (
        .metaDiffers, .metaDiffers, .warning,
        "the meta information names another class or instance than the data set, which was believed"
      ),
      (
        .encodingDiffers, .encodingDiffers, .warning,
        "the data set is not encoded as the meta information says; it was read as it is"
      ),
      (
        .program, .programInPreamble, .warning,
        "the preamble holds the beginning of a program; never run this file"
      ),
    ]
    for (mark, kind, severity, message) in marks where entry.marks.contains(mark) {
      findings.count(kind, severity, path: path, message)
    }
  }

  /// The record against the file, by what the file itself says.
  private mutating func noteRecord(_ number: Int) {
    let instance = instances[number]
    guard let record = instance.recordReference, let file = instance.file,
      instance.status != .stale, scanned[file].content == .instance,
      let reference = directories[record.directory].content?.reference(record.record)
    else { return }
    let path = files[file].path
    if let own = instance.sopClass, let other = reference.sopClass, own != other {
      findings.count(
        .sopClassDiffers, .warning, path: path,
        "the record names another SOP Class UID than the file, which was believed")
    }
    if let own = instance.transferSyntax, let other = reference.transferSyntax, own != other,
      !scanned[file].marks.contains(.encodingDiffers)
    {
      findings.count(
        .transferSyntaxDiffers, .warning, path: path,
        "the record names another transfer syntax than the file, which was believed")
    }
  }
}

extension MediumProblem.Kind {
  /// What may have lost a file is an error, what has been read all the same is not.
  var severity: DirectoryFinding.Severity {
    switch self {
    case .mediumTruncated, .folderDamaged, .fileBeyondEnd, .unreadable, .unsupported, .limit: .error
    case .folderLoop, .nestedTooDeep, .treesDiffer, .treeDamaged, .hostilePath, .sessionHidden,
      .sessionMissing, .link:
      .warning
    case .nameTwice, .nested: .note
    }
  }
}
