internal import Synchronization

/// What the copying threads share: which file is next, what is done, and whether to stop.
final class CopyState: Sendable {
  private struct State {
    var next = 0
    var bytes: Int64 = 0
    var sums: [SHA256Sum?]
    /// The failure of the earliest file, so that the same one is reported on every run.
    var failure: (index: Int, error: any Error)?
  }
  private let state: Mutex<State>
  private let count: Int
  private let control: WriteControl

  /// The volume will be waited for until it is on the disk.
  var sync: Bool { control.sync }

  init(count: Int, control: WriteControl) {
    self.count = count
    self.control = control
    state = Mutex(State(sums: Array(repeating: nil, count: count)))
  }

  /// The next file to copy; nil when there is none left or a thread has failed.
  func next() -> Int? {
    state.withLock { state in
      guard state.failure == nil, state.next < count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  /// - Throws: `CancellationError` when the caller wants the copying to end.
  func checkCancelled() throws {
    if control.isCancelled() { throw CancellationError() }
  }

  func copied(_ bytes: Int) {
    state.withLock { state in
      state.bytes += Int64(bytes)
      control.progress(state.bytes)
    }
  }

  func finished(_ index: Int, _ sum: SHA256Sum) {
    state.withLock { $0.sums[index] = sum }
  }

  func failed(_ index: Int, _ error: any Error) {
    state.withLock { state in
      if let failure = state.failure, failure.index <= index { return }
      state.failure = (index, error)
    }
  }

  func result() throws -> [SHA256Sum] {
    try state.withLock { state in
      if let failure = state.failure { throw failure.error }
      return state.sums.compactMap(\.self)
    }
  }
}
