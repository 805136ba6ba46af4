internal import DICOMCore
internal import DiscMastering
internal import Synchronization

/// One file on its way: pieces come from whoever reads, one thread at a time hashes and writes.
final class Transfer: Sendable {
  /// What is known of the file when its last piece is done.
  struct End: Sendable {
    let file: DepositFile
    /// Nil when some of it could not be read.
    var sum: SHA256Sum?
    var md5: String?
    var bad: BadRanges
    /// Bytes of it that were read.
    var read: Int
  }

  /// In the plan.
  let number: Int
  let size: Int
  let source: any ByteSource
  /// It is not read again before it is in its place.
  private let isOnlyWritten: Bool
  /// Makes the file; called once, by the thread that works.
  private let make: @Sendable () throws -> DepositFile

  private struct State {
    var pending: [FileSweep.Piece] = []
    var isComplete = false
    var isBusy = false
    var isTaken = false
    var file: DepositFile?
    var hasher = SHA256Hasher()
    var md5: MD5Hasher?
    var bad = BadRanges()
    var read = 0
  }
  private let state: Mutex<State>

  init(
    _ number: Int, from source: any ByteSource, countsMD5: Bool, isOnlyWritten: Bool,
    make: @escaping @Sendable () throws -> DepositFile
  ) {
    (self.number, self.source, size) = (number, source, source.count)
    (self.isOnlyWritten, self.make) = (isOnlyWritten, make)
    var first = State()
    if countsMD5 { first.md5 = MD5Hasher() }
    state = Mutex(first)
  }

  /// - Parameter piece: nil after the last.
  func add(_ piece: FileSweep.Piece?) {
    state.withLock { state in
      if let piece { state.pending.append(piece) } else { state.isComplete = true }
    }
  }

  /// Works on what has come, unless another thread does.
  /// - Parameter done: called after each piece that took memory.
  /// - Returns: not nil for the one caller that has finished the file.
  func work(done: (Int) -> Void) throws -> End? {
    while true {
      let taken = state.withLock { state -> (pieces: [FileSweep.Piece], State)? in
        guard !state.isBusy, !state.isTaken, !state.pending.isEmpty || state.isComplete else {
          return nil
        }
        state.isBusy = true
        defer { state.pending = [] }
        return (state.pending, state)
      }
      guard case (let pieces, var own)? = taken else { return nil }
      let file = try own.file ?? make()
      own.file = file
      for piece in pieces {
        switch piece {
        case .bytes(let bytes, let offset):
          defer { done(bytes.count) }
          own.hasher.update(bytes)
          own.md5?.update(bytes)
          own.read += bytes.count
          try file.write(bytes, at: offset, passesCache: isOnlyWritten)
        case .unreadable(let range): own.bad.append(range)
        }
      }
      let end = state.withLock { state -> End? in
        (state.hasher, state.md5, state.bad, state.read) = (own.hasher, own.md5, own.bad, own.read)
        state.file = file
        state.isBusy = false
        guard state.isComplete, state.pending.isEmpty else { return nil }
        state.isTaken = true
        // Closed with its last user: of those that need patience there may be many.
        state.file = nil
        return End(
          file: file,
          sum: own.bad.isEmpty ? own.hasher.finish() : nil,
          md5: own.bad.isEmpty ? own.md5?.finish() : nil, bad: own.bad, read: own.read)
      }
      if let end { return end }
    }
  }
}
