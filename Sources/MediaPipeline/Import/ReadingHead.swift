internal import DICOMCore
internal import DiscMastering
internal import Synchronization

/// Hands out the pieces of all files, one after the other in the order of the plan.
///
/// Whoever asks does the reading, and nobody else reads meanwhile, so that a disc is read in one
/// sweep; what is read while others hash and write is the read-ahead, bounded by `budget`.
final class ReadingHead: Sendable {
  private struct State {
    var next = 0
    var transfer: Transfer?
    var sweep: FileSweep?
  }

  private let state = Mutex(State())
  private let isStopped = Atomic(false)
  private let count: Int
  /// Pieces that are in memory.
  private let budget: Semaphore
  /// Nil for a file that cannot be opened, which is noted elsewhere.
  private let open: @Sendable (Int) throws -> Transfer?

  init(count: Int, pieces: Int, open: @escaping @Sendable (Int) throws -> Transfer?) {
    self.count = count
    self.open = open
    budget = Semaphore(pieces)
  }

  /// Reads the next piece and gives it to its file.
  /// - Returns: the file; nil at the end of all.
  func read() throws -> Transfer? {
    try state.withLock { state in
      while !isStopped.load(ordering: .relaxed) {
        if Interruption.isRequested { throw CancellationError() }
        if let transfer = state.transfer {
          budget.wait()
          if isStopped.load(ordering: .relaxed) { return nil }
          let piece = state.sweep?.next()
          if case .bytes? = piece {} else { budget.signal() }
          if let piece { transfer.add(piece) }
          if state.sweep?.isAtEnd != false {
            transfer.add(nil)
            (state.transfer, state.sweep) = (nil, nil)
          }
          return transfer
        }
        guard state.next < count else { return nil }
        defer { state.next += 1 }
        guard let transfer = try open(state.next) else { continue }
        (state.transfer, state.sweep) = (transfer, FileSweep(transfer.source))
      }
      return nil
    }
  }

  /// A whole file, for media on which order is no matter: each thread reads its own.
  func take() throws -> Transfer? {
    while !isStopped.load(ordering: .relaxed) {
      if Interruption.isRequested { throw CancellationError() }
      let number = state.withLock { state -> Int? in
        guard state.next < count else { return nil }
        defer { state.next += 1 }
        return state.next
      }
      guard let number else { return nil }
      if let transfer = try open(number) { return transfer }
    }
    return nil
  }

  func pieceIsDone() { budget.signal() }

  /// Ends the reading: there is nobody left to take the pieces.
  func stop() {
    isStopped.store(true, ordering: .relaxed)
    budget.signal()
  }
}
