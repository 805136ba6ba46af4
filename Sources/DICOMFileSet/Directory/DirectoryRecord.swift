public import DICOMCore

/// One record of a DICOMDIR, in the order in which it is written: a parent before its children.
public struct DirectoryRecord: Sendable {
  /// 0 at the root, one more than the parent's below it.
  public var depth: Int
  /// The elements from Directory Record Type on, encoded in Explicit VR Little Endian, as far as they
  /// are not in `tail`.
  public var body: [UInt8]
  /// Elements behind those of `body`, as an icon, which stay where they lie until they are written;
  /// nil for none.
  public var tail: Bytes?
  /// False for one that stays and is not to be read any more: retired, and never true of new ones.
  public var isInUse: Bool

  public init(depth: Int, body: [UInt8], tail: Bytes? = nil, isInUse: Bool = true) {
    self.depth = depth
    self.body = body
    self.tail = tail
    self.isInUse = isInUse
  }
}

extension DirectoryRecord {
  /// Item header, and the three elements in front of every body.
  static let headerCount = 8 + 34

  /// Bytes of `body` and `tail`.
  var bodyCount: Int { body.count + (tail?.count ?? 0) }

  /// Bytes in the DICOMDIR of a record with such a body, its tail included.
  public static func count(bodyCount: Int) -> Int { headerCount + bodyCount }
}
