internal import DICOMConversion
internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering
internal import Glibc

/// The part of an import that writes.
struct ImportRun {
  let plan: ImportPlan
  let inventory: MediumInventory
  let medium: any MediumReader
  let options: ImportOptions
  let progress: ProgressHandler

  /// Copies everything of the plan and adds to the report what became of it.
  func copy(into folder: String, _ report: inout ImportReport) throws {
    guard mkdir(folder, 0o755) == 0 || errno == EEXIST else {
      throw PipelineError.output(folder, reason: "it cannot be made (\(systemMessage()))")
    }
    let work = folder + "/.spindle-import"
    let lock = try FolderLock(work, output: folder)
    let manifest = try ImportManifest(folder: folder)
    let checksums = MediumChecksums(of: medium)
    report.note(checksums)
    let key = ImportRecord.key(of: medium, rules: options.coercion, options.rules)
    let record = try ImportRecord(key, in: work)
    // An import that is taken up again makes the same UIDs.
    let session = try options.rules.map { try self.session($0, seed: Array(key.utf8)) }
    let destination = try ImportFolder(path: folder, work: work)
    func copier(_ items: [ImportPlan.Item], _ prefix: String) -> ImportCopier {
      ImportCopier(
        items, medium: medium, destination: destination, checksums: checksums, journal: record,
        options: options, session: session, time: options.epoch ?? Int64(Glibc.time(nil)),
        prefix: prefix, progress: progress)
    }
    let outcomes = try copier(plan.items, "").run()
    let (spares, duplicates) = spares(after: outcomes)
    let spareOutcomes = try copier(spares, "spare-").run()
    report.counts.duplicates = duplicates.count
    for (item, outcome) in zip(plan.items + spares, outcomes + spareOutcomes) {
      report.add(
        item, outcome, of: inventory, files: medium.files, namesAll: options.reportsEveryFile)
    }
    for item in duplicates where options.reportsEveryFile {
      guard let index = item.instance else { continue }
      var file = ImportReport.file(
        index, of: inventory, files: medium.files, status: "duplicate")
      file.reason = "another file on the medium holds the same"
      report.files.append(file)
    }
    try manifest.add(outcomes + spareOutcomes, to: folder)
    destination.close()
    if (outcomes + spareOutcomes).allSatisfy(\.isSound) {
      record.remove()
      lock.removeIfEmpty()
    }
  }

  /// With all UIDs known that are replaced, where references are to follow.
  private func session(_ order: CoercionOrder, seed: [UInt8]) throws -> CoercionSession {
    var session = order.session(seed: seed)
    guard order.rules.needsCollection else { return session }
    for item in plan.items where item.instance != nil {
      if Interruption.isRequested { throw CancellationError() }
      guard let source = try? medium.source(of: item.file),
        let data = try? DICOMFile.read(source).dataSet
      else { continue }
      session.collect(data)
    }
    return session
  }

  /// Duplicates of files that could not be brought in whole are wanted after all.
  private func spares(
    after outcomes: [ImportOutcome]
  ) -> (wanted: [ImportPlan.Item], duplicates: [ImportPlan.Item]) {
    var isSound: [Int: Bool] = [:]
    for (item, outcome) in zip(plan.items, outcomes) {
      if let instance = item.instance { isSound[instance] = outcome.isSound }
    }
    var (wanted, duplicates): ([ImportPlan.Item], [ImportPlan.Item]) = ([], [])
    for item in plan.spares {
      let twin = item.instance.flatMap { inventory.instances[$0].twin }
      if let twin, isSound[twin] == true {
        duplicates.append(item)
      } else {
        wanted.append(item)
        // One more of the same need not come.
        if let twin { isSound[twin] = true }
      }
    }
    return (wanted, duplicates)
  }
}
