/// The values that instances have of one thing, and who has them.
struct Votes<Value: Hashable & Sendable>: Sendable {
  private(set) var values: [(value: Value, count: Int, first: Int)] = []
  private var places: [Value: Int] = [:]
  private(set) var total = 0

  mutating func add(_ value: Value, _ instance: Int, count: Int = 1) {
    total += count
    if let place = places[value] {
      values[place].count += count
    } else {
      places[value] = values.count
      values.append((value, count, instance))
    }
  }

  /// What most have, of several the first; and the first that has something else.
  var difference: (usual: (value: Value, count: Int, first: Int), other: Int, others: Int)? {
    guard values.count > 1 else { return nil }
    var usual = values[0]
    for value in values where value.count > usual.count { usual = value }
    guard let other = values.filter({ $0.value != usual.value }).map(\.first).min() else {
      return nil
    }
    return (usual, other, total - usual.count)
  }
}

/// `1 instance`, `2 instances`.
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
