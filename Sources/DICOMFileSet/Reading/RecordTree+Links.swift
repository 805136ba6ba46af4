extension RecordTree {
  /// Places what can be reached from `start` by links, `start` itself below `parent`.
  ///
  /// Those next to `start` have its origin; to those below them an offset leads.
  mutating func follow(
    from start: Int, below parent: Int32, _ origin: FileSetDirectory.Record.Origin
  ) {
    var pending = [(index: start, parent: parent, origin: origin)]
    while let step = pending.popLast() {
      place(step.index, below: step.parent, step.origin)
      // What lies below is placed first, so that a shared record stays where it stands higher up.
      if let next = target(links.next[step.index], of: step.index, isNext: true) {
        pending.append((next, step.parent, step.origin))
      }
      if let lower = target(links.lower[step.index], of: step.index, isNext: false) {
        pending.append((lower, Int32(truncatingIfNeeded: step.index), .linked))
      }
      while let waiting = pending.last, isPlaced(waiting.index) {
        noteShared(waiting.index)
        pending.removeLast()
      }
    }
  }

  /// The record that a link of `index` leads to, unless it leads astray.
  private mutating func target(_ target: Int32, of index: Int, isNext: Bool) -> Int? {
    guard target >= 0 else {
      if target == RecordLinks.broken { noteBroken(index, isNext: isNext) }
      return nil
    }
    let found = Int(target)
    guard !isPlaced(found) else {
      if isLoop(found, from: index) { noteLoop(index) } else { noteShared(found) }
      return nil
    }
    if !isNext, Int(depth[index]) + 1 >= Self.depthLimit {
      log.note(
        .limit, .error, offset: Int(records[index].offset), record: index,
        "records lie deeper than \(Self.depthLimit) levels; they were placed by their order")
      return nil
    }
    let above = isNext ? parent[index] : target == index ? parent[index] : Int32(index)
    if incoming[found] > 1, mayStand(found, below: above) == false {
      log.list(
        .linkBroken, .error, offset: Int(records[index].offset), record: index,
        rest: "more offsets lead into another entity and were not followed",
        "an offset leads to a record that belongs into another entity; it was not followed")
      return nil
    }
    return found
  }

  func mayStand(_ index: Int, below parent: Int32) -> Bool? {
    types.mayStand(
      records[index].type, below: parent >= 0 ? records[Int(parent)].type : nil)
  }

  /// Links lead from `found` to `index` already: it is that, above it, or beside one of those.
  private func isLoop(_ found: Int, from index: Int) -> Bool {
    var above = Int32(truncatingIfNeeded: index)
    while above >= 0 {
      if Int(above) == found || parent[Int(above)] == parent[found] { return true }
      above = parent[Int(above)]
    }
    return false
  }

  private mutating func noteBroken(_ index: Int, isNext: Bool) {
    let record = records[index]
    let offset = links.place(of: isNext ? record.next : record.lower)
    // That records are cut off has been said of the file.
    if isCut, offset > Int(records.last?.offset ?? 0) { return }
    log.list(
      .linkBroken, .error, offset: Int(record.offset), record: index,
      rest: "more offsets lead to no record",
      "the offset of the \(isNext ? "next record" : "records below") leads to byte \(offset), "
        + "where no record begins; it was not followed")
  }

  private mutating func noteLoop(_ index: Int) {
    log.list(
      .linkLoop, .error, offset: Int(records[index].offset), record: index,
      rest: "more offsets lead back to a record before them",
      "an offset leads back to a record above or before it; it was not followed")
  }

  private mutating func noteShared(_ index: Int) {
    log.list(
      .recordShared, .error, offset: Int(records[index].offset), record: index,
      rest: "more records are led to twice",
      "two offsets lead to one record; it stays where the first has it")
  }
}
