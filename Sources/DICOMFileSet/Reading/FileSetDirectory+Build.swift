internal import DICOMCore

extension FileSetDirectory {
  /// Makes the tree of what was scanned.
  mutating func build(_ scanner: RecordScanner, base: Int, hasSequence: Bool) {
    var log = scanner.log
    noteHead(&log)
    let scanned = scanner.records
    let first = offset(.offsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity)
    let last = offset(.offsetOfTheLastDirectoryRecordOfTheRootDirectoryEntity)
    let links = LinkShift(scanned, scanner.types, first: first, last: last)
      .links(isCut: scanner.isTruncated, candidates: base == 0 ? [] : [base])
    if links.shifted > 0 {
      let amounts = links.shifts.filter { $0 != 0 }.map {
        "\(abs($0)) bytes too \($0 > 0 ? "high" : "low")"
      }
      log.note(
        .offsetsShifted, .warning, count: links.shifted,
        (links.shifts.count > 1 ? "some offsets are " : "all offsets are ")
          + amounts.joined(separator: " or ") + "; they were followed with that taken off")
    }
    let standFor = multiReferencedRecords(scanned, links, &log)
    var tree = RecordTree(
      scanned, scanner.types, links, isCut: scanner.isTruncated || !hasSequence,
      standIns: Set(standFor.values),
      log: log)
    tree.placeAll(first: first, last: last)
    log = tree.log
    var checks = RecordChecks(scanner.types, log: log)
    take(tree, standFor, &checks)
    findings = checks.log.findings
  }

  private func offset(_ tag: Tag) -> UInt32 {
    UInt32(truncatingIfNeeded: head.integer(tag) ?? 0)
  }

  /// The record that has the file of another, by that.
  private func multiReferencedRecords(
    _ scanned: [ScannedRecord], _ links: RecordLinks, _ log: inout FindingLog
  ) -> [Int: Int] {
    var found: [Int: Int] = [:]
    for (index, record) in scanned.enumerated() where record.multiReferenced != 0 {
      if let target = links.record(at: record.multiReferenced), target != index,
        scanned[target].multiReferenced == 0
      {
        found[index] = target
      } else {
        log.list(
          .linkBroken, .error, offset: Int(record.offset), record: index,
          rest: "more offsets lead to no multi-referenced file record",
          "the offset of the multi-referenced file record leads to none; the file has to be found "
            + "otherwise")
      }
    }
    return found
  }

  private mutating func noteHead(_ log: inout FindingLog) {
    if !hasDirectoryInformation {
      log.note(
        .informationMissing, .warning,
        "the offsets of the root's records or the consistency flag are missing; "
          + "they were taken as 0")
    }
    if consistencyFlag != 0 {
      log.note(
        .consistencyFlag, .warning,
        "the directory says of itself that it is inconsistent with its files; compare them")
    }
  }

  /// Takes the records over in the order of the tree.
  private mutating func take(
    _ tree: RecordTree, _ standFor: [Int: Int], _ checks: inout RecordChecks
  ) {
    let order = tree.order()
    var place = [UInt32](repeating: 0, count: tree.records.count)
    for (index, number) in order.enumerated() { place[Int(number)] = UInt32(index) }
    records.reserveCapacity(order.count)
    places.reserveCapacity(order.count)
    for (index, number) in order.enumerated() {
      let scanned = tree.records[Int(number)]
      let parent = tree.parent[Int(number)]
      let above = parent >= 0 ? Int(place[Int(parent)]) : nil
      let isInUse =
        !scanned.flags.contains(.inactive) && (above.map { records[$0].isInUse } ?? true)
      records.append(
        Record(
          offset: Int(scanned.offset), type: tree.types.types[Int(scanned.type)], parent: above,
          depth: Int(tree.depth[Int(number)]), isInUse: isInUse,
          origin: tree.origin[Int(number)]))
      places.append(
        Place(
          content: scanned.content, end: scanned.end, body: scanned.body, next: UInt32(index + 1),
          isVerbatim: scanned.flags.isDisjoint(with: [.isOutOfOrder, .isDamaged])
            && scanned.multiReferenced == 0))
      checks.check(
        scanned, number: Int(number), parent: parent >= 0 ? tree.records[Int(parent)] : nil,
        isInUse: isInUse, isCut: tree.isCut && Int(number) == tree.records.count - 1)
    }
    for index in records.indices.reversed() {
      if let parent = records[index].parent {
        places[parent].next = max(places[parent].next, places[index].next)
      }
    }
    for (index, target) in standFor {
      multiReferenced[Int(place[index])] = Int(place[target])
      standIns.insert(Int(place[target]))
    }
    checks.log.renumber { $0 < place.count ? Int(place[$0]) : $0 }
  }
}

extension RecordTree {
  /// Places every record.
  mutating func placeAll(first: UInt32, last: UInt32) {
    guard !records.isEmpty else {
      if first != 0, !isCut { noteFirst("leads to no record") }
      return
    }
    guard links.resolved > 0, links.resolved * 4 >= links.count || isCut else {
      log.note(
        .offsetsMissing, .error, count: records.count,
        links.count == 0
          ? "there are no offsets; the tree was made from the order of the records and their UIDs"
          : "the offsets lead to no records; the tree was made from the order of the records and "
            + "their UIDs")
      infer()
      return
    }
    let isAstray =
      links.first >= 0 && incoming[Int(links.first)] > 1
      && mayStand(Int(links.first), below: Self.root) == false
    if links.first >= 0, !isAstray {
      follow(from: Int(links.first), below: Self.root, .linked)
      checkLast(last)
    } else {
      noteFirst(
        first == 0
          ? "is missing" : isAstray ? "leads to one below others" : "leads to no record")
      let start = records.indices.first {
        incoming[$0] == 0 && !standIns.contains($0) && mayStand($0, below: Self.root) != false
      }
      if let start { follow(from: start, below: Self.root, .linked) }
    }
    placeOrphans()
  }

  private mutating func noteFirst(_ what: String) {
    log.note(
      .linkBroken, .error,
      "the offset of the first record \(what); reading began at the first record that may stand "
        + "at the root")
  }

  private mutating func checkLast(_ last: UInt32) {
    guard links.last != lastOfRoot, !isCut else { return }
    log.note(
      .lastRootWrong, .note,
      "the offset of the last record of the root does not lead to it; it is not needed for reading")
  }
}
