internal import DICOMCore

/// A table written as runs, ramps and repetitions.
/// - SeeAlso: PS3.3 §C.7.9.2
struct SegmentedPalette {
  /// Bytes or words, by the bits of an entry.
  private let units: [UInt16]
  private let isByte: Bool
  private let tag: Tag
  /// Where segments were found, in units.
  private var starts: Set<Int> = []
  /// Segments that may still be expanded: empty ones would repeat each other without end.
  private var budget = 262_144

  init(_ bytes: [UInt8], bits: Int, tag: Tag) {
    isByte = bits == 8
    self.tag = tag
    units =
      isByte
      ? bytes.map { UInt16($0) }
      : stride(from: 0, to: bytes.count - 1, by: 2).map {
        UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
      }
  }

  /// The first `count` entries.
  /// - Throws: `PixelError` for a segment that is none, and when the segments give fewer entries.
  func expanded(to count: Int) throws(PixelError) -> [UInt16] {
    var copy = self
    return try copy.expandAll(count)
  }

  private mutating func expandAll(_ count: Int) throws(PixelError) -> [UInt16] {
    var entries: [UInt16] = []
    entries.reserveCapacity(count)
    var place = 0
    // A byte of padding may follow; a segment has three units or more.
    while entries.count < count, place + 2 < units.count {
      starts.insert(place)
      if units[place] == 2 {
        try repeatSegments(at: &place, into: &entries, count)
      } else {
        try expand(at: &place, into: &entries, count)
      }
    }
    guard entries.count >= count else {
      throw PixelError(.truncated(needed: count, available: entries.count), tag)
    }
    return Array(entries.prefix(count))
  }

  /// An indirect segment: others are expanded again; one that leads to another is refused.
  private mutating func repeatSegments(
    at place: inout Int, into entries: inout [UInt16], _ count: Int
  ) throws(PixelError) {
    let segments = Int(units[place + 1])
    let offsetUnits = isByte ? 4 : 2
    guard place + 2 + offsetUnits <= units.count, !entries.isEmpty else { throw damaged(place) }
    var offset = 0
    for unit in (0..<offsetUnits).reversed() {
      offset = offset << (isByte ? 8 : 16) | Int(units[place + 2 + unit])
    }
    // Bytes from the beginning of the table; some writers, and readers, count words.
    var source = offset
    if !isByte, offset % 2 == 0, starts.contains(offset / 2) { source = offset / 2 }
    place += 2 + offsetUnits
    for _ in 0..<segments where entries.count < count {
      guard source + 2 < units.count, units[source] != 2 else { throw damaged(source) }
      try expand(at: &source, into: &entries, count)
    }
  }

  private mutating func expand(
    at place: inout Int, into entries: inout [UInt16], _ count: Int
  ) throws(PixelError) {
    budget -= 1
    guard budget >= 0 else { throw damaged(place) }
    let length = Int(units[place + 1])
    switch units[place] {
    case 0:
      guard place + 2 + length <= units.count else { throw damaged(place) }
      entries += units[place + 2..<place + 2 + length]
      place += 2 + length
    case 1:
      guard let last = entries.last, place + 2 < units.count else { throw damaged(place) }
      let (from, to) = (Int(last), Int(units[place + 2]))
      for step in 1...max(length, 1) where step <= length && entries.count < count {
        entries.append(UInt16(Self.rounded(from * (length - step) + to * step, length)))
      }
      place += 3
    default: throw damaged(place)
    }
  }

  /// The nearest whole number, the even one of two as near.
  private static func rounded(_ sum: Int, _ count: Int) -> Int {
    let (low, rest) = sum.quotientAndRemainder(dividingBy: count)
    if 2 * rest == count { return low + (low & 1) }
    return 2 * rest > count ? low + 1 : low
  }

  private func damaged(_ place: Int) -> PixelError {
    PixelError(.invalid(found: "damaged at unit \(place)", expected: "a segment"), tag)
  }
}
