public import DICOMFileSet

/// Plans which instances go on which volume, with sizes known to the byte.
///
/// A patient stays on one volume if one can hold all of it, then a study, then a series, then
/// instances in order.
public struct VolumePlanner: Sendable {
  private let index: FileSetIndex
  private let sizer: VolumeSizer
  private let limits: PlanLimits

  public init(_ index: FileSetIndex, sizer: VolumeSizer, limits: PlanLimits) {
    self.index = index
    self.sizer = sizer
    self.limits = limits
  }

  /// - Parameter readme: the bytes of the README.TXT of a volume of this plan: they depend on where
  ///   the rest of a split study lies, which is known when the plan is.
  public func plan(readme: (VolumePlan, Int) -> Int) -> VolumePlan {
    var context = PlanContext(
      index: index, layout: FileSetLayout(index), sizer: sizer, readme: 0)
    var (plan, pieces) = pack(context)
    // A README that turns out longer makes another plan; it grows in a few steps or not at all.
    for _ in 0..<16 {
      let sizes = plan.volumes.indices.map { readme(plan, $0) }
      let needed = sizes.max() ?? 0
      if needed <= context.readme {
        for (number, size) in sizes.enumerated() {
          var exact = context
          exact.readme = size
          let state = Self.state(pieces[number], exact)
          plan.volumes[number].size = state.size
          if case .zip = sizer.kind, state.size >= 0xFFFF_FFFF {
            plan.volumes[number].size = Self.archiveSize(plan, volume: number, state.shape, exact)
          }
        }
        return plan
      }
      context.readme = needed
      (plan, pieces) = pack(context)
    }
    return plan
  }

  private func pack(_ context: PlanContext) -> (VolumePlan, [[PlanPiece]]) {
    let cut = PlanPieces(context, limits)
    let isEmpty = cut.pieces.isEmpty && cut.tooLarge.isEmpty
    // A file-set of no instances is one volume too.
    let packed = (isEmpty ? [[]] : VolumePacker(context, limits).pack(cut.pieces)).sorted {
      left, right in
      (left.map(\.instances.lowerBound).min() ?? 0) < (right.map(\.instances.lowerBound).min() ?? 0)
    }
    var volumes: [VolumePlan.Volume] = []
    var (group, nonPatientFolder) = (0, 0)
    for pieces in packed {
      let ranges = Self.joined(pieces.map(\.instances), index.nonPatient.lowerBound)
      volumes.append(
        VolumePlan.Volume(
          instances: ranges, size: Self.state(pieces, context).size, firstGroup: group,
          firstNonPatientFolder: nonPatientFolder))
      let all = pieces.reduce(0) { $0 + $1.instances.count }
      let others = pieces.reduce(0) { $0 + ($1.level == .nonPatient ? $1.instances.count : 0) }
      group += (all - others + FileSetLayout.groupSize - 1) / FileSetLayout.groupSize
      nonPatientFolder += (others + FileSetLayout.folderLimit - 1) / FileSetLayout.folderLimit
    }
    let plan = VolumePlan(
      layout: context.layout, volumes: volumes, tooLarge: cut.tooLarge.sorted())
    return (plan, packed)
  }

  private static func state(_ pieces: [PlanPiece], _ context: PlanContext) -> VolumeState {
    var state = VolumeState(context)
    for piece in pieces { state.add(piece) }
    return state
  }

  private static func joined(
    _ ranges: [Range<Int>], _ firstNonPatient: Int
  ) -> [Range<Int>] {
    ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { result, range in
      if let last = result.last, last.upperBound == range.lowerBound,
        range.lowerBound != firstNonPatient
      {
        result[result.count - 1] = last.lowerBound..<range.upperBound
      } else {
        result.append(range)
      }
    }
  }
}
