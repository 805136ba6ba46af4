/// Collects what is wrong with a medium; of each kind the first ones, and how many more there are.
struct MediumProblems {
  private var listed: [MediumProblem] = []
  private var counts: [MediumProblem.Kind: Int] = [:]

  /// How many of a kind are named.
  private static func limit(_ kind: MediumProblem.Kind) -> Int {
    switch kind {
    case .treesDiffer, .sessionHidden: 20
    default: 1000
    }
  }

  mutating func add(
    _ kind: MediumProblem.Kind, path: String? = nil, offset: Int? = nil,
    _ detail: @autoclosure () -> String
  ) {
    let count = counts[kind, default: 0]
    counts[kind] = count + 1
    guard count < Self.limit(kind) else { return }
    listed.append(MediumProblem(kind, path: path, offset: offset, detail()))
  }

  func count(_ kind: MediumProblem.Kind) -> Int { counts[kind, default: 0] }

  /// In the order in which they were found, sums at the end.
  var all: [MediumProblem] {
    let sums = MediumProblem.Kind.allCases.compactMap { kind -> MediumProblem? in
      let more = count(kind) - Self.limit(kind)
      return more > 0 ? MediumProblem(kind, "\(more) more of this kind are not listed") : nil
    }
    return listed + sums
  }
}
