internal import DICOMFileSet

extension VolumePlanner {
  /// The exact size of an archive beyond 4 GiB, where it matters which files lie how far behind:
  /// the DICOMDIR is first, README.TXT follows the instances, the checksum list is last.
  static func archiveSize(
    _ plan: VolumePlan, volume: Int, _ shape: VolumeShape, _ context: PlanContext
  ) -> Int {
    let sizer = context.sizer
    var (offset, directory, entries) = (0, 0, 0)
    func add(_ path: String, _ size: Int) {
      let entry = ZIPLayout.Entry(path: path, size: size, offset: offset)
      offset = entry.dataOffset + size
      directory += entry.centralHeaderSize
      entries += 1
    }
    add("DICOMDIR", sizer.directoryHead + shape.recordBytes)
    for case .instance(let number, let path) in VolumeWalk(context.index, plan, volume: volume) {
      add(path, context.index.instances[number].size)
    }
    add(sizer.readmeName, context.readme)
    add(sizer.checksumName, sizer.checksums(shape))
    let limit = 0xFFFF_FFFF
    let isLarge = entries >= 0xFFFF || offset >= limit || directory >= limit
    return offset + directory + (isLarge ? 76 : 0) + 22
  }
}
