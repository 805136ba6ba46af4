/// Fills one volume after the other with the pieces that leave the least room, as far as a bounded
/// search finds them: for sets on which taking the largest first wastes volumes.
///
/// It counts what pieces share (the record and folder of a patient of several studies) once for
/// each, so that trying a piece is an addition; what it finds always fits.
struct SubsetFiller {
  private let context: PlanContext
  private let limits: PlanLimits
  private let capacity: Int
  private let namesakes: Namesakes
  /// Steps for one volume, fewer where there are many.
  private let budget: Int

  private struct Candidate {
    var piece: PlanPiece
    /// With the records and folders above it.
    var shape: VolumeShape
    var nonPatientFiles: Int
  }

  /// - Parameter volumes: as many as another way to fill them needs.
  init(
    _ context: PlanContext, _ limits: PlanLimits, capacity: Int, _ namesakes: Namesakes,
    volumes: Int
  ) {
    budget = min(20_000, max(1_000, 2_000_000 / max(1, volumes)))
    self.context = context
    self.limits = limits
    self.capacity = capacity
    self.namesakes = namesakes
  }

  /// - Parameter order: of pieces, the largest first.
  func fill(_ order: [Int], _ pieces: [PlanPiece]) -> [[PlanPiece]] {
    let empty = VolumeState(context)
    var left = order.map { number in
      let piece = pieces[number]
      return Candidate(
        piece: piece, shape: empty.delta(piece),
        nonPatientFiles: piece.level == .nonPatient ? piece.instances.count : 0)
    }
    var volumes: [[PlanPiece]] = []
    while !left.isEmpty {
      let chosen = fullest(left)
      volumes.append(chosen.map { left[$0].piece })
      let gone = Set(chosen)
      left = left.indices.filter { !gone.contains($0) }.map { left[$0] }
    }
    return volumes
  }

  private struct Trial {
    var shape: VolumeShape
    var nonPatientFiles: Int
    var size: Int
  }

  private func trial(_ candidate: Candidate, on trial: Trial?) -> Trial? {
    var shape = candidate.shape
    var files = candidate.nonPatientFiles
    if let trial {
      // No layout makes files smaller than their bytes.
      guard trial.size + context.sizer.fileBytes(candidate.shape) <= capacity else { return nil }
      shape += trial.shape
      files += trial.nonPatientFiles
    }
    guard trial == nil || limits.holds(shape) else { return nil }
    let size = context.size(shape, nonPatientFiles: files)
    return trial == nil || size <= capacity
      ? Trial(shape: shape, nonPatientFiles: files, size: size) : nil
  }

  /// A depth-first search that starts with the largest piece and tries larger pieces first.
  private func fullest(_ candidates: [Candidate]) -> [Int] {
    guard let start = trial(candidates[0], on: nil) else { return [0] }
    var chosen = [0]
    var trials = [start]
    var best = (chosen: chosen, size: start.size)
    var people = VolumePeople(namesakes)
    people.add(candidates[0].piece)
    var next = 1
    var steps = 0
    while let current = trials.last, steps < budget {
      steps += 1
      next = max(next, firstFitting(candidates, capacity - current.size))
      guard next < candidates.count else {
        // Take the last one back and go on behind it.
        trials.removeLast()
        guard let last = chosen.popLast(), !trials.isEmpty else { break }
        people.remove(candidates[last].piece)
        next = last + 1
        continue
      }
      let candidate = candidates[next]
      if people.allows(candidate.piece), let more = trial(candidate, on: current) {
        chosen.append(next)
        trials.append(more)
        people.add(candidate.piece)
        if more.size > best.size { best = (chosen, more.size) }
        // Less than a sector's room: nothing can be better.
        if capacity - best.size < 2048 { break }
      }
      next += 1
    }
    return best.chosen
  }

  /// Candidates stand largest first: those before it cannot fit into the room.
  private func firstFitting(_ candidates: [Candidate], _ room: Int) -> Int {
    var low = 0
    var high = candidates.count
    while low < high {
      let middle = low + (high - low) / 2
      if context.sizer.fileBytes(candidates[middle].shape) > room {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
