internal import DICOMFileSet

/// Puts pieces on as few volumes as it finds, two people of one Patient ID never on the same one.
struct VolumePacker {
  private let context: PlanContext
  private let limits: PlanLimits
  private let namesakes: Namesakes

  init(_ context: PlanContext, _ limits: PlanLimits) {
    self.context = context
    self.limits = limits
    namesakes = Namesakes(context.index)
  }

  /// The fewest volumes of three ways to fill them.
  func pack(_ pieces: [PlanPiece]) -> [[PlanPiece]] {
    guard limits.onePatientAVolume else { return packTogether(pieces) }
    var volumes: [[PlanPiece]] = []
    var rest = pieces[...]
    // The pieces of a patient follow one another.
    while let patient = rest.first?.patient {
      let own = rest.prefix { $0.patient == patient }
      volumes += packTogether(Array(own))
      rest = rest[own.endIndex...]
    }
    return volumes
  }

  private func packTogether(_ pieces: [PlanPiece]) -> [[PlanPiece]] {
    guard !pieces.isEmpty else { return [] }
    if pieces.count == 1 { return [pieces] }
    if !namesakes.areThere || limits.onePatientAVolume {
      var all = VolumeState(context)
      if pieces.allSatisfy({ all.addIfFitting($0, limits: limits) }) { return [pieces] }
    }
    let weights = pieces.map { context.sizer.fileBytes($0.shape) }
    // Bytes of files alone, so that what is too large for a room is found by halving.
    let bySize = pieces.indices.sorted {
      (weights[$1], $0) < (weights[$0], $1)
    }
    var result = fill(bySize, pieces, best: false)
    let least = leastCount(pieces)
    if result.count > least {
      let closer = fill(bySize, pieces, best: true)
      if closer.count < result.count { result = closer }
    }
    if let capacity = limits.capacity, result.count > least + 1 {
      let denser = SubsetFiller(
        context, limits, capacity: capacity, namesakes, volumes: result.count
      ).fill(bySize, pieces)
      if denser.count < result.count { result = denser }
    }
    return result
  }

  /// No fewer volumes can hold these bytes and these people.
  private func leastCount(_ pieces: [PlanPiece]) -> Int {
    let people = limits.onePatientAVolume ? 1 : namesakes.mostPeople
    guard let capacity = limits.capacity else { return max(1, people) }
    let fixed = context.sizer.leastFixedBytes(empty: VolumeState(context).size)
    let room = max(1, capacity - fixed)
    // What the pieces share is left out: records and sectors of their own are theirs alone.
    let needed = pieces.reduce(0) { $0 + context.sizer.leastBytes($1.shape) }
    return max(1, people, needed / room + (needed % room > 0 ? 1 : 0))
  }

  private struct Bin {
    var state: VolumeState
    var size: Int
    var people: VolumePeople
  }

  /// First fit, or the fullest volume that still takes the piece.
  private func fill(_ order: [Int], _ pieces: [PlanPiece], best: Bool) -> [[PlanPiece]] {
    var bins: [Bin] = []
    // Bins before it are taken by somebody of the same ID.
    var firstFree: [Int: Int] = [:]
    var own: [Int: [Int]] = [:]
    for number in order {
      let piece = pieces[number]
      let group = namesakes.group(of: piece)
      var start = 0
      if let group {
        start = firstFree[group] ?? 0
        while start < bins.count, !bins[start].people.allows(piece) { start += 1 }
        firstFree[group] = start
      }
      let known = own[piece.patient] ?? []
      var chosen = find(piece, group == nil ? [] : known[...], in: bins, best: best)
      if chosen == nil { chosen = find(piece, start..<bins.count, in: bins, best: best) }
      if chosen == nil {
        let state = VolumeState(context)
        bins.append(Bin(state: state, size: state.size, people: VolumePeople(namesakes)))
        chosen = bins.count - 1
      }
      guard let chosen else { continue }
      bins[chosen].state.add(piece)
      bins[chosen].size = bins[chosen].state.size
      bins[chosen].people.add(piece)
      if group != nil, !known.contains(chosen) { own[piece.patient, default: []].append(chosen) }
    }
    return bins.map(\.state.pieces)
  }

  private func find(
    _ piece: PlanPiece, _ numbers: some Sequence<Int>, in bins: [Bin], best: Bool
  ) -> Int? {
    var chosen: Int?
    for number in numbers {
      // No layout makes files smaller than their bytes.
      if let capacity = limits.capacity,
        bins[number].size + context.sizer.fileBytes(piece.shape) > capacity
      {
        continue
      }
      if best, let chosen, bins[number].size <= bins[chosen].size { continue }
      guard bins[number].people.allows(piece), bins[number].state.accepts(piece, limits: limits)
      else { continue }
      chosen = number
      if !best { break }
    }
    return chosen
  }
}
