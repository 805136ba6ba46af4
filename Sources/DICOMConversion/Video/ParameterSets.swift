/// The parameter sets of a stream of H.264 or HEVC, each once.
/// - SeeAlso: ISO/IEC 14496-15
struct ParameterSets {
  private(set) var sets: [(kind: Int, bytes: [UInt8])] = []
  /// There are more than a stream of a camera has: they stay where they are.
  private(set) var isFull = false

  mutating func add(kind: Int, _ bytes: [UInt8]) {
    guard !sets.contains(where: { $0.kind == kind && $0.bytes == bytes }) else { return }
    if sets.count < 64 { sets.append((kind, bytes)) } else { isFull = true }
  }

  /// One is replaced by another of its number on the way: they have to stay among the frames.
  var isChanging: Bool {
    if isFull { return true }
    var seen: Set<[Int]> = []
    return sets.contains { !seen.insert([$0.kind, Self.number($0.kind, $0.bytes)]).inserted }
  }

  /// Those that hold at the beginning, by kind.
  var opening: [(kind: Int, bytes: [UInt8])] {
    var seen: Set<[Int]> = []
    return sets.filter { seen.insert([$0.kind, Self.number($0.kind, $0.bytes)]).inserted }
      .sorted { $0.kind < $1.kind }
  }

  /// The number of a picture parameter set, which stands first in it; one for all others.
  private static func number(_ kind: Int, _ bytes: [UInt8]) -> Int {
    guard kind == 8 || kind == 34 else { return 0 }
    let bits = bytes.dropFirst(kind == 8 ? 1 : 2).prefix(4).flatMap { byte in
      (0..<8).map { Int(byte >> UInt8(7 - $0) & 1) }
    }
    guard let zeros = bits.firstIndex(of: 1), 2 * zeros < bits.count else { return 0 }
    return bits[zeros...2 * zeros].reduce(0) { $0 << 1 | $1 } - 1
  }
}
