import DICOMFileSet
import TestSupport
import Testing

@testable import DiscMastering

struct VolumePlannerTests {
  static let kinds: [VolumeSizer.Kind] = [
    .image(ISOOptions()), .image(joliet), .image(strict), .zip, .folder, .stick,
  ]

  static var joliet: ISOOptions {
    var options = ISOOptions()
    options.joliet = true
    options.tailBlocks = 150
    return options
  }

  static var strict: ISOOptions {
    var options = ISOOptions()
    options.rockRidge = false
    return options
  }

  /// Patients, studies, series and instances of many sizes, and some of no patient.
  private func anySet(_ seed: Int) throws -> FileSetIndex {
    var chance = SplitMix(UInt64(seed))
    var made = MadeIndex()
    for patient in 1...Int.random(in: 1...8, using: &chance) {
      for study in 1...Int.random(in: 1...3, using: &chance) {
        for series in 1...Int.random(in: 1...3, using: &chance) {
          for _ in 1...Int.random(in: 1...8, using: &chance) {
            let most = [500, 5_000, 60_000, 200_000][Int.random(in: 0...3, using: &chance)]
            let size = Int.random(in: 0...most, using: &chance)
            let namesake = patient % 4 == 0
            try made.add(
              patient: namesake ? 1 : patient, study: study, series: series,
              name: namesake ? "Other^\(patient)" : nil, size: size)
          }
        }
      }
    }
    for _ in 0..<Int.random(in: 0...3, using: &chance) {
      try made.addNonPatient(size: Int.random(in: 0...90_000, using: &chance))
    }
    return try made.finish()
  }

  @Test(arguments: 1...40)
  func `any set on any kind of volume is whole, in order and of the size that was planned`(
    seed: Int
  ) throws {
    let index = try anySet(seed)
    for kind in Self.kinds {
      for capacity in [nil, 1_000_000, 400_000, 250_000 + 2_048 * seed] as [Int?] {
        if case .stick = kind, capacity != nil, capacity ?? 0 < 1_000_000 { continue }
        var limits = PlanLimits(capacity: capacity)
        limits.onePatientAVolume = seed % 5 == 0
        let set = try PlannedSet(index, kind, limits)
        try set.expectWhole()
        try set.expectSizes(within: capacity)
        try set.expectTogether(limits)
        if limits.onePatientAVolume {
          for number in set.plan.volumes.indices {
            let patients = VolumeWalk(index, set.plan, volume: number).filter {
              if case .patient = $0 { true } else { false }
            }
            #expect(patients.count <= 1)
          }
        }
      }
    }
  }

  @Test(arguments: 1...20)
  func `a capacity of exactly the size gives the same volume and a sector less one more`(
    seed: Int
  ) throws {
    let index = try anySet(seed)
    for kind in Self.kinds {
      let one = try PlannedSet(index, kind, PlanLimits(capacity: nil))
      let size = one.plan.volumes[0].size
      let exact = try PlannedSet(index, kind, PlanLimits(capacity: size))
      guard one.plan.volumes.count == 1 else { continue }
      #expect(exact.plan.volumes.count == 1)
      #expect(exact.plan.volumes[0].size == size)
      guard index.instances.count > 1, size > 400_000 else { continue }
      let less = try PlannedSet(index, kind, PlanLimits(capacity: size - 2_048))
      #expect(less.plan.volumes.count == 2)
      #expect(less.plan.tooLarge.isEmpty)
    }
  }

  @Test func `what is too large for a volume or a file is named and everything else stands`() throws
  {
    var made = MadeIndex()
    for size in [10_000, 3_000_000, 20_000, 900_000] { try made.add(patient: 1, size: size) }
    try made.addNonPatient(size: 3_000_000)
    let index = try made.finish()
    let byCapacity = try PlannedSet(
      index, .image(ISOOptions()), PlanLimits(capacity: 2_000_000))
    try byCapacity.expectWhole()
    #expect(byCapacity.plan.tooLarge == [1, 4])
    let byFile = try PlannedSet(index, .folder, PlanLimits(capacity: nil, fileSize: 800_000))
    try byFile.expectWhole()
    #expect(byFile.plan.tooLarge == [1, 3, 4])
    #expect(byFile.plan.volumes.count == 1)
  }

  @Test func `two people of one ID never share a volume`() throws {
    var made = MadeIndex()
    for person in 0..<5 {
      for study in 1...2 {
        try made.add(
          patient: 7, study: study, name: String(repeating: "X", count: person + 1), size: 10)
      }
    }
    try made.add(patient: 8, size: 10)
    let index = try made.finish()
    let set = try PlannedSet(index, .folder, PlanLimits(capacity: nil))
    #expect(set.plan.volumes.count == 5)
    try set.expectWhole()
    #expect(set.plan.splitStudies(index).isEmpty)
  }

  @Test func `a study on several volumes is noted with them`() throws {
    var made = MadeIndex()
    for series in 1...4 {
      for _ in 0..<5 { try made.add(patient: 1, study: 2, series: series, size: 100_000) }
    }
    try made.add(patient: 1, study: 1, size: 5)
    try made.add(patient: 2, size: 5)
    let index = try made.finish()
    let set = try PlannedSet(index, .folder, PlanLimits(capacity: 700_000))
    #expect(set.plan.volumes.count == 4)
    let split = try #require(index.studies.indices.first { index.studies[$0].series.count == 4 })
    #expect(set.plan.splitStudies(index) == [SplitNote(number: split, volumes: [0, 1, 2, 3])])
    #expect(set.plan.splitPatients(index).map(\.number) == [0])
    try set.expectWhole()
  }

  @Test func `an empty set is one volume without instances`() throws {
    let set = try PlannedSet(MadeIndex().finish(), .folder, PlanLimits(capacity: 10_000))
    #expect(set.plan.volumes.map(\.instances) == [[]])
    #expect(Array(VolumeWalk(set.index, set.plan, volume: 0)).isEmpty)
  }
}
