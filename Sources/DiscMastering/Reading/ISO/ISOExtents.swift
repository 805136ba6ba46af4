internal import DICOMCore

/// Where the bytes of files are that are not simply in one piece.
struct ISOExtents: Sendable {
  private var pieces: [Int: [MediumExtent]] = [:]
  private var interleaved: Set<Int> = []

  /// Sorts files by their paths, and keeps aside what `MediumFile` has no place for.
  static func split(
    _ found: [ISOFile], _ image: ISOBytes, _ problems: inout MediumProblems
  ) -> ([MediumFile], ISOExtents) {
    var extents = ISOExtents()
    var files: [MediumFile] = []
    files.reserveCapacity(found.count)
    for file in found.sorted(by: { $0.path < $1.path }) {
      let number = files.count
      if file.extents.count > 1 || file.size == 0 { extents.pieces[number] = file.extents }
      if file.isInterleaved { extents.interleaved.insert(number) }
      let end = file.extents.map { $0.count > 0 ? $0.start + $0.count : 0 }.max() ?? 0
      if end > image.count {
        problems.add(
          .fileBeyondEnd, path: file.path, offset: file.extents[0].start,
          "it ends \(end - image.count) bytes behind the end of the medium")
      }
      var listed = MediumFile(
        path: file.path, size: file.size,
        address: file.size == 0 ? nil : file.extents[0].start,
        otherPaths: file.otherPaths.filter { $0 != file.path }, session: file.session,
        number: number)
      listed.isHidden = file.isHidden
      files.append(listed)
    }
    return (files, extents)
  }

  func source(
    _ number: Int, _ file: MediumFile, _ image: ISOBytes
  ) throws(MasteringError) -> any ByteSource {
    let name = "\(image.source.name):\(file.path)"
    guard !interleaved.contains(number) else {
      throw MasteringError(
        .volumeDamaged("its pieces are interleaved with other files, which is not read"),
        path: name)
    }
    let parts =
      pieces[number] ?? [MediumExtent(start: file.address ?? 0, count: file.size)]
    return ExtentSource(parts, of: image.source, name: name)
  }
}
