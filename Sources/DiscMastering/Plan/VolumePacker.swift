internal import DICOMFileSet

/// Puts pieces on as few volumes as it finds, two people of one Patient ID never on the same one.
struct VolumePacker {
  private let context: PlanContext
  private let limits: PlanLimits
  /// Patients whose ID another one has too.
  private let contested: Set<Int>

  init(_ context: PlanContext, _ limits: PlanLimits) {
    self.context = context
    self.limits = limits
    var byID: [String: [Int]] = [:]
    for (number, patient) in context.index.patients.enumerated() {
      byID[patient.id, default: []].append(number)
    }
    contested = Set(byID.values.filter { $0.count > 1 }.joined())
  }

  private struct Bin {
    var state: VolumeState
    /// The contested patient that has an ID here.
    var people: [String: Int] = [:]
    /// The only patient, where each has volumes of their own.
    var only: Int?
  }

  /// The fewest volumes of three ways to fill them.
  func pack(_ pieces: [PlanPiece]) -> [[PlanPiece]] {
    guard !pieces.isEmpty else { return [] }
    let alone = pieces.map { VolumeState(context).size(adding: $0) }
    let bySize = pieces.indices.sorted { (alone[$1], $0) < (alone[$0], $1) }
    if limits.capacity == nil, contested.isEmpty, !limits.onePatientAVolume,
      let all = fill(pieces.indices.map { $0 }, pieces, best: false), all.count == 1
    {
      return all
    }
    var result = fill(bySize, pieces, best: false)
    if let closer = fill(bySize, pieces, best: true), closer.count < (result?.count ?? .max) {
      result = closer
    }
    if let capacity = limits.capacity, let found = result,
      found.count > leastCount(pieces, capacity) + 1
    {
      let denser = SubsetFiller(context, limits, capacity).fill(bySize, pieces, sizes: alone) {
        mayJoin($0, $1)
      }
      if denser.count < found.count { result = denser }
    }
    return result ?? []
  }

  /// No fewer volumes can hold these bytes.
  private func leastCount(_ pieces: [PlanPiece], _ capacity: Int) -> Int {
    let sectors = pieces.reduce(0) { $0 + $1.shape.fileBytes }
    return max(1, (sectors + capacity - 1) / capacity)
  }

  /// First fit, or the fullest volume that still takes the piece.
  private func fill(_ order: [Int], _ pieces: [PlanPiece], best: Bool) -> [[PlanPiece]]? {
    var bins: [Bin] = []
    for number in order {
      let piece = pieces[number]
      var chosen: (bin: Int, size: Int)?
      for bin in bins.indices where mayJoin(piece, bins[bin]) {
        guard bins[bin].state.accepts(piece, limits: limits) else { continue }
        let size = best ? bins[bin].state.size : 0
        if chosen == nil || size > (chosen?.size ?? 0) { chosen = (bin, size) }
        if !best { break }
      }
      if let chosen {
        add(piece, to: &bins[chosen.bin])
      } else {
        var bin = Bin(state: VolumeState(context))
        add(piece, to: &bin)
        bins.append(bin)
      }
    }
    return bins.map(\.state.pieces)
  }

  private func add(_ piece: PlanPiece, to bin: inout Bin) {
    bin.state.add(piece)
    if contested.contains(piece.patient) {
      bin.people[context.index.patients[piece.patient].id] = piece.patient
    }
    bin.only = piece.patient
  }

  private func mayJoin(_ piece: PlanPiece, _ bin: Bin) -> Bool {
    if limits.onePatientAVolume, bin.only != piece.patient { return false }
    guard contested.contains(piece.patient) else { return true }
    let other = bin.people[context.index.patients[piece.patient].id]
    return other == nil || other == piece.patient
  }

  /// The same for pieces that are not in a bin yet.
  private func mayJoin(_ piece: PlanPiece, _ others: [PlanPiece]) -> Bool {
    others.allSatisfy { other in
      if other.patient == piece.patient { return true }
      if limits.onePatientAVolume { return false }
      guard contested.contains(piece.patient), contested.contains(other.patient) else {
        return true
      }
      return context.index.patients[piece.patient].id != context.index.patients[other.patient].id
    }
  }
}
