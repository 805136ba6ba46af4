internal import DICOMCore

/// What a source knows not to be there, as ranges that are passed over in one step.
struct MissingBytes {
  private let ranges: [Range<Int>]

  init(_ source: any ByteSource) { ranges = source.missing }

  /// The first part of a range: a piece of it, counted from the beginning of the file as sectors
  /// are, or all that is missing there.
  func next(in range: Range<Int>, size: Int) -> (range: Range<Int>, isMissing: Bool) {
    let start = range.lowerBound
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound > start { high = middle } else { low = middle + 1 }
    }
    let gap = low < ranges.count ? ranges[low] : range.upperBound..<range.upperBound
    guard gap.lowerBound > start else {
      return (start..<min(gap.upperBound, range.upperBound), true)
    }
    let count = min(size - start % size, range.count, gap.lowerBound - start)
    return (start..<start + count, false)
  }
}
