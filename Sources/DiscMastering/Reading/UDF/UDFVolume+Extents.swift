/// Where a file's bytes are.
struct UDFExtents {
  var extents: [UDFExtent] = []
  /// Bytes that are named, less than the file's size where descriptors are lost.
  var count = 0
  /// Why there are not more of them.
  var damage: String?

  /// Adds what lies right behind the last extent to it.
  mutating func append(_ address: Int?, _ length: Int) {
    count += length
    if let last = extents.last {
      let isNext: Bool =
        switch (last.address, address) {
        case (let old?, let new?): old + last.length == new
        case (nil, nil): true
        default: false
        }
      if isNext {
        extents[extents.count - 1].length += length
        return
      }
    }
    extents.append(UDFExtent(address: address, length: length))
  }
}

extension UDFVolume {
  /// - SeeAlso: ECMA-167 4/12, 4/14.5, 4/14.14
  /// - Parameter mirror: in the second copy of the metadata, where there is one.
  mutating func extents(of entry: UDFFileEntry, mirror: Bool = false) -> UDFExtents {
    var result = UDFExtents()
    guard entry.form != .embedded else {
      if entry.size > 0 {
        result.append(entry.offset + entry.allocation.lowerBound, entry.size)
      }
      return result
    }
    var (block, range) = (entry.block, entry.allocation)
    var zeros = 0
    var continuations = 0
    reading: while result.count < entry.size {
      let width = entry.form == .short ? 8 : entry.form == .long ? 16 : 20
      guard range.count >= width else { break }
      extentBudget -= 1
      guard extentBudget > 0 else {
        result.damage = "its extents are more than are read of one medium"
        break
      }
      let offset = range.lowerBound
      let allocation =
        switch entry.form {
        case .short:
          UDFAllocation(short: block, at: offset, partition: entry.address.partition)
        case .long: UDFAllocation(long: block, at: offset)
        case .extended, .embedded: UDFAllocation(extended: block, at: offset)
        }
      range = offset + width..<range.upperBound
      guard allocation.length > 0 else { break }
      let length = min(allocation.length, entry.size - result.count)
      switch allocation.kind {
      case .recorded:
        guard append(allocation.address, length, mirror, to: &result) else { break reading }
      case .allocated, .unallocated:
        zeros += length
        guard zeros <= image.count else {
          result.damage = "more of it is not recorded than the medium has bytes"
          break reading
        }
        result.append(nil, length)
      case .continuation:
        continuations += 1
        guard continuations <= 65_536, let next = continuation(at: allocation.address) else {
          result.damage = "the list of its extents is damaged"
          break reading
        }
        (block, range) = next
      }
    }
    if result.damage == nil, result.count < entry.size {
      result.damage = "its extents hold \(result.count) bytes"
    }
    return result
  }

  private mutating func continuation(at address: UDFAddress) -> (UDFBytes, Range<Int>)? {
    guard let (tag, block, _) = descriptor(at: address), tag.identifier == .allocationExtent
    else { return nil }
    return (block, 24..<max(24, min(24 + block.u32(20), block.count)))
  }

  /// - Returns: whether all of it has a place.
  private mutating func append(
    _ address: UDFAddress, _ length: Int, _ mirror: Bool, to result: inout UDFExtents
  ) -> Bool {
    var (block, remaining) = (address.block, length)
    while remaining > 0 {
      extentBudget -= 1
      guard extentBudget > 0,
        let place = partitions.place(
          of: UDFAddress(block: block, partition: address.partition), mirror: mirror)
      else {
        result.damage = "an extent of it is in no partition"
        return false
      }
      let blocks = min(place.blocks, (remaining + blockSize - 1) / blockSize)
      let bytes = min(remaining, blocks * blockSize)
      result.append(place.address, bytes)
      remaining -= bytes
      block += blocks
    }
    return true
  }
}
