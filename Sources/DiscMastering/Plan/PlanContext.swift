internal import DICOMFileSet

/// What sizing a volume needs to know of the set: records, layout and the kind of volume.
struct PlanContext: Sendable {
  let index: FileSetIndex
  let layout: FileSetLayout
  let sizer: VolumeSizer
  /// Bytes kept for README.TXT.
  var readme: Int

  func size(_ shape: VolumeShape, nonPatientFiles: Int) -> Int {
    var shape = shape
    addFolders(to: &shape, files: nonPatientFiles, each: FileSetLayout.folderLimit)
    if layout.kind == .grouped {
      addFolders(to: &shape, files: shape.files - nonPatientFiles, each: FileSetLayout.groupSize)
    }
    return sizer.size(shape, readme: readme)
  }

  private func addFolders(to shape: inout VolumeShape, files: Int, each limit: Int) {
    guard files > 0 else { return }
    if files >= limit { shape += sizer.folder(files: limit) * (files / limit) }
    if files % limit > 0 { shape += sizer.folder(files: files % limit) }
    shape.topFolders += (files + limit - 1) / limit
  }

  private func record(_ body: [UInt8]) -> VolumeShape {
    var shape = VolumeShape()
    shape.recordBytes = DirectoryRecord.count(bodyCount: body.count)
    return shape
  }

  private var hasFolders: Bool { layout.kind == .hierarchical }

  func patient(_ patient: Int, studies: Int) -> VolumeShape {
    var shape = record(index.patients[patient].body)
    guard hasFolders else { return shape }
    shape += sizer.folder(folders: studies)
    shape.topFolders = 1
    return shape
  }

  func study(_ study: Int, folders: Int) -> VolumeShape {
    var shape = record(index.studies[study].body)
    if hasFolders { shape += sizer.folder(folders: folders) }
    return shape
  }

  func record(ofSeries series: Int) -> VolumeShape { record(index.series[series].body) }

  func folder(files: Int) -> VolumeShape {
    hasFolders ? sizer.folder(files: files) : VolumeShape()
  }

  func instance(_ instance: Int) -> VolumeShape {
    let pathCount =
      index.nonPatient.contains(instance) ? FileSetLayout.nonPatientPathCount : layout.pathCount
    let entry = index.instances[instance]
    return sizer.file(
      size: entry.size, pathCount: pathCount,
      recordBytes: DirectoryRecord.count(bodyCount: entry.bodyCount(fileIDCount: pathCount)))
  }

  /// Everything of a series: its record, folders and instances.
  func wholeSeries(_ series: Int) -> VolumeShape {
    var shape = record(ofSeries: series)
    let instances = index.series[series].instances
    for instance in instances { shape += self.instance(instance) }
    var left = instances.count
    while left > 0 {
      shape += folder(files: min(left, FileSetLayout.folderLimit))
      left -= FileSetLayout.folderLimit
    }
    return shape
  }

  /// Everything of a study.
  func wholeStudy(_ study: Int, series: [VolumeShape]) -> VolumeShape {
    let folders = index.studies[study].series.reduce(0) {
      $0 + FileSetLayout.folders(instances: index.series[$1].instances.count)
    }
    var shape = self.study(study, folders: folders)
    for series in series { shape += series }
    return shape
  }
}
