/// Finds by how much all offsets of a directory are wrong.
struct LinkShift {
  private let records: [ScannedRecord]
  private let types: RecordTypeTable
  private let offsets: [UInt32]
  private let first: UInt32
  private let last: UInt32
  /// Links that are looked at to find what may be the shift.
  private static let sampleSize = 4096
  private static let neighbours = 16
  /// Shifts of one directory that are tried together, and how large they may be: no record is as
  /// short, so that none leads from one record to another.
  private static let pieces = 4
  private static let pieceReach = 64

  init(
    _ records: [ScannedRecord], _ types: RecordTypeTable, first: UInt32, last: UInt32
  ) {
    self.records = records
    self.types = types
    self.first = first
    self.last = last
    offsets = records.map(\.offset)
  }

  /// The links by the shift that proves itself: 95 of 100 lead to a record, and each to one that
  /// may stand there; else as they are.
  /// - Parameters:
  ///   - isCut: links beyond the last record prove nothing.
  ///   - candidates: shifts that are likely for another reason.
  func links(isCut: Bool, candidates: [Int] = []) -> RecordLinks {
    let plain = RecordLinks(records, first: first, last: last, shifts: [0])
    guard plain.count > 0 else { return plain }
    let reach = isCut ? Int(offsets.last ?? 0) : Int.max
    let legal = isLegal(plain)
    if legal, share(plain, reach) >= 1 { return plain }
    var best: RecordLinks?
    for shift in likely(candidates) {
      let links = RecordLinks(records, first: first, last: last, shifts: [shift])
      guard share(links, reach) >= 0.95, links.resolved > best?.resolved ?? 0, isLegal(links)
      else { continue }
      best = links
    }
    guard let best else { return piecewise(plain, reach) ?? plain }
    if legal, share(plain, reach) >= 0.95, plain.resolved >= best.resolved { return plain }
    return share(plain, reach) >= 1 && best.resolved <= plain.resolved && legal ? plain : best
  }

  /// Records that became longer or shorter one by one shift all that lie behind each of them.
  ///
  /// Shifts are taken up as long as each makes more links lead to a record.
  private func piecewise(_ plain: RecordLinks, _ reach: Int) -> RecordLinks? {
    var best = plain
    let shifts = likely([], share: 10).filter { abs($0) <= Self.pieceReach }
    while best.shifts.count < Self.pieces {
      let more = shifts.filter { !best.shifts.contains($0) }.map {
        RecordLinks(records, first: first, last: last, shifts: best.shifts + [$0])
      }
      guard let next = more.max(by: { $0.resolved < $1.resolved }), next.resolved > best.resolved
      else { break }
      best = next
      if share(best, reach) >= 1 { break }
    }
    return best.shifts.count > 1 && share(best, reach) >= 0.95 && isLegal(best) ? best : nil
  }

  private func share(_ links: RecordLinks, _ reach: Int) -> Double {
    var count = links.count
    if reach < Int.max {
      count = 0
      for record in records {
        if record.next != 0, links.place(of: record.next) <= reach { count += 1 }
        if record.lower != 0, links.place(of: record.lower) <= reach { count += 1 }
      }
      if first != 0, links.place(of: first) <= reach { count += 1 }
    }
    return count == 0 ? 0 : Double(links.resolved) / Double(count)
  }

  /// Every record is of a type that may stand where its links put it, as far as types are known.
  private func isLegal(_ links: RecordLinks) -> Bool {
    if links.first >= 0, types.mayStand(type(links.first), below: nil) == false { return false }
    for index in records.indices {
      if links.lower[index] >= 0,
        types.mayStand(type(links.lower[index]), below: records[index].type) == false
      {
        return false
      }
      if links.next[index] >= 0 {
        let (mine, other) = (records[index].rank, records[Int(links.next[index])].rank)
        let isRoot = mine == .patient || mine == .nonPatient
        let isOtherRoot = other == .patient || other == .nonPatient
        if mine != .other, other != .other, mine != other, !(isRoot && isOtherRoot) { return false }
      }
    }
    return true
  }

  private func type(_ index: Int32) -> UInt16 { records[Int(index)].type }

  /// Shifts that most of a sample of links bear out, the likeliest first.
  ///
  /// - Parameter share: of 100 links, how many it has to make lead to a record.
  private func likely(_ candidates: [Int], share: Int = 80) -> [Int] {
    var links: [(offset: Int, from: Int)] = []
    let stride = max(1, records.count * 2 / Self.sampleSize)
    if first != 0 { links.append((Int(first), 0)) }
    for index in Swift.stride(from: 0, to: records.count, by: stride) {
      if records[index].next != 0 { links.append((Int(records[index].next), index)) }
      if records[index].lower != 0 { links.append((Int(records[index].lower), index)) }
    }
    var votes: [Int: Int] = [:]
    for link in links {
      let place = RecordLinks.place(of: link.offset, in: offsets, from: link.from)
      for near in max(0, place - Self.neighbours)..<min(offsets.count, place + Self.neighbours) {
        votes[link.offset - Int(offsets[near]), default: 0] += 1
      }
    }
    var shifts = [0, 8, -8, 12, -12, 132, -132] + candidates
    // The root, and the link that leads least far, are likely to lead to one of the first.
    let least = links.map(\.offset).min() ?? 0
    for offset in offsets.prefix(4) { shifts += [Int(first) - Int(offset), least - Int(offset)] }
    let elected = votes.sorted { left, right in
      (right.value, left.key.magnitude) < (left.value, right.key.magnitude)
    }
    shifts += elected.prefix(16).map(\.key)
    var seen: Set<Int> = []
    let counted = shifts.filter { seen.insert($0).inserted }
      .map { shift in (shift, links.count { leads($0.offset - shift, from: $0.from) }) }
      .filter { $0.1 * 100 >= links.count * share }
    return counted.sorted { ($1.1, $0.0.magnitude) < ($0.1, $1.0.magnitude) }.prefix(8).map(\.0)
  }

  private func leads(_ offset: Int, from index: Int) -> Bool {
    RecordLinks.index(of: offset, in: offsets, from: index) >= 0
  }
}
