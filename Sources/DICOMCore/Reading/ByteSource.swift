/// Bytes that can be read at any place: a file, a member of an archive, memory.
public protocol ByteSource: AnyObject, Sendable {
  /// What to call it in an error: a path, or a path within an archive.
  var name: String { get }
  /// Size in bytes.
  var count: Int { get }
  /// Exactly the bytes of `range`, which lies within `0..<count`.
  /// - Throws: when they cannot be read, or when the source has shrunk.
  func read(_ range: Range<Int>) throws -> [UInt8]
  /// What is known not to be there, ascending, so that nobody tries to read it.
  ///
  /// A damaged size may be anything: a file of terabytes on a medium of a megabyte.
  var missing: [Range<Int>] { get }
}

extension ByteSource {
  public var missing: [Range<Int>] { [] }
}

/// Bytes held in memory.
public final class MemorySource: ByteSource {
  public let name: String
  public let bytes: [UInt8]
  public var count: Int { bytes.count }

  public init(_ bytes: [UInt8], name: String = "memory") {
    self.bytes = bytes
    self.name = name
  }

  public func read(_ range: Range<Int>) throws -> [UInt8] {
    guard range.lowerBound >= 0, range.upperBound <= bytes.count else {
      throw DICOMError(
        .truncated(needed: range.count, available: max(0, bytes.count - range.lowerBound)),
        file: name, offset: range.lowerBound)
    }
    return Array(bytes[range])
  }
}
