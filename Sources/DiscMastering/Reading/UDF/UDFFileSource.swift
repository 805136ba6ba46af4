internal import DICOMCore

/// A file whose bytes are in several places of a medium.
final class UDFFileSource: ByteSource {
  let name: String
  let count: Int
  private let source: any ByteSource
  private let extents: [UDFExtent]
  /// Where each of them begins in the file.
  private let starts: [Int]

  /// - Parameter count: bytes that the file should have; there may be fewer.
  init(_ source: any ByteSource, _ extents: [UDFExtent], count: Int, name: String) {
    self.source = source
    self.extents = extents
    self.count = count
    self.name = name
    var (starts, start): ([Int], Int) = ([], 0)
    for extent in extents {
      starts.append(start)
      start += extent.length
    }
    self.starts = starts
  }

  func read(_ range: Range<Int>) throws -> [UInt8] {
    let end = (starts.last ?? 0) + (extents.last?.length ?? 0)
    guard range.lowerBound >= 0, range.upperBound <= min(count, end) else {
      throw missing(range, available: min(count, end) - range.lowerBound)
    }
    guard !range.isEmpty else { return [] }
    var index = firstIndex(at: range.lowerBound)
    // Nothing is reserved for what the medium is too short for.
    for (extent, part) in zip(extents[index...], parts(of: range, from: index)) {
      guard let address = extent.address else { continue }
      guard address + part.upperBound <= source.count else {
        throw missing(range, available: 0)
      }
    }
    if let address = extents[index].address,
      range.upperBound <= starts[index] + extents[index].length
    {
      let start = address + range.lowerBound - starts[index]
      return try source.read(start..<start + range.count)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    for part in parts(of: range, from: index) {
      if let address = extents[index].address {
        bytes += try source.read(address + part.lowerBound..<address + part.upperBound)
      } else {
        bytes += repeatElement(0, count: part.count)
      }
      index += 1
    }
    return bytes
  }

  /// What lies behind the end of the medium, or behind the last extent.
  var missing: [Range<Int>] {
    var missing: [Range<Int>] = []
    for (extent, start) in zip(extents, starts) where start < count {
      guard let address = extent.address else { continue }
      let end = min(start + extent.length, count)
      let there = min(max(0, source.count - address), end - start)
      if there < end - start { missing.append(start + there..<end) }
    }
    let end = (starts.last ?? 0) + (extents.last?.length ?? 0)
    if end < count { missing.append(end..<count) }
    return missing
  }

  /// What a range has of each extent from the one in which it begins, from that one's beginning.
  private func parts(of range: Range<Int>, from index: Int) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    for index in index..<extents.count {
      guard starts[index] < range.upperBound else { break }
      let low = max(range.lowerBound - starts[index], 0)
      parts.append(low..<min(range.upperBound - starts[index], extents[index].length))
    }
    return parts
  }

  private func firstIndex(at offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  private func missing(_ range: Range<Int>, available: Int) -> DICOMError {
    DICOMError(
      .truncated(needed: range.count, available: max(0, available)), file: name,
      offset: range.lowerBound)
  }
}
