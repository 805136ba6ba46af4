extension RecordTree {
  /// What was met latest of each kind, while records are gone through in the order of the file.
  private struct Latest {
    var ofRank = [Int32](repeating: RecordTree.root, count: 3)
    var ofType: [UInt16: Int32] = [:]
    var ofKey: [UInt64: Int32] = [:]

    mutating func meet(_ index: Int, _ record: ScannedRecord, isKnown: Bool) {
      let number = Int32(truncatingIfNeeded: index)
      if record.rank.rawValue < 3 {
        ofRank[Int(record.rank.rawValue)] = number
        // What comes under a new patient belongs to no study of the one before.
        for lower in Int(record.rank.rawValue) + 1..<3 { ofRank[lower] = RecordTree.root }
        if record.key != 0, ofKey[record.key] == nil { ofKey[record.key] = number }
      } else if record.rank == .other, isKnown {
        ofType[record.type] = number
      }
    }
  }

  /// Places every record by the order of the file and the UIDs that it names.
  mutating func infer() {
    // Of records that stand behind what belongs to them, the file has to be read backwards.
    let isReversed = records.first?.rank == .instance && records.last?.rank == .patient
    var latest = Latest()
    var parents = [Int32](repeating: Self.root, count: records.count)
    var keys = Latest()
    for index in records.indices { meet(index, &keys) }
    latest.ofKey = keys.ofKey
    for step in records.indices {
      let index = isReversed ? records.count - 1 - step : step
      parents[index] = parent(of: records[index], latest, amongAll: true)
      meet(index, &latest)
    }
    // A parent has to be placed before its children, and its rank is lower: six passes do.
    var rest = Array(records.indices)
    while !rest.isEmpty {
      let later = rest.filter { index in
        guard parents[index] < 0 || isPlaced(Int(parents[index])) else { return true }
        place(index, below: parents[index], .inferred)
        return false
      }
      guard later.count < rest.count else {
        for index in later { place(index, below: Self.root, .inferred) }
        return
      }
      rest = later
    }
  }

  /// Places the records that no offset leads to, below those that stand in front of them.
  mutating func placeOrphans() {
    for onlyHeads in [true, false] {
      var latest = Latest()
      for index in records.indices {
        if !isPlaced(index), !onlyHeads || incoming[index] == 0 {
          if standIns.contains(index) {
            follow(from: index, below: Self.root, .linked)
          } else {
            var above = parent(of: records[index], latest, amongAll: false)
            if above >= 0, Int(depth[Int(above)]) + 1 >= Self.depthLimit { above = Self.root }
            let before = log.findings.count
            follow(from: index, below: above, .orphaned)
            if !onlyHeads, log.findings.count == before { noteLostLoop(index) }
          }
        }
        if isPlaced(index) { meet(index, &latest) }
      }
    }
    var (count, first) = (0, 0)
    for index in records.indices.reversed() where origin[index] == .orphaned {
      (count, first) = (count + 1, index)
    }
    guard count > 0 else { return }
    log.note(
      .recordOrphaned, .error, offset: Int(records[first].offset), record: first, count: count,
      "no offset leads to the records; they were placed by their order in the file")
  }

  private mutating func noteLostLoop(_ index: Int) {
    log.note(
      .linkLoop, .error, offset: Int(records[index].offset), record: index,
      "records lead to each other and no other record to them; they were placed by their order")
  }

  /// The record that `record` belongs below: the one it names, else the latest that may be.
  /// - Parameter amongAll: also of those that have no place yet.
  private func parent(of record: ScannedRecord, _ latest: Latest, amongAll: Bool) -> Int32 {
    switch record.rank {
    case .patient, .nonPatient: return Self.root
    case .study, .series, .instance:
      let level = Int(record.rank.rawValue) - 1
      if record.parentKey != 0, let named = latest.ofKey[record.parentKey],
        Int(records[Int(named)].rank.rawValue) == level, amongAll || isPlaced(Int(named))
      {
        return named
      }
      return latest.ofRank[...level].last { $0 >= 0 } ?? Self.root
    case .other:
      let possible = latest.ofType.filter {
        $0.key != record.type && types.mayStand(record.type, below: $0.key) == true
      }
      let standing = possible.values.max() ?? Self.root
      let ranked =
        latest.ofRank.last {
          $0 >= 0 && types.mayStand(record.type, below: records[Int($0)].type) != false
        } ?? Self.root
      return types.isPrivate(record.type) ? ranked : max(standing, ranked)
    }
  }

  private func meet(_ index: Int, _ latest: inout Latest) {
    latest.meet(index, records[index], isKnown: types.isKnown(records[index].type))
  }
}
