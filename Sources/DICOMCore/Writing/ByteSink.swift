/// Takes bytes in order: a file, a digest, memory, or nothing but their count.
public protocol ByteSink {
  mutating func write(_ bytes: [UInt8]) throws
}

/// Keeps what is written.
public struct MemorySink: ByteSink, Sendable {
  public private(set) var bytes: [UInt8] = []
  public init() {}
  init(capacity: Int) { bytes.reserveCapacity(capacity) }
  public mutating func write(_ bytes: [UInt8]) { self.bytes += bytes }
}
