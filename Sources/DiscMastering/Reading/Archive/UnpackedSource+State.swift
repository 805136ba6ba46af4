extension UnpackedSource {
  /// One who reads on from some place.
  final class Lane {
    var cursor: UnpackingCursor
    var window = Window()
    /// When it was used last.
    var used: Int

    init(_ cursor: consuming UnpackingCursor, _ used: Int) {
      window = Window(start: cursor.produced)
      self.cursor = cursor
      self.used = used
    }
  }

  final class Checkpoint {
    let cursor: UnpackingCursor
    init(_ cursor: consuming UnpackingCursor) { self.cursor = cursor }
  }

  struct State: ~Copyable {
    var count: Int?
    var failure: String?
    /// Where the bytes that come end, when that is before `count`.
    var end: Int?
    var lanes: [Lane] = []
    /// In their order.
    var checkpoints: [Checkpoint] = []
    var spacing = State.firstSpacing
    var nextCheckpoint = State.firstSpacing
    var clock = 0
    var work = 0

    static let firstSpacing = 4_194_304
    /// Of about 40 KB each.
    private static let checkpointLimit = 128

    init(count: Int?, failure: String?) { (self.count, self.failure) = (count, failure) }

    mutating func finish(at end: Int, _ failure: String?) {
      if let count, end < count {
        self.end = end
        self.failure = failure ?? "it unpacks to \(end) bytes where \(count) were promised"
      } else {
        count = end
        self.failure = self.failure ?? failure
      }
    }

    mutating func check(_ lane: Lane, _ checksum: UInt32?) {
      guard failure == nil, let count else { return }
      if lane.cursor.produced > count {
        failure = "it unpacks to more than the \(count) bytes that were promised"
      } else if let checksum, checksum != lane.cursor.checksum.value {
        failure = "its checksum differs"
      }
    }

    /// Keeps a copy of where a reader is.
    mutating func keep(_ lane: Lane) throws {
      checkpoints.append(Checkpoint(try UnpackingCursor(unpackingOnFrom: lane.cursor)))
      if checkpoints.count >= Self.checkpointLimit {
        spacing *= 2
        checkpoints = checkpoints.indices.filter { $0 & 1 == 1 }.map { checkpoints[$0] }
      }
      nextCheckpoint = lane.cursor.produced + spacing
    }
  }

  /// The bytes unpacked last, for a reader that looks back a little.
  struct Window {
    private(set) var start = 0
    private var pieces: [(start: Int, bytes: [UInt8])] = []

    init(start: Int = 0) { self.start = start }

    mutating func append(_ piece: [UInt8], at start: Int) {
      pieces.append((start, piece))
      if pieces.count > 4 { pieces.removeFirst() }
      self.start = pieces[0].start
    }

    /// Adds what there is of `range`.
    func add(_ range: Range<Int>, to result: inout [UInt8]) {
      for index in pieces.indices { add(index, range, to: &result) }
    }

    /// Adds what the last piece has of `range`.
    func addLast(_ range: Range<Int>, to result: inout [UInt8]) {
      if !pieces.isEmpty { add(pieces.count - 1, range, to: &result) }
    }

    private func add(_ index: Int, _ range: Range<Int>, to result: inout [UInt8]) {
      let (start, bytes) = pieces[index]
      let wanted = range.clamped(to: start..<start + bytes.count)
      result += bytes[wanted.lowerBound - start..<wanted.upperBound - start]
    }
  }
}
