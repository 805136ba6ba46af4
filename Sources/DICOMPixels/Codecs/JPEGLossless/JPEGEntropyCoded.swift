internal import Glibc

/// The entropy-coded bytes of one scan without their stuffing, cut at the restart markers.
struct JPEGEntropyCoded: Sendable {
  struct Interval: Hashable, Sendable {
    /// Places in `bytes`.
    var range: Range<Int>
    /// Where the interval begins in the code stream, for error messages.
    var offset: Int
  }

  /// The bytes of all intervals, and then as many zeros as were asked for.
  private(set) var bytes: [UInt8] = []
  private(set) var intervals: [Interval] = []
  /// Where the marker stands that ends the scan, its FF; the length of the stream if none does.
  private(set) var end: Int

  /// - Throws: `malformed` when there are more than `most` intervals.
  init(
    _ stream: [UInt8], from start: Int, most: Int, padding: Int
  ) throws(CodecError) {
    var intervals: [Interval] = []
    var end = stream.count
    let from = min(max(start, 0), stream.count)
    bytes = stream.withUnsafeBufferPointer { source in
      [UInt8](unsafeUninitializedCapacity: source.count - from + padding) { clean, count in
        (intervals, end) = Self.copy(source, from, most, into: clean, &count)
        // What is not yet written of the capacity is not less than the padding.
        for place in count..<count + padding { clean.initializeElement(at: place, to: 0) }
        count += padding
      }
    }
    guard intervals.count <= most else {
      throw CodecError(.malformed("there are more restart markers than rows"), offset: end)
    }
    self.intervals = intervals
    self.end = end
  }

  /// Copies run after run of bytes other than FF; never more than `source` has from `from`.
  private static func copy(
    _ source: UnsafeBufferPointer<UInt8>, _ from: Int, _ most: Int,
    into clean: UnsafeMutableBufferPointer<UInt8>, _ written: inout Int
  ) -> (intervals: [Interval], end: Int) {
    var intervals: [Interval] = []
    guard let input = source.baseAddress, let output = clean.baseAddress else {
      return ([Interval(range: 0..<0, offset: from)], from)
    }
    var (place, begin, beginsAt) = (from, 0, from)
    var end = source.count
    while place < source.count, intervals.count <= most {
      let found = memchr(input + place, 0xFF, source.count - place)
      let stop = found.map { input.distance(to: $0.assumingMemoryBound(to: UInt8.self)) }
      let length = (stop ?? source.count) - place
      memcpy(output + written, input + place, length)
      written += length
      guard let stop else { break }
      // Any number of FF may come before a marker.
      var code = stop + 1
      while code < source.count, source[code] == 0xFF { code += 1 }
      guard code < source.count else {
        end = stop
        break
      }
      place = code + 1
      if source[code] == 0 {
        output[written] = 0xFF
        written += 1
      } else if (0xD0...0xD7).contains(source[code]) {
        intervals.append(Interval(range: begin..<written, offset: beginsAt))
        (begin, beginsAt) = (written, place)
      } else {
        end = stop
        break
      }
    }
    intervals.append(Interval(range: begin..<written, offset: beginsAt))
    return (intervals, end)
  }
}
