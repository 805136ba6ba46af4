/// Writes ISO 9660 images of Level 1 names as PS3.12 Annex F wants them.
///
/// libisofs lays the volume out and writes its structures; the files' bytes go straight from
/// their sources to their places, hashed on the way.
/// - SeeAlso: PS3.12 §F.1.1
public enum ISOImage {
  /// The exact size in bytes of the image, without reading a file.
  /// - Throws: `MasteringError`, as `write` would before its first byte.
  public static func size(_ contents: VolumeContents, _ options: ISOOptions) throws -> Int {
    try check(contents, options)
    return try ISOLibrary.withLock {
      let tree = try tree(contents)
      return try ISOSource(
        tree.image, options, timestamp: contents.timestamp, sizeOnly: true
      ).size
    }
  }

  /// Writes a new image; what was written of it is removed when this throws.
  /// - Parameter path: where nothing is yet.
  /// - Throws: `MasteringError`, or `CancellationError` when the control says so.
  public static func write(
    _ contents: VolumeContents, _ options: ISOOptions, to path: String,
    _ control: WriteControl = WriteControl()
  ) throws -> WrittenVolume {
    try check(contents, options)
    let output = try OutputFile(creating: path)
    let size = try writeStructures(contents, options, to: output.descriptor, path: path)
    let destination = try ISODestination(
      contents, descriptor: output.descriptor, path: path, size: size)
    let sums = try FileCopier.copy(contents.files, to: destination, control)
    if contents.checksumListPath != nil {
      let list = ChecksumList(paths: contents.files.lazy.map(\.path), sums: sums)
      try destination.write(list.text, atFile: contents.files.count)
    }
    try output.finish(sync: control.sync)
    return WrittenVolume(size: size, checksums: sums)
  }

  private static func check(
    _ contents: VolumeContents, _ options: ISOOptions
  ) throws(MasteringError) {
    try contents.validate()
    let limit = options.level == 3 ? Int.max : largestISOExtent
    for (path, size) in contents.allFiles where size > limit {
      throw MasteringError(.fileTooLarge(size: size, limit: limit), path: path)
    }
  }

  private static func tree(_ contents: VolumeContents) throws(MasteringError) -> ISOTree {
    try ISOTree(
      volumeIdentifier: contents.volumeIdentifier,
      applicationIdentifier: contents.applicationIdentifier, files: contents.allFiles)
  }

  /// Writes all in front of the files' bytes, and returns the size of the whole image.
  private static func writeStructures(
    _ contents: VolumeContents, _ options: ISOOptions, to descriptor: CInt, path: String
  ) throws -> Int {
    try ISOLibrary.withLock {
      let tree = try tree(contents)
      let source = try ISOSource(
        tree.image, options, timestamp: contents.timestamp, sizeOnly: false)
      try OutputFile.setSize(source.size, descriptor: descriptor, path: path)
      var offset = 0
      try source.readStructures { sectors in
        try writeAll(sectors, to: descriptor, at: offset, path: path, needed: source.size)
        offset += sectors.count
      }
      return source.size
    }
  }
}
