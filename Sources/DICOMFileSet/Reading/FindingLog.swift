/// Findings as they come, one for each kind and cause, however many places have it.
struct FindingLog: Sendable {
  private(set) var findings: [DirectoryFinding] = []
  private var places: [Cause: Int] = [:]

  /// Places that are listed one by one before the rest is counted.
  static let listed = 20

  private struct Cause: Hashable {
    var kind: DirectoryFinding.Kind
    var detail: String
  }

  /// Counts one more place with `kind` for the reason that `detail` tells.
  /// - Parameter record: in the order of the scan.
  mutating func note(
    _ kind: DirectoryFinding.Kind, _ severity: DirectoryFinding.Severity, offset: Int? = nil,
    record: Int? = nil, count: Int = 1, _ detail: String
  ) {
    let cause = Cause(kind: kind, detail: detail)
    if let place = places[cause] {
      findings[place].count += count
      return
    }
    places[cause] = findings.count
    findings.append(
      DirectoryFinding(
        kind, severity, offset: offset, record: record, count: count, detail))
  }

  /// Tells each place by itself, and those beyond the first few together.
  mutating func list(
    _ kind: DirectoryFinding.Kind, _ severity: DirectoryFinding.Severity, offset: Int,
    record: Int?, rest: String, _ detail: String
  ) {
    let cause = Cause(kind: kind, detail: rest)
    guard let place = places[cause] else {
      let number = lists[cause, default: 0]
      guard number < Self.listed else {
        places[cause] = findings.count
        findings.append(
          DirectoryFinding(kind, severity, offset: offset, record: record, "\(rest); not listed"))
        return
      }
      lists[cause] = number + 1
      findings.append(
        DirectoryFinding(kind, severity, offset: offset, record: record, detail))
      return
    }
    findings[place].count += 1
  }
  private var lists: [Cause: Int] = [:]

  /// Gives the records their places in the tree.
  mutating func renumber(_ place: (Int) -> Int) {
    for index in findings.indices { findings[index].record = findings[index].record.map(place) }
  }
}
