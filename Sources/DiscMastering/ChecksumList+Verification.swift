internal import Crypto
public import DICOMCore
internal import Synchronization

extension ChecksumList {
  /// What is wrong with a file of the list.
  public enum Difference: Hashable, Sendable {
    case missing(path: String)
    case different(path: String)
    case unreadable(path: String, message: String)
    /// On the volume, but not in the list.
    case unlisted(path: String)
  }

  /// Reads every file of the list and compares its checksum.
  ///
  /// Files are read in pieces, `control.jobs` at once; `control.progress` is told the bytes.
  /// - Parameter path: of the list itself, which is not in it.
  /// - Returns: the differences, in the list's order, files that are not listed last.
  /// - Throws: `CancellationError`, or what the reader throws when it cannot list its files.
  public func verify(
    _ reader: some VolumeReader, listPath path: String = "SHA256.TXT",
    _ control: WriteControl = WriteControl()
  ) throws -> [Difference] {
    let onVolume = try reader.paths()
    let listed = Set(entries.lazy.map(\.path))
    let shared = VerificationState()
    onThreads(min(control.jobs, entries.count)) {
      while let index = shared.next(of: entries.count) {
        let entry = entries[index]
        do {
          let source = try reader.source(at: entry.path)
          let sum = try SHA256Sum(of: source) { bytes in
            if control.isCancelled() { throw CancellationError() }
            shared.add(bytes, control.progress)
          }
          if sum != entry.sum { shared.report(index, .different(path: entry.path)) }
        } catch is CancellationError {
          shared.cancel()
        } catch let error as MasteringError where error.reason == .noSuchFile {
          shared.report(index, .missing(path: entry.path))
        } catch {
          shared.report(index, .unreadable(path: entry.path, message: "\(error)"))
        }
      }
    }
    return try shared.differences()
      + onVolume.lazy.map(\.path).filter { $0 != path && !listed.contains($0) }
      .map { .unlisted(path: $0) }
  }
}

/// What the verifying threads share.
private final class VerificationState: Sendable {
  private struct State {
    var next = 0
    var bytes: Int64 = 0
    var differences: [Int: ChecksumList.Difference] = [:]
    var isCancelled = false
  }
  private let state = Mutex(State())

  func next(of count: Int) -> Int? {
    state.withLock { state in
      guard !state.isCancelled, state.next < count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  func add(_ bytes: Int, _ progress: @Sendable (Int64) -> Void) {
    state.withLock { state in
      state.bytes += Int64(bytes)
      progress(state.bytes)
    }
  }

  func report(_ index: Int, _ difference: ChecksumList.Difference) {
    state.withLock { $0.differences[index] = difference }
  }

  func cancel() { state.withLock { $0.isCancelled = true } }

  func differences() throws -> [ChecksumList.Difference] {
    try state.withLock { state in
      if state.isCancelled { throw CancellationError() }
      return state.differences.sorted { $0.key < $1.key }.map(\.value)
    }
  }
}

extension SHA256Sum {
  /// The checksum of all bytes of a source, read in pieces.
  /// - Parameter piece: told the size of each piece before it is hashed.
  public init(of source: any ByteSource, piece: (Int) throws -> Void = { _ in }) throws {
    var hasher = SHA256()
    var offset = 0
    while offset < source.count {
      let count = min(1 << 20, source.count - offset)
      try piece(count)
      hasher.update(data: try source.read(offset..<offset + count))
      offset += count
    }
    self.init(hasher.finalize())
  }
}
