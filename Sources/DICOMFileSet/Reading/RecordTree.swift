/// Which record lies below which, from their links and, where these fail, from their order.
///
/// Nothing here recurses, and every record is placed exactly once.
struct RecordTree: Sendable {
  static let root: Int32 = -1
  static let unplaced: Int32 = -2
  /// Levels of a tree; what lies deeper is no file-set.
  static let depthLimit = 64

  let records: [ScannedRecord]
  let types: RecordTypeTable
  let links: RecordLinks
  var log: FindingLog
  /// Records are missing at the end of the file, so that links lead beyond it.
  let isCut: Bool
  /// Multi-referenced file records that others lead to, outside of the tree.
  let standIns: Set<Int>

  var parent: [Int32]
  private(set) var depth: [UInt8]
  private(set) var origin: [FileSetDirectory.Record.Origin]
  private var firstChild: [Int32]
  private var lastChild: [Int32]
  private var nextSibling: [Int32]
  private var firstRoot = RecordTree.root
  private var lastRoot = RecordTree.root
  /// Links that lead to a record, up to 255.
  var incoming: [UInt8]

  init(
    _ records: [ScannedRecord], _ types: RecordTypeTable, _ links: RecordLinks, isCut: Bool,
    standIns: Set<Int>, log: FindingLog
  ) {
    self.records = records
    self.types = types
    self.links = links
    self.isCut = isCut
    self.standIns = standIns
    self.log = log
    parent = [Int32](repeating: Self.unplaced, count: records.count)
    firstChild = [Int32](repeating: Self.root, count: records.count)
    (lastChild, nextSibling) = (firstChild, firstChild)
    depth = [UInt8](repeating: 0, count: records.count)
    origin = [FileSetDirectory.Record.Origin](repeating: .linked, count: records.count)
    incoming = [UInt8](repeating: 0, count: records.count)
    for index in records.indices {
      count(links.next[index], from: index)
      count(links.lower[index], from: index)
    }
    count(links.first, from: -1)
  }

  private mutating func count(_ target: Int32, from index: Int) {
    guard target >= 0, Int(target) != index, incoming[Int(target)] < .max else { return }
    incoming[Int(target)] += 1
  }

  /// The last record of the root so far.
  var lastOfRoot: Int32 { lastRoot }

  /// Puts a record behind those that `parent` has.
  mutating func place(
    _ index: Int, below parent: Int32, _ origin: FileSetDirectory.Record.Origin
  ) {
    self.parent[index] = parent
    self.origin[index] = origin
    let number = Int32(truncatingIfNeeded: index)
    guard parent >= 0 else {
      if lastRoot >= 0 { nextSibling[Int(lastRoot)] = number } else { firstRoot = number }
      lastRoot = number
      return
    }
    depth[index] = depth[Int(parent)] + 1
    let last = lastChild[Int(parent)]
    if last >= 0 { nextSibling[Int(last)] = number } else { firstChild[Int(parent)] = number }
    lastChild[Int(parent)] = number
  }

  func isPlaced(_ index: Int) -> Bool { parent[index] != Self.unplaced }

  /// Every record, a parent before its children.
  func order() -> [Int32] {
    var order: [Int32] = []
    order.reserveCapacity(records.count)
    var pending: [Int32] = firstRoot >= 0 ? [firstRoot] : []
    while let top = pending.popLast() {
      order.append(top)
      if nextSibling[Int(top)] >= 0 { pending.append(nextSibling[Int(top)]) }
      if firstChild[Int(top)] >= 0 { pending.append(firstChild[Int(top)]) }
    }
    return order
  }
}
