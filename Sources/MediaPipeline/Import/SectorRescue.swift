internal import DICOMCore
internal import Glibc

/// Reads what can be read of ranges at which reading failed, the easy parts first.
///
/// Larger pieces come before sectors, the edges of a bad piece before its middle, and sectors that
/// failed are tried again last: a drive takes many seconds for each of those, and each of them may
/// be its last.
struct SectorRescue {
  static let sector = 2048
  private static let piece = 32 * sector

  let source: any ByteSource
  var retries = 2
  /// How long it may take for each bad range, so that one scratch does not hold up an import.
  var secondsPerRange = 60.0
  var now: () -> Double = Self.monotonic
  /// Asked before every read; true ends in `CancellationError`.
  var isCancelled: () -> Bool = { false }

  /// - Parameter found: is given the bytes that could be read after all, and where they are.
  /// - Returns: what stays unreadable.
  func run(_ bad: BadRanges, found: (Int, [UInt8]) throws -> Void) throws -> BadRanges {
    var missing = MissingBytes(source)
    var failed: [Range<Int>] = []
    let deadline = now() + secondsPerRange * Double(max(1, bad.ranges.count))
    func take(_ range: Range<Int>) throws -> Bool {
      if isCancelled() { throw CancellationError() }
      guard now() < deadline, let bytes = try? source.read(range) else {
        // Some sources know their end only when they have come to it.
        missing = MissingBytes(source)
        return false
      }
      try found(range.lowerBound, bytes)
      return true
    }
    var pieces: [Range<Int>] = []
    for range in bad.ranges {
      var start = range.lowerBound
      while start < range.upperBound {
        let rest = missing.next(in: start..<range.upperBound, size: Self.piece)
        start = rest.range.upperBound
        if rest.isMissing {
          failed.append(rest.range)
        } else if try !take(rest.range) {
          pieces.append(rest.range)
        }
      }
    }
    var middles: [[Range<Int>]] = []
    for piece in pieces {
      var sectors: ArraySlice<Range<Int>> = []
      var start = piece.lowerBound
      while start < piece.upperBound {
        let next = missing.next(in: start..<piece.upperBound, size: Self.sector)
        start = next.range.upperBound
        if next.isMissing { failed.append(next.range) } else { sectors.append(next.range) }
      }
      while let first = sectors.first {
        sectors.removeFirst()
        guard try take(first) else {
          failed.append(first)
          break
        }
      }
      while let last = sectors.last {
        sectors.removeLast()
        guard try take(last) else {
          failed.append(last)
          break
        }
      }
      middles.append(Array(sectors))
    }
    for sector in middles.joined() where try !take(sector) { failed.append(sector) }
    for _ in 0..<max(0, retries) {
      failed = try failed.filter { range in
        try missing.next(in: range, size: Self.piece).isMissing || !take(range)
      }
    }
    return BadRanges(failed)
  }

  private static func monotonic() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
