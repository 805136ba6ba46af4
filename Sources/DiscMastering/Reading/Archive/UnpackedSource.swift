internal import DICOMCore
internal import Synchronization

/// What packed bytes unpack to, unpacked as it is read and never held whole.
///
/// Reading in order unpacks everything once. To go back is to begin at the last checkpoint: a
/// copy of the state every so many bytes, further apart in a large file, so that they do not
/// take more memory. A few readers at different places do not disturb each other.
///
/// The checksum is known once the last byte was unpacked, in whatever order the rest was read:
/// where it differs, every read of the last byte throws, and the others do not.
final class UnpackedSource: ByteSource {
  let name: String
  private let source: any ByteSource
  private let offset: Int
  private let framing: UnpackingCursor.Framing
  private let checksum: UInt32?
  private let laneLimit: Int
  private let pool: UnpackingPool?
  private let state: Mutex<State>

  /// - Parameters:
  ///   - count: nil when it is known only at the end.
  ///   - checksum: of the whole, where the packed bytes do not have it.
  ///   - failure: why `count` is only what is left, where that is known.
  init(
    _ source: any ByteSource, from offset: Int, framing: UnpackingCursor.Framing, count: Int?,
    checksum: UInt32? = nil, failure: String? = nil, name: String, laneLimit: Int = 1,
    pool: UnpackingPool? = nil
  ) {
    self.source = source
    self.offset = offset
    self.framing = framing
    self.checksum = checksum
    self.name = name
    self.laneLimit = laneLimit
    self.pool = pool
    state = Mutex(State(count: count, failure: failure))
  }

  /// Until the end was reached for the first time, more than there can be.
  var count: Int { state.withLock { $0.count } ?? 1 << 60 }

  /// What was promised and did not come; known at the end.
  var missing: [Range<Int>] {
    state.withLock { state in
      guard let end = state.end, let count = state.count, end < count else { return [] }
      return [end..<count]
    }
  }

  /// Why it could not be unpacked as it was packed; known at the end.
  var failure: String? { state.withLock { $0.failure } }
  /// Bytes unpacked so far, those that were unpacked again among them.
  var work: Int { state.withLock { $0.work } }

  func read(_ range: Range<Int>) throws -> [UInt8] {
    let result = try readAvailable(range)
    let (count, failure) = state.withLock { ($0.count, $0.failure) }
    if let failure, count.map({ range.upperBound >= $0 }) ?? true || result.count < range.count {
      throw MasteringError(.volumeDamaged(failure), path: name)
    }
    guard result.count == range.count else {
      throw DICOMError(
        .truncated(needed: range.count, available: result.count), file: name,
        offset: max(0, range.lowerBound))
    }
    return result
  }

  /// The bytes of the range that there are: what ends too early is `failure`.
  func readAvailable(_ range: Range<Int>) throws -> [UInt8] {
    let result = try state.withLock { state -> [UInt8] in
      let end = min(range.upperBound, state.count ?? .max)
      guard range.lowerBound >= 0, range.lowerBound < end else { return [] }
      let lane = try lane(for: range.lowerBound, &state)
      var result: [UInt8] = []
      result.reserveCapacity(min(end - range.lowerBound, 1 << 24))
      lane.window.add(range.lowerBound..<end, to: &result)
      while lane.cursor.produced < end {
        let start = lane.cursor.produced
        guard let piece = try lane.cursor.next() else {
          state.finish(at: start, lane.cursor.failure)
          break
        }
        state.work += piece.count
        lane.window.append(piece, at: start)
        lane.window.addLast(range.lowerBound..<end, to: &result)
        if lane.cursor.produced >= state.nextCheckpoint { try state.keep(lane) }
      }
      if let count = state.count, lane.cursor.produced >= count, framing == .deflate {
        state.check(lane, checksum)
      }
      return result
    }
    pool?.use(self)
    return result
  }

  /// Forgets everything that only saves time, unless somebody is reading.
  func release() {
    _ = state.withLockIfAvailable { state in
      state.lanes = []
      state.checkpoints = []
      state.nextCheckpoint = State.firstSpacing
      state.spacing = State.firstSpacing
    }
  }

  /// The reader that has the least way to go.
  private func lane(for start: Int, _ state: inout State) throws -> Lane {
    state.clock += 1
    let checkpoint = state.checkpoints.last { $0.cursor.produced <= start }
    var best: Lane?
    for lane in state.lanes where lane.window.start <= start {
      if lane.cursor.produced > best?.cursor.produced ?? -1 { best = lane }
    }
    if let best, best.cursor.produced >= checkpoint?.cursor.produced ?? 0 {
      best.used = state.clock
      return best
    }
    let lane =
      if let checkpoint {
        Lane(try UnpackingCursor(unpackingOnFrom: checkpoint.cursor), state.clock)
      } else {
        Lane(try UnpackingCursor(source, from: offset, framing: framing), state.clock)
      }
    if state.lanes.count >= laneLimit,
      let oldest = state.lanes.indices.min(by: { state.lanes[$0].used < state.lanes[$1].used })
    {
      state.lanes.remove(at: oldest)
    }
    state.lanes.append(lane)
    return lane
  }
}
