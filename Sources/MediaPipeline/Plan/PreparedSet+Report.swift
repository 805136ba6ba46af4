internal import DICOMCore
internal import DICOMFileSet
internal import DiscMastering

extension PreparedSet {
  /// Where an instance stands in the file-set.
  private struct Place {
    var sopInstance: String
    var fileID: String
    var volume: Int
  }

  /// The report, with the volumes as planned and the files of the input.
  /// - Parameter uids: of the volumes; none when they are not made.
  func report(uids: [UID]) -> CreateReport {
    var report = CreateReport(
      isDryRun: options.isDryRun, profiles: target.profiles.map(\.identifier),
      medium: target.medium?.name, capacityBytes: target.medium?.capacity)
    report.counts = CreateReport.Counts(ingest.sources)
    report.findings = target.findings + ingest.findings
    var places: [Int: Place] = [:]
    for number in plan.volumes.indices {
      report.volumes.append(describe(volume: number, uids, places: &places))
    }
    let sources = ingest.sources
    for (number, entry) in sources.entries.enumerated() {
      let isIn = entry.status == .written || entry.status == .converted
      if isIn, !options.reportsEveryFile { continue }
      let (place, rejection) = (places[number], sources.rejections[number])
      report.files.append(
        CreateReport.File(
          path: entry.path, status: entry.status.name, reason: sources.reason(of: number),
          sopInstanceUID: place?.sopInstance ?? rejection?.sopInstance, fileID: place?.fileID,
          volume: place?.volume,
          takenBy: (rejection?.takenBy).flatMap { $0.isEmpty ? nil : $0 }))
    }
    report.conclude()
    return report
  }

  private func describe(
    volume number: Int, _ uids: [UID], places: inout [Int: Place]
  ) -> CreateReport.Volume {
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
        guard options.reportsEveryFile else { continue }
        let entry = ingest.index.instances[instance]
        places[entry.source] = Place(
          sopInstance: entry.sopInstanceUID, fileID: fileID(instance, planned: path),
          volume: number + 1)
      }
    }
    return volume
  }

  /// In place an instance is called by where it lies.
  func fileID(_ instance: Int, planned: String) -> String {
    guard case .inPlace(let folder) = target.output else { return planned }
    let source = ingest.sources.entries[ingest.index.instances[instance].source]
    return String(OutputTarget.inPlacePath(source.path, in: folder))
  }
}
