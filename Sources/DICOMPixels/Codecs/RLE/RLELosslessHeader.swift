/// The 64 bytes before the segments of a frame.
///
/// - SeeAlso: PS3.5 §G.5
struct RLELosslessHeader: Hashable, Sendable {
  /// Where the bytes of each segment are, padding included.
  private(set) var segments: [Range<Int>] = []

  init(_ stream: [UInt8]) throws(CodecError) {
    guard stream.count >= 64 else { throw CodecError(.truncated, offset: stream.count) }
    func word(_ index: Int) -> Int {
      (0..<4).reduce(0) { $0 | Int(stream[4 * index + $1]) << (8 * $1) }
    }
    let number = word(0)
    guard (1...15).contains(number) else {
      throw CodecError(.malformed("\(number) RLE segments, where 1 to 15 can be"), offset: 0)
    }
    let starts = (1...number).map(word)
    for (index, start) in starts.enumerated() {
      // The next one in the stream is where this one ends, whatever their order.
      let end = starts.filter { $0 > start }.min() ?? stream.count
      guard start >= 64, start <= stream.count else {
        throw CodecError(
          .malformed("RLE segment \(index + 1) begins at byte \(start) of \(stream.count)"),
          offset: 4 * (index + 1))
      }
      segments.append(start..<min(end, stream.count))
    }
    guard Set(starts).count == number else {
      throw CodecError(.malformed("two RLE segments begin at the same byte"), offset: 4)
    }
  }

  init(segments: [Range<Int>]) { self.segments = segments }

  var bytes: [UInt8] {
    let words = [segments.count] + segments.map(\.lowerBound)
    var result = words.flatMap { word in
      (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
    }
    result += [UInt8](repeating: 0, count: 64 - result.count)
    return result
  }
}
