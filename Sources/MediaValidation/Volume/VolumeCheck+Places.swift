extension VolumeCheck {
  /// A run of bytes, and whose it is; empty for structures of the volume.
  private struct Extent {
    var start: Int
    var end: Int
    var path: String
  }

  /// Whether files lie where they can be read, and apart from each other.
  mutating func checkPlaces(_ walk: VolumeWalk, _ primary: [UInt8]) {
    var extents: [Extent] = []
    for directory in walk.directories {
      let end = directory.start + directory.size
      checkSpace(directory.start, end, directory.path)
      extents.append(Extent(start: directory.start, end: end, path: directory.path))
      for record in directory.records where !record.isDirectory && !record.isRelocated {
        guard record.size.likely > 0 else { continue }
        let name = walk.name(record)
        let path = directory.path.isEmpty ? name : "\(directory.path)/\(name)"
        let start = (record.block.likely + record.extendedBlocks) * blockSize
        let end = start + record.size.likely
        if end > bytes.count {
          findings.add(
            VolumeRule.extentOutside, path,
            found: "\(record.size.likely) bytes from byte \(start) on",
            expected: "a place on the medium, which has \(bytes.count) bytes")
          continue
        }
        checkSpace(start, end, path)
        // What lies between the pieces of an interleaved file is another's.
        if !record.isInterleaved { extents.append(Extent(start: start, end: end, path: path)) }
      }
    }
    let front = (descriptors.last?.sector ?? session + 16) * 2048 + 2048
    extents.append(Extent(start: (session + 16) * 2048, end: front, path: ""))
    for (place, isBig) in [(140, false), (148, true)] {
      let block = isBig ? primary.bigNumber(place, 4) : primary.littleNumber(place, 4)
      let size = BothOrders(primary, at: 132, width: 4).likely
      extents.append(Extent(start: block * blockSize, end: block * blockSize + size, path: ""))
    }
    checkOverlap(extents)
  }

  /// Beyond the end of the volume, though the medium goes on.
  private mutating func checkSpace(_ start: Int, _ end: Int, _ path: String) {
    guard session == 0, facts.sessions.count <= 1, end > spaceEnd, end <= bytes.count else {
      return
    }
    findings.add(
      VolumeRule.extentOutside, path, at: path.isEmpty ? start : nil,
      found: "\(end - start) bytes from byte \(start) on",
      expected: "a place within the volume, which ends at byte \(spaceEnd)")
  }

  private mutating func checkOverlap(_ extents: [Extent]) {
    let sorted = extents.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    var last: Extent?
    for extent in sorted {
      if let before = last, extent.start < before.end {
        // Two names of one file, as writers make of links and of equal files.
        if extent.start == before.start, extent.end == before.end, !extent.path.isEmpty,
          !before.path.isEmpty
        {
          continue
        }
        findings.add(
          VolumeRule.overlap, extent.path, at: extent.path.isEmpty ? extent.start : nil,
          found: "bytes \(extent.start) to \(min(extent.end, before.end)), which are also of "
            + (before.path.isEmpty ? "the volume's structures" : before.path),
          expected: "bytes of its own")
        if extent.end <= before.end { continue }
      }
      last = extent
    }
  }
}
