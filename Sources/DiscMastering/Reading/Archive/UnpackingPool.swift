internal import Synchronization

/// Lets only so many files of an archive keep the state of their unpacking: each has some
/// hundred kilobytes, and a study has thousands of files.
final class UnpackingPool: Sendable {
  private let recent = Mutex<[WeakSource]>([])
  private let limit: Int

  private struct WeakSource: Sendable {
    weak let source: UnpackedSource?
  }

  init(limit: Int = 16) { self.limit = limit }

  /// Notes that a source was read; one that was not read for long gives up its state.
  func use(_ source: UnpackedSource) {
    let oldest = recent.withLock { recent -> UnpackedSource? in
      if recent.last?.source === source { return nil }
      recent.removeAll { $0.source == nil || $0.source === source }
      recent.append(WeakSource(source: source))
      return recent.count > limit ? recent.removeFirst().source : nil
    }
    oldest?.release()
  }
}
