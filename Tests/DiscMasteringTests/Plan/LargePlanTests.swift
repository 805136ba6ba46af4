import DICOMFileSet
import Testing

@testable import DiscMastering

struct LargePlanTests {
  @Test(arguments: [nil, 8_000_000] as [Int?])
  func `more folders than an image can number go into groups`(capacity: Int?) throws {
    let index = FileSetIndex.uniform(patients: 21_700, nonPatient: 3) { $0 % 3_000 }
    let limits = PlanLimits(capacity: capacity)
    let set = try PlannedSet(index, .image(ISOOptions()), limits)
    #expect(set.plan.layout.kind == .grouped)
    #expect(set.plan.volumes.count > (capacity == nil ? 0 : 5))
    try set.expectWhole()
    try set.expectSizes(within: capacity)
  }

  @Test func `as many folders as an image can number stay in the hierarchy`() throws {
    let index = FileSetIndex.uniform(patients: 21_600, nonPatient: 3) { _ in 1 }
    let set = try PlannedSet(index, .image(ISOOptions()), PlanLimits(capacity: nil))
    #expect(set.plan.layout.kind == .hierarchical)
    try set.expectWhole()
    try set.expectSizes(within: nil)
  }

  @Test(arguments: [nil, 66_000_000] as [Int?])
  func `a series of more than a folder can hold has several`(capacity: Int?) throws {
    let index = FileSetIndex.uniform(
      patients: 1, series: 1, instances: 60_500, nonPatient: 60_001
    ) { _ in 500 }
    for kind in [.image(ISOOptions()), .zip] as [VolumeSizer.Kind] {
      let set = try PlannedSet(index, kind, PlanLimits(capacity: capacity))
      try set.expectWhole()
      try set.expectSizes(within: capacity)
      let paths = VolumeWalk(index, set.plan, volume: 0).compactMap { step in
        if case .instance(_, let path) = step { path.split(separator: "/").dropLast() } else { nil }
      }
      let files = paths.reduce(into: [:]) { $0[$1, default: 0] += 1 }
      #expect(files.values.allSatisfy { $0 <= 60_000 })
    }
  }

  @Test(arguments: [3, 4, 5, 9, 40])
  func `an archive around and beyond 4 GiB is planned to the byte`(files: Int) throws {
    let index = FileSetIndex.uniform(patients: files) { $0 == 5 ? 5 << 30 : 1 << 30 }
    let set = try PlannedSet(index, .zip, PlanLimits(capacity: nil))
    try set.expectSizes(within: nil)
    let limits = PlanLimits(capacity: set.plan.volumes[0].size - 2_048)
    try PlannedSet(index, .zip, limits).expectSizes(within: limits.capacity)
  }
}
