internal import DICOMCore
internal import DICOMFileSet

extension DirectoryValidation {
  /// Follows the offsets as they stand in the file, and not as reading mended them.
  mutating func checkLinks(_ directory: FileSetDirectory) {
    var walk = LinkWalk(facts)
    let first = directory.head.integer(.offsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity)
    let last = directory.head.integer(.offsetOfTheLastDirectoryRecordOfTheRootDirectoryEntity)
    // That the offsets are not there has been said.
    guard let first, let last else { return }
    var start: Int?
    if let found = walk.byOffset[first] {
      start = found
    } else if first != 0 || !facts.isEmpty {
      note(
        DirectoryRule.first, .offsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity,
        found: "\(first), where no record begins",
        expected: facts.isEmpty ? "0" : "the offset of a record")
      walk.faults.append((.first, 0))
    }
    if let start { walk.follow(from: start) }
    let end = isCut ? facts.map(\.offset).max() ?? 0 : Int.max
    for (kind, index) in walk.faults where (facts.isEmpty ? 0 : walk.target(kind, index)) <= end {
      noteFault(kind, index)
    }
    if walk.faults.isEmpty, !isCut, last != walk.lastOfRoot(from: start) {
      note(
        DirectoryRule.last, .offsetOfTheLastDirectoryRecordOfTheRootDirectoryEntity,
        found: "\(last), which is not where the chain of the root's records ends",
        expected: "\(walk.lastOfRoot(from: start)), the last record that is reached from the first")
    }
    for index in walk.parents.indices where walk.isReached[index] {
      checkPlace(index, below: walk.parents[index], directory)
    }
    noteOrphans(&walk)
  }

  private mutating func noteFault(_ kind: LinkWalk.Fault, _ index: Int) {
    guard kind != .first else { return }
    let fact = facts[index]
    let next = Tag.offsetOfTheNextDirectoryRecord
    let lower = Tag.offsetOfReferencedLowerLevelDirectoryEntity
    switch kind {
    case .first: break
    case .next:
      note(
        DirectoryRule.next, at: fact.offset, next, record: index,
        found: "\(fact.next), where no record begins", expected: "the offset of a record, or 0")
    case .lower:
      note(
        DirectoryRule.lower, at: fact.offset, lower, record: index,
        found: "\(fact.lower), where no record begins", expected: "the offset of a record, or 0")
    case .loopNext, .loopLower:
      let isNext = kind == .loopNext
      note(
        DirectoryRule.loop, at: fact.offset, isNext ? next : lower, record: index,
        found: "\(isNext ? fact.next : fact.lower), a record that led here",
        expected: "a record that no offset leads to yet, or 0")
    case .sharedNext, .sharedLower:
      let isNext = kind == .sharedNext
      note(
        DirectoryRule.shared, at: fact.offset, isNext ? next : lower, record: index,
        found: "\(isNext ? fact.next : fact.lower), to which another offset leads",
        expected: "a record that no offset leads to yet, or 0")
    }
  }

  /// Records that a broken offset cuts off are its consequence and no finding of their own.
  private mutating func noteOrphans(_ walk: inout LinkWalk) {
    let heads = walk.unreachedHeads()
    guard heads.count > walk.faults.count else { return }
    for index in heads where facts[index].isInUse {
      note(
        DirectoryRule.orphan, at: facts[index].offset, record: index,
        found: "a record that no offset leads to", expected: "one offset to each record")
    }
  }

  private mutating func checkPlace(_ index: Int, below parent: Int?, _ directory: FileSetDirectory)
  {
    let type = directory.records[index].type
    let above = parent.map { directory.records[$0].type }
    guard type.isKnown, above?.isKnown ?? true, type != .mrdr, !type.mayStand(below: above) else {
      return
    }
    let places = type.parents.map(\.rawValue) + (type.standsAtRoot ? ["the root"] : [])
    note(
      DirectoryRule.hierarchy, at: facts[index].offset, .directoryRecordType, record: index,
      found: "\(type) below \(above?.rawValue ?? "the root")",
      expected: "\(type) below \(places.joined(separator: " or "))")
  }
}

/// Goes along the offsets once, without recursion.
struct LinkWalk {
  enum Fault { case first, next, lower, loopNext, loopLower, sharedNext, sharedLower }

  let facts: [RecordFacts]
  let byOffset: [Int: Int]
  var faults: [(Fault, Int)] = []
  private(set) var isReached: [Bool]
  /// Nil at the root.
  private(set) var parents: [Int?]
  /// On the way from the first record to the present one.
  private var isOpen: [Bool]

  init(_ facts: [RecordFacts]) {
    self.facts = facts
    byOffset = Dictionary(
      facts.indices.map { (facts[$0].offset, $0) }, uniquingKeysWith: { first, _ in first })
    isReached = [Bool](repeating: false, count: facts.count)
    parents = [Int?](repeating: nil, count: facts.count)
    isOpen = isReached
  }

  /// Where the offset leads that is at fault.
  func target(_ fault: Fault, _ index: Int) -> Int {
    switch fault {
    case .first: 0
    case .next, .loopNext, .sharedNext: facts[index].next
    case .lower, .loopLower, .sharedLower: facts[index].lower
    }
  }

  mutating func follow(from start: Int) {
    // What lies below comes first, so that a shared record counts where it stands higher up.
    var open: [(index: Int, step: Int)] = [(start, 0)]
    enter(start, below: nil)
    while let (index, step) = open.last {
      guard step < 2 else {
        isOpen[index] = false
        open.removeLast()
        continue
      }
      open[open.count - 1].step += 1
      let isNext = step == 1
      let offset = isNext ? facts[index].next : facts[index].lower
      guard offset != 0 else { continue }
      guard let target = byOffset[offset] else {
        faults.append((isNext ? .next : .lower, index))
        continue
      }
      if isOpen[target] {
        faults.append((isNext ? .loopNext : .loopLower, index))
      } else if isReached[target] {
        faults.append((isNext ? .sharedNext : .sharedLower, index))
      } else {
        enter(target, below: isNext ? parents[index] : index)
        open.append((target, 0))
      }
    }
  }

  private mutating func enter(_ index: Int, below parent: Int?) {
    (isReached[index], isOpen[index], parents[index]) = (true, true, parent)
  }

  /// The offset at which the chain of root records ends; only asked where no fault was found.
  func lastOfRoot(from start: Int?) -> Int {
    guard var index = start else { return 0 }
    for _ in facts.indices {
      guard let next = byOffset[facts[index].next] else { break }
      index = next
    }
    return facts[index].offset
  }

  /// Of each piece of the tree that was not reached, the record that leads to the rest of it.
  mutating func unreachedHeads() -> [Int] {
    for fact in facts where fact.standIn != 0 {
      if let target = byOffset[fact.standIn] { isReached[target] = true }
    }
    var isLedTo = [Bool](repeating: false, count: facts.count)
    for index in facts.indices where !isReached[index] {
      for offset in [facts[index].next, facts[index].lower] {
        if let target = byOffset[offset], target != index { isLedTo[target] = true }
      }
    }
    var heads = facts.indices.filter { !isReached[$0] && !isLedTo[$0] }
    let (faultsBefore, parentsBefore) = (faults, parents)
    for head in heads { follow(from: head) }
    // What is left leads to itself in a ring, of which one record stands for the others.
    for index in facts.indices where !isReached[index] {
      heads.append(index)
      follow(from: index)
    }
    (faults, parents) = (faultsBefore, parentsBefore)
    return heads.sorted { facts[$0].offset < facts[$1].offset }
  }
}
