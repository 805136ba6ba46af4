internal import Crypto

/// Computes a SHA-256 of bytes that come in pieces.
public struct SHA256Hasher: Sendable {
  private var hash = SHA256()

  public init() {}

  public mutating func update(_ bytes: [UInt8]) { hash.update(data: bytes) }

  public func finish() -> SHA256Sum { SHA256Sum(hash.finalize()) }
}
