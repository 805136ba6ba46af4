internal import Crypto

/// Computes an MD5 of bytes that come in pieces: what older media list for their files.
///
/// It finds bytes that have changed by accident, not those that somebody has changed.
public struct MD5Hasher: Sendable {
  private var hash = Insecure.MD5()

  public init() {}

  public mutating func update(_ bytes: [UInt8]) { hash.update(data: bytes) }

  /// 32 lower-case hexadecimal digits.
  public func finish() -> String {
    hash.finalize().reduce(into: "") { digits, byte in
      digits += byte < 16 ? "0" : ""
      digits += String(byte, radix: 16)
    }
  }
}
