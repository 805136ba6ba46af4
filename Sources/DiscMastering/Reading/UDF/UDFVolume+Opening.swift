extension UDFVolume {
  /// - Returns: nil when the descriptors lead to no root folder that can be read.
  init?(
    _ image: UDFImage, _ descriptors: UDFDescriptors, sectorSize: Int, problems: UDFProblems
  ) {
    guard let logical = descriptors.logicalVolume else { return nil }
    let blockSize = logical.u32(212)
    self.init(
      image, blockSize: UDFAnchor.sectorSizes.contains(blockSize) ? blockSize : sectorSize,
      sectorSize: sectorSize)
    self.problems = problems
    identifier = UDFName.field(logical, 84..<212)
    if logical.isEntity("*OSTA UDF Compliant", at: 216) { revision = logical.u16(240) }
    openPartitions(logical, descriptors.partitions)
    if !logical.isEntity("*OSTA UDF Compliant", at: 216) {
      self.problems.add(.treeDamaged, "the logical volume does not say that it is one of UDF")
    }
    guard findRoot(UDFAllocation(long: logical, at: 248)) else { return nil }
  }

  /// - SeeAlso: ECMA-167 3/10.7, UDF 2.2.8 to 2.2.10
  private mutating func openPartitions(
    _ logical: UDFBytes, _ known: [Int: UDFDescriptors.Partition]
  ) {
    var maps: [(offset: Int, number: Int)] = []
    var offset = 440
    for _ in 0..<min(logical.u32(268), 64) {
      let length = logical.u8(offset + 1)
      guard length >= 6, offset + length <= logical.count else { break }
      let isStandard = logical.u8(offset) == 1
      maps.append((offset, logical.u16(offset + (isStandard ? 4 : 38))))
      offset += length
    }
    // First those that lead to the medium, then those that lead to these.
    partitions = maps.map { map in
      // The only partition, when the number is not one of those that there are.
      guard
        let partition = known[map.number] ?? (known.count == 1 ? known.values.first : nil)
      else { return .missing }
      let region = UDFRegion(start: partition.start * sectorSize, blockSize: blockSize)
      if logical.u8(map.offset) == 1 {
        note(partition, isOpen: maps.count > 1)
        return .physical(region)
      }
      guard logical.isEntity("*UDF Sparable Partition", at: map.offset + 4) else {
        return .missing
      }
      return sparable(logical, map.offset, region)
    }
    for (index, map) in maps.enumerated() where logical.u8(map.offset) == 2 {
      let base = maps.indices.first {
        maps[$0].number == map.number && partitions[$0].basePlace(of: 0) != nil
      }
      guard case .missing = partitions[index], let base else { continue }
      if logical.isEntity("*UDF Virtual Partition", at: map.offset + 4) {
        openVirtual(index, base: base)
      } else if logical.isEntity("*UDF Metadata Partition", at: map.offset + 4) {
        openMetadata(
          index, base: base, main: logical.u32(map.offset + 40),
          mirror: logical.u32(map.offset + 44))
      } else {
        problems.add(.unsupported, "a partition is of a kind that is not known")
      }
    }
  }

  /// - Parameter isOpen: a partition of a medium that is written once, which is longer than what
  ///   was written.
  private mutating func note(_ partition: UDFDescriptors.Partition, isOpen: Bool) {
    let end = (partition.start + partition.length) * sectorSize
    guard end > image.count, !isOpen else { return }
    problems.add(
      .mediumTruncated,
      "the partition ends at byte \(end) and the medium at byte \(image.count)")
  }

  private mutating func sparable(
    _ logical: UDFBytes, _ offset: Int, _ region: UDFRegion
  ) -> UDFPartition {
    let locations = (0..<min(logical.u8(offset + 42), 4)).map {
      logical.u32(offset + 48 + $0 * 4)
    }
    let found = UDFSparing.table(
      &image, at: locations, size: logical.u32(offset + 44), sectorSize: sectorSize)
    if found?.isIntact != true {
      problems.add(
        .treeDamaged, offset: locations.first.map { $0 * sectorSize },
        "no sound table of replaced packets was found: files in such packets are wrong")
    }
    return .sparable(
      region,
      UDFSparing(
        packetLength: logical.u16(offset + 40), table: found?.table, sectorSize: sectorSize))
  }

  private mutating func openMetadata(_ index: Int, base: Int, main: Int, mirror: Int) {
    let runs = [main, mirror].map { block in
      metadataRuns(UDFAddress(block: block, partition: base))
    }
    if runs[0] == nil {
      problems.add(
        .treeDamaged, offset: partitions[base].basePlace(of: main)?.address,
        "the metadata file cannot be read" + (runs[1] == nil ? "" : "; its copy is used"))
    }
    guard let copy = runs[1] ?? runs[0] else { return }
    partitions[index] = .metadata(main: runs[0] ?? copy, mirror: copy)
  }

  private mutating func metadataRuns(_ address: UDFAddress) -> UDFBlockRuns? {
    guard let (tag, block, offset) = descriptor(at: address),
      let entry = UDFFileEntry(tag, block, at: address, offset: offset), entry.type == .metadata,
      entry.form != .embedded
    else { return nil }
    let runs = UDFBlockRuns(extents(of: entry).extents, blockSize: blockSize)
    return runs.isEmpty ? nil : runs
  }

  /// - SeeAlso: ECMA-167 4/14.1
  private mutating func findRoot(_ place: UDFAllocation) -> Bool {
    var place = place
    for _ in 0..<16 where place.length > 0 {
      guard let (tag, block, offset) = descriptor(at: place.address), tag.identifier == .fileSet
      else { break }
      take(fileSet: tag, block, offset)
      // A medium that is written once has a chain of them, the last one valid.
      place = UDFAllocation(long: block, at: 448)
    }
    if root == nil { searchFileSet() }
    guard let root else { return false }
    return entry(at: root) != nil
  }

  private mutating func take(fileSet tag: UDFTag, _ block: UDFBytes, _ offset: Int) {
    if !tag.isIntact {
      problems.add(.treeDamaged, offset: offset, "the file set descriptor has a wrong checksum")
    }
    root = UDFAllocation(long: block, at: 400)
    if revision == 0, block.isEntity("*OSTA UDF Compliant", at: 416) { revision = block.u16(440) }
    if identifier.isEmpty { identifier = UDFName.field(block, 112..<240) }
  }

  /// Writers put it near the beginning of a partition.
  private mutating func searchFileSet() {
    for partition in partitions.indices.reversed() {
      for number in 0..<1024 {
        let address = UDFAddress(block: number, partition: partition)
        guard let (tag, block, offset) = descriptor(at: address), tag.isIntact,
          tag.identifier == .fileSet
        else { continue }
        problems.add(
          .treeDamaged, offset: offset,
          "the file set descriptor is not where the volume says; this one was found instead")
        take(fileSet: tag, block, offset)
        return
      }
    }
  }
}
