/// How a volume is written, and how the caller watches and stops it.
public struct WriteControl: Sendable {
  /// Wait until the volume is on the disk, not only in memory.
  public var sync = true
  /// Threads that copy and hash; 1 or more.
  public var jobs = 2
  /// Told the bytes of source data copied so far; called on the writing threads, one at a time.
  public var progress: @Sendable (Int64) -> Void = { _ in }
  /// Asked before every chunk, on the writing threads; true ends in `CancellationError`.
  public var isCancelled: @Sendable () -> Bool = { false }

  public init() {}
}

/// What was written.
public struct WrittenVolume: Sendable {
  /// Bytes of the image or archive; of a folder, the sum of its files.
  public var size: Int
  /// One for each of the contents' files, in their order.
  public var checksums: [SHA256Sum]
}
