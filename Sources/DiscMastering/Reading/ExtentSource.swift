internal import DICOMCore

/// A run of bytes on a medium.
struct MediumExtent: Hashable, Sendable {
  /// Bytes from the beginning of the medium.
  var start: Int
  /// Bytes.
  var count: Int
}

/// A file in one or more extents of a medium, which may end before the file does.
final class ExtentSource: ByteSource {
  let name: String
  let count: Int
  private let medium: any ByteSource
  private let extents: [MediumExtent]
  /// The first byte in the file of each extent.
  private let starts: [Int]

  init(_ extents: [MediumExtent], of medium: any ByteSource, name: String) {
    var starts: [Int] = []
    var count = 0
    for extent in extents {
      starts.append(count)
      count += extent.count
    }
    self.name = name
    self.count = count
    self.medium = medium
    self.extents = extents
    self.starts = starts
  }

  func read(_ range: Range<Int>) throws -> [UInt8] {
    guard range.lowerBound >= 0, range.upperBound <= count else {
      throw DICOMError(
        .truncated(needed: range.count, available: max(0, count - range.lowerBound)),
        file: name, offset: range.lowerBound)
    }
    guard !range.isEmpty else { return [] }
    if extents.count == 1 { return try piece(of: extents[0], range) }
    var index = firstExtent(at: range.lowerBound)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    while bytes.count < range.count, index < extents.count {
      let from = range.lowerBound + bytes.count - starts[index]
      let to = min(extents[index].count, range.upperBound - starts[index])
      bytes += try piece(of: extents[index], from..<to)
      index += 1
    }
    return bytes
  }

  /// What lies behind the end of the medium.
  var missing: [Range<Int>] {
    var missing: [Range<Int>] = []
    for (extent, start) in zip(extents, starts) {
      let there = min(max(0, medium.count - extent.start), extent.count)
      guard there < extent.count else { continue }
      missing.append(start + there..<start + extent.count)
    }
    return missing
  }

  private func piece(of extent: MediumExtent, _ range: Range<Int>) throws -> [UInt8] {
    let start = extent.start + range.lowerBound
    guard start >= 0, start + range.count <= medium.count else {
      throw MasteringError(
        .volumeDamaged(
          "the medium ends at byte \(medium.count), and the file goes on to"
            + " byte \(extent.start + extent.count)"), path: name)
    }
    return try medium.read(start..<start + range.count)
  }

  /// The last extent that begins at or before a byte.
  private func firstExtent(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
