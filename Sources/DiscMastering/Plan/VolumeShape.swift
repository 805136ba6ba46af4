/// What a volume is made of, as far as its size goes: numbers that a packer adds up.
struct VolumeShape: Sendable {
  /// Of directory records, items' headers included.
  var recordBytes = 0
  /// Of the instances' lines in the checksum list.
  var checksumBytes = 0
  /// Instances, and their bytes counted in three ways.
  var files = 0
  var fileBytes = 0
  var fileSectors = 0
  var fileClusters = 0
  /// Folders below DICOM, and their sectors and clusters.
  var directories = 0
  var directorySectors = 0
  var directoryClusters = 0
  /// Folders directly in DICOM.
  var topFolders = 0

  static func += (left: inout VolumeShape, right: VolumeShape) {
    left.recordBytes += right.recordBytes
    left.checksumBytes += right.checksumBytes
    left.files += right.files
    left.fileBytes += right.fileBytes
    left.fileSectors += right.fileSectors
    left.fileClusters += right.fileClusters
    left.directories += right.directories
    left.directorySectors += right.directorySectors
    left.directoryClusters += right.directoryClusters
    left.topFolders += right.topFolders
  }

  static func - (left: VolumeShape, right: VolumeShape) -> VolumeShape {
    var result = left
    result.recordBytes -= right.recordBytes
    result.checksumBytes -= right.checksumBytes
    result.files -= right.files
    result.fileBytes -= right.fileBytes
    result.fileSectors -= right.fileSectors
    result.fileClusters -= right.fileClusters
    result.directories -= right.directories
    result.directorySectors -= right.directorySectors
    result.directoryClusters -= right.directoryClusters
    result.topFolders -= right.topFolders
    return result
  }

  /// As many times the same.
  static func * (shape: VolumeShape, count: Int) -> VolumeShape {
    var result = shape
    result.recordBytes *= count
    result.checksumBytes *= count
    result.files *= count
    result.fileBytes *= count
    result.fileSectors *= count
    result.fileClusters *= count
    result.directories *= count
    result.directorySectors *= count
    result.directoryClusters *= count
    result.topFolders *= count
    return result
  }
}
