/// Fills one volume after the other with the set of pieces that leaves the least room, as far as a
/// bounded search finds it: for sets on which taking the largest first wastes volumes.
struct SubsetFiller {
  private let context: PlanContext
  private let limits: PlanLimits
  private let capacity: Int
  /// Steps for one volume, so that cost stays linear in the number of volumes.
  private static let budget = 20_000

  init(_ context: PlanContext, _ limits: PlanLimits, _ capacity: Int) {
    self.context = context
    self.limits = limits
    self.capacity = capacity
  }

  /// - Parameter order: of pieces, the largest first.
  func fill(
    _ order: [Int], _ pieces: [PlanPiece], sizes: [Int],
    mayJoin: (PlanPiece, [PlanPiece]) -> Bool
  ) -> [[PlanPiece]] {
    var left = order
    var volumes: [[PlanPiece]] = []
    while let largest = left.first {
      let chosen = fullest(largest, left, pieces, mayJoin)
      volumes.append(chosen.map { pieces[$0] })
      let gone = Set(chosen)
      left.removeAll { gone.contains($0) }
    }
    return volumes
  }

  /// A depth-first search that starts with the largest piece and tries larger pieces first.
  private func fullest(
    _ first: Int, _ candidates: [Int], _ pieces: [PlanPiece],
    _ mayJoin: (PlanPiece, [PlanPiece]) -> Bool
  ) -> [Int] {
    var start = VolumeState(context)
    start.add(pieces[first])
    var best = (chosen: [first], size: start.size)
    // Each level: the state, what is chosen, and the candidate that is tried next.
    var stack = [(state: start, chosen: [first], next: 1)]
    var steps = 0
    while let top = stack.last, steps < Self.budget {
      steps += 1
      guard top.next < candidates.count else {
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].next += 1
      let candidate = candidates[top.next]
      let piece = pieces[candidate]
      guard mayJoin(piece, top.state.pieces), top.state.accepts(piece, limits: limits) else {
        continue
      }
      var state = top.state
      state.add(piece)
      let chosen = top.chosen + [candidate]
      if state.size > best.size { best = (chosen, state.size) }
      // Less than a sector's room: nothing can be better.
      if capacity - best.size < 2048 { break }
      stack.append((state, chosen, top.next + 1))
    }
    return best.chosen
  }
}
