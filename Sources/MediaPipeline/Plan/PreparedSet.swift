internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

/// A file-set that is planned to the byte and not written yet.
struct PreparedSet: Sendable {
  var ingest: Ingest
  let target: OutputTarget
  let plan: VolumePlan
  let identifiers: Identifiers
  private let readme: Readme
  private let fileSetID: String?

  init(_ ingest: Ingest, target: OutputTarget, options: CreateOptions) throws {
    var ingest = ingest
    var target = target
    identifiers = Identifiers(epoch: options.epoch, options: options.fingerprint(target))
    if let wanted = options.fileSetID, FileSetID(wanted) == nil {
      throw PipelineError.usage(
        "\(wanted) cannot be a File-set ID: up to 16 of A-Z, 0-9 and _ can")
    }
    fileSetID = options.fileSetID
    readme = Readme(
      maker: CreateJob.maker, time: identifiers.time, profile: target.profileNames)
    let index = ingest.index
    var limits = target.limits
    limits.onePatientAVolume = options.onePatientAVolume
    if case .inPlace = options.output { limits.capacity = nil }
    plan = try Self.plan(index, target, limits, readme, wanted: fileSetID)
    for instance in plan.tooLarge {
      let size = index.instances[instance].size
      ingest.sources.change(
        index.instances[instance].source, to: .rejected,
        reason: "its \(size) bytes do not fit a volume; choose a larger medium")
    }
    if plan.volumes.count == 1, index.patients.count > 1, !target.profiles.isEmpty {
      target.findings.append(
        Finding(
          .note, "the medium holds \(index.patients.count) patients; --per-patient parts them"))
    }
    self.ingest = ingest
    self.target = target
  }

  /// Plans until the number of volumes, which their names and READMEs tell, is the one planned with.
  private static func plan(
    _ index: FileSetIndex, _ target: OutputTarget, _ limits: PlanLimits, _ readme: Readme,
    wanted: String?
  ) throws -> VolumePlan {
    var count = 1
    var plan = VolumePlan(layout: FileSetLayout(index), volumes: [], tooLarge: [])
    for _ in 0..<8 {
      let id = fileSetID(wanted, target.stem, 0, count)
      let head = try DICOMDIRWriter(fileSetID: id, fileSetUID: Identifiers.longest)
        .size(recordBytes: 0)
      let planner = VolumePlanner(
        index, sizer: target.sizer(directoryHead: head), limits: limits)
      plan = planner.plan { plan, volume in
        let volumes = plan.volumes.count
        return readme.text(
          volume: volume + 1, of: volumes,
          fileSetID: fileSetID(wanted, target.stem, volume, volumes).rawValue,
          splits: splits(plan, index, volume: volume)
        ).count
      }
      if plan.volumes.count == count || plan.volumes.isEmpty { break }
      count = plan.volumes.count
    }
    return plan
  }

  private static func fileSetID(
    _ wanted: String?, _ stem: String, _ volume: Int, _ count: Int
  ) -> FileSetID {
    if count == 1, let wanted, let id = FileSetID(wanted) { return id }
    return FileSetID(mapping: wanted ?? stem, volume: volume + 1, of: count)
  }

  func fileSetID(volume: Int) -> FileSetID {
    Self.fileSetID(fileSetID, target.stem, volume, plan.volumes.count)
  }

  func readmeText(volume: Int) -> [UInt8] {
    readme.text(
      volume: volume + 1, of: plan.volumes.count, fileSetID: fileSetID(volume: volume).rawValue,
      splits: Self.splits(plan, ingest.index, volume: volume))
  }

  /// The studies of which this volume holds a part, by their folders.
  private static func splits(
    _ plan: VolumePlan, _ index: FileSetIndex, volume: Int
  ) -> [(folder: String, volumes: [Int])] {
    plan.splitStudies(index).filter { $0.volumes.contains(volume) }.map { note in
      (plan.layout.studyName(index, study: note.number), note.volumes.map { $0 + 1 })
    }
  }
}

extension PreparedSet {
  /// The report, with the volumes as planned and every file of the input.
  func report(uids: [UID]) -> CreateReport {
    var report = CreateReport(
      isDryRun: uids.isEmpty, profiles: target.profiles.map(\.identifier),
      medium: target.medium?.name, capacityBytes: target.medium?.capacity)
    report.counts = CreateReport.Counts(ingest.sources)
    report.findings = target.findings + ingest.findings
    let sources = ingest.sources
    report.files = sources.entries.enumerated().map { number, entry in
      let rejection = sources.rejections[number]
      return CreateReport.File(
        path: entry.path, status: entry.status.name, reason: sources.reason(of: number),
        sopInstanceUID: rejection?.sopInstance,
        takenBy: (rejection?.takenBy).flatMap { $0.isEmpty ? nil : $0 })
    }
    for number in plan.volumes.indices { describe(volume: number, uids, in: &report) }
    report.conclude()
    return report
  }

  private func describe(volume number: Int, _ uids: [UID], in report: inout CreateReport) {
    let count = plan.volumes.count
    var volume = CreateReport.Volume(
      number: number + 1, of: count, path: target.volumePath(number + 1, of: count),
      bytes: plan.volumes[number].size, fileSetID: fileSetID(volume: number).rawValue,
      fileSetUID: uids.indices.contains(number) ? uids[number].rawValue : nil, patients: 0,
      studies: 0, series: 0, instances: 0)
    for step in VolumeWalk(ingest.index, plan, volume: number) {
      switch step {
      case .patient: volume.patients += 1
      case .study: volume.studies += 1
      case .series: volume.series += 1
      case .instance(let instance, let path):
        volume.instances += 1
        let entry = ingest.index.instances[instance]
        report.files[entry.source].sopInstanceUID = entry.sopInstanceUID
        report.files[entry.source].volume = number + 1
        report.files[entry.source].fileID = fileID(instance, planned: path)
      }
    }
    report.volumes.append(volume)
  }

  /// In place an instance is called by where it lies.
  func fileID(_ instance: Int, planned: String) -> String {
    guard case .inPlace = target.output else { return planned }
    let source = ingest.sources.entries[ingest.index.instances[instance].source]
    return String(source.path.dropFirst(target.inPlacePrefix))
  }
}
