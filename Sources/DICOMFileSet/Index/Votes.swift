/// Decides to whom each of many things belongs when its parts do not agree: to whom most parts say,
/// of equals to the first in order.
struct Votes {
  struct Ballot {
    var owned: Int
    var candidate: Int
    var source: Int
  }

  /// Parts that name another than the winner.
  struct Minority {
    var owned: Int
    var count: Int
    /// Of the first of them.
    var source: Int
  }

  /// -1 where nobody voted.
  private(set) var winners: [Int]
  private(set) var minorities: [Minority] = []

  /// - Parameter precedes: an order of candidates.
  init(
    _ ballots: some Sequence<Ballot>, count: Int, precedes: (Int, Int) -> Bool
  ) {
    winners = Array(repeating: -1, count: count)
    var contested: [Int: [Int: (count: Int, source: Int)]] = [:]
    for ballot in ballots {
      if winners[ballot.owned] < 0 { winners[ballot.owned] = ballot.candidate }
      if winners[ballot.owned] != ballot.candidate { contested[ballot.owned] = [:] }
    }
    guard !contested.isEmpty else { return }
    for ballot in ballots where contested[ballot.owned] != nil {
      contested[ballot.owned]?[ballot.candidate, default: (0, ballot.source)].count += 1
    }
    for (owned, candidates) in contested.sorted(by: { $0.key < $1.key }) {
      let order = candidates.sorted { left, right in
        left.value.count != right.value.count
          ? left.value.count > right.value.count : precedes(left.key, right.key)
      }
      for (place, candidate) in order.enumerated() {
        if place == 0 {
          winners[owned] = candidate.key
        } else {
          minorities.append(
            Minority(
              owned: owned, count: candidate.value.count, source: candidate.value.source))
        }
      }
    }
  }
}
