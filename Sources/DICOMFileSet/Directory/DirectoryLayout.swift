/// Where each record of a DICOMDIR stands, and which follows it and lies below it.
///
/// Offsets are counted from the first record, 0 for none is `none`; one pass, no recursion.
struct DirectoryLayout {
  static let none = UInt32.max

  /// The next record of the same entity, by index of record.
  private(set) var next: [UInt32] = []
  /// The first record of the entity below.
  private(set) var child: [UInt32] = []
  private(set) var recordBytes = 0
  private(set) var first = none
  private(set) var last = none
  /// The latest record of each depth that is still open.
  private var open: [Int] = []

  /// A record one level deeper than the one before it is its child.
  mutating func append(depth: Int, bodyCount: Int) {
    let offset = UInt32(truncatingIfNeeded: recordBytes)
    let index = next.count
    next.append(Self.none)
    child.append(Self.none)
    let depth = min(max(0, depth), open.count)
    if depth < open.count {
      next[open[depth]] = offset
      open.removeSubrange(depth...)
    } else if depth > 0 {
      child[open[depth - 1]] = offset
    }
    open.append(index)
    if depth == 0 {
      if first == Self.none { first = offset }
      last = offset
    }
    recordBytes += DirectoryRecord.count(bodyCount: bodyCount)
  }

  mutating func finish() { open = [] }

  /// The offset from the first byte of the file; 0 for none.
  func absolute(_ offset: UInt32, _ base: Int) -> UInt32 {
    offset == Self.none ? 0 : UInt32(truncatingIfNeeded: base + Int(offset))
  }
}
