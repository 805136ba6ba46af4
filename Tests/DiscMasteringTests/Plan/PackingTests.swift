import DICOMFileSet
import TestSupport
import Testing

@testable import DiscMastering

struct PackingTests {
  /// The fewest volumes for indivisible patients of these sizes, by trying everything.
  private func fewest(_ sizes: [Int], capacity: Int, fixed: Int) -> Int {
    var best = sizes.count
    var bins: [Int] = []
    func place(_ next: Int) {
      guard bins.count < best else { return }
      guard next < sizes.count else {
        best = bins.count
        return
      }
      for bin in bins.indices where bins[bin] + sizes[next] <= capacity - fixed {
        bins[bin] += sizes[next]
        place(next + 1)
        bins[bin] -= sizes[next]
      }
      bins.append(sizes[next])
      place(next + 1)
      bins.removeLast()
    }
    place(0)
    return best
  }

  @Test(arguments: 1...60)
  func `no more than one volume beyond the best possible`(seed: Int) throws {
    var chance = SplitMix(UInt64(seed))
    let range = [1_000...900_000, 200_000...500_000, 300_000...400_000][seed % 3]
    let sizes = (0..<10).map { _ in Int.random(in: range, using: &chance) }
    let index = FileSetIndex.uniform(patients: 10) { sizes[$0] }
    let set = try PlannedSet(index, .folder, PlanLimits(capacity: 1_000_000))
    try set.expectWhole()
    // The least that a volume has beside patients, so that the best is not overstated.
    #expect(
      set.plan.volumes.count
        <= fewest(sizes, capacity: 1_000_000, fixed: 0) + 1)
  }

  @Test(arguments: [VolumeSizer.Kind.folder, .image(ISOOptions())])
  func `sets on which the largest first wastes volumes are packed well`(
    kind: VolumeSizer.Kind
  ) throws {
    // Largest first needs 11 volumes for what fits into 9, and 33 for 27.
    for copies in [1, 3] {
      let unit = 100_000_000
      let big = (0..<6 * copies).map { _ in unit / 2 + 1_000_000 }
      let middle = (0..<6 * copies).map { _ in unit / 4 + 2_000_000 }
      let small = (0..<6 * copies).map { _ in unit / 4 + 1_000_000 }
      let least = (0..<12 * copies).map { _ in unit / 4 - 2_000_000 }
      let sizes = big + middle + small + least
      let index = FileSetIndex.uniform(patients: sizes.count) { sizes[$0] }
      // 800,000 bytes are room for structures and records, which is too little for another piece.
      let set = try PlannedSet(index, kind, PlanLimits(capacity: unit + 800_000))
      try set.expectWhole()
      try set.expectSizes(within: unit + 800_000)
      #expect(set.plan.volumes.count <= 9 * copies + 1)
    }
  }

  @Test func `ten thousand people of one ID go on as many volumes`() throws {
    var index = FileSetIndex.uniform(patients: 10_000) { _ in 10 }
    index.rename(to: "SAME")
    let writer = try PlannedSet.writer.size(recordBytes: 0)
    let plan = VolumePlanner(
      index, sizer: VolumeSizer(.folder, directoryHead: writer),
      limits: PlanLimits(capacity: 1_000_000)
    ).plan { _, _ in 500 }
    #expect(plan.volumes.count == 10_000)
  }

  @Test func `many patients on many volumes`() throws {
    var chance = SplitMix(5)
    let sizes = (0..<20_000).map { _ in Int.random(in: 10_000...3_000_000, using: &chance) }
    let index = FileSetIndex.uniform(patients: 20_000) { sizes[$0] }
    let set = try PlannedSet(index, .image(ISOOptions()), PlanLimits(capacity: 650_000_000))
    let least = (sizes.reduce(0, +) + 649_999_999) / 650_000_000
    #expect(set.plan.volumes.count <= least + 1)
    try set.expectWhole()
  }
}
