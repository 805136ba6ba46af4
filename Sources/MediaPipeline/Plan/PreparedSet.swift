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
  private let limits: PlanLimits
  let options: CreateOptions

  init(_ ingest: Ingest, target: OutputTarget, options: CreateOptions) throws {
    var ingest = ingest
    var target = target
    identifiers = Identifiers(epoch: options.epoch, options: options.fingerprint(target))
    fileSetID = options.fileSetID
    self.options = options
    readme = Readme(
      maker: CreateJob.maker, time: identifiers.time, profile: target.profileNames)
    let index = ingest.index
    var limits = target.limits
    limits.onePatientAVolume = options.onePatientAVolume
    if case .inPlace = options.output { limits.capacity = nil }
    self.limits = limits
    var plan = try Self.plan(index, target, limits, readme, wanted: fileSetID)
    if case .inPlace = options.output { Self.keepFullest(of: &plan, &ingest) }
    self.plan = plan
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

  /// In place there is one DICOMDIR: of what cannot stand together it lists the most instances, and
  /// the rest is rejected.
  private static func keepFullest(of plan: inout VolumePlan, _ ingest: inout Ingest) {
    let volumes = plan.volumes
    let counts = volumes.map { $0.instances.reduce(0) { $0 + $1.count } }
    guard let fullest = counts.indices.max(by: { (counts[$0], $1) < (counts[$1], $0) }) else {
      return
    }
    for (number, volume) in volumes.enumerated() where number != fullest {
      for instance in volume.instances.joined() {
        ingest.sources.change(
          ingest.index.instances[instance].source, to: .rejected,
          reason: "it cannot stand in one DICOMDIR with the others (one Patient ID of two people,"
            + " or too many records); make a new file-set with -o")
      }
    }
    plan.volumes = [volumes[fullest]]
  }

  /// Bytes of the largest volume on media that could hold any amount.
  func sizeWithoutLimit() throws -> Int {
    guard plan.volumes.count > 1 || !plan.tooLarge.isEmpty else {
      return plan.volumes.first?.size ?? 0
    }
    return try planWithoutLimit().volumes.reduce(0) { max($0, $1.size) }
  }

  /// Volumes that there would be on such media: those that cannot be one.
  func volumesWithoutLimit() throws -> Int { try planWithoutLimit().volumes.count }

  private func planWithoutLimit() throws -> VolumePlan {
    var limits = limits
    limits.capacity = nil
    return try Self.plan(ingest.index, target, limits, readme, wanted: fileSetID)
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
