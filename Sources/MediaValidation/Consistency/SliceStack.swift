/// Parallel planes of one series and frame of reference, by their places along the normal.
struct SliceStack {
  /// Closer than this, in millimetres, two planes lie in one place: values have few digits.
  static let tolerance = 0.01

  /// A hole between two planes that lie next to each other.
  struct Gap {
    var before: Int
    var after: Int
    var missing: Int
  }

  /// Ascending, each place once, with the first instance there.
  private var places: [(position: Double, instance: Int)] = []
  /// Of neighbours, the most frequent kind.
  private(set) var distance: Double?

  /// - Parameter planes: place along the normal, and instance, in the order of the files.
  init(_ planes: [(position: Double, instance: Int)]) {
    for plane in planes.sorted(by: { ($0.position, $0.instance) < ($1.position, $1.instance) }) {
      if let last = places.last, plane.position - last.position < Self.tolerance { continue }
      places.append(plane)
    }
    guard places.count >= 4 else { return }
    let steps = distances
    let median = steps.sorted()[steps.count / 2]
    let regular = steps.count { abs($0 - median) <= Self.allowance(median) }
    // In fewer than four of five the planes are no stack of equal distances.
    if regular * 5 >= steps.count * 4 { distance = median }
  }

  private var distances: [Double] {
    zip(places.dropFirst(), places).map { $0.position - $1.position }
  }

  static func allowance(_ distance: Double) -> Double { max(0.02, distance * 0.05) }

  /// Where one plane or more are left out of equal distances.
  var gaps: [Gap] {
    guard let distance else { return [] }
    return zip(places.dropFirst(), places).compactMap { after, before in
      let steps = (after.position - before.position) / distance
      guard steps > 1.5, steps < 1e6 else { return nil }
      let whole = Int(steps + 0.5)
      guard abs(steps - Double(whole)) < 0.1 else { return nil }
      return Gap(before: before.instance, after: after.instance, missing: whole - 1)
    }
  }
}
