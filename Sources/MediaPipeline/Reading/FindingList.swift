internal import DICOMFileSet

/// Gathers findings, so that thousands of one kind do not fill the memory nor the screen.
struct FindingList {
  private(set) var all: [MediumFinding] = []
  private var counted: [String: Int] = [:]
  private var numbers: [String: Int] = [:]
  /// Of one kind no more are told one by one.
  static let limit = 1_000

  typealias Severity = DirectoryFinding.Severity

  mutating func add(_ finding: MediumFinding) { all.append(finding) }

  /// A finding of its own, as long as there are not too many of its kind.
  mutating func add(
    _ kind: InventoryFinding, _ severity: Severity, path: String? = nil, _ message: String
  ) {
    numbers[kind.rawValue, default: 0] += 1
    if numbers[kind.rawValue, default: 0] <= Self.limit {
      all.append(
        MediumFinding(kind: kind.rawValue, severity: severity, path: path, message: message))
    } else {
      count(kind, severity, path: path, message)
    }
  }

  /// One finding for all of its kind, with the path and the message of the first.
  mutating func count(
    _ kind: InventoryFinding, _ severity: Severity, path: String? = nil, _ message: String
  ) {
    if let known = counted[kind.rawValue] {
      all[known].count += 1
      return
    }
    counted[kind.rawValue] = all.count
    all.append(MediumFinding(kind: kind.rawValue, severity: severity, path: path, message: message))
  }
}
