import DICOMCore
import MediaValidation
import TestSupport
import Testing

/// What would take time or memory out of all proportion to its size.
struct HostileInputTests {
  @Test func `findings of a directory beyond those that are kept are counted`() {
    var medium = MadeMedium.sample
    let image = medium.directory?.records[MadeMedium.Place.images[0]]
    let count = FindingStore.limit + 123
    if let image {
      medium.directory?.records.insert(
        contentsOf: [MadeDirectory.Record](repeating: image, count: count), at: 3)
    }
    let validation = FileSetValidation(medium)
    let again = validation.findings.count { $0.rule.identifier == "DIR-060" }
    var store = FindingStore()
    store.add(validation.findings)
    store.add(more: validation.more)
    let groups = ValidationReport(name: "made", store).groups
    #expect(groups.contains { $0.count >= count && $0.findings.count == FindingStore.limit })
    #expect(groups.allSatisfy { $0.findings.count <= FindingStore.limit })
    #expect(again <= FindingStore.limit)
    #expect(validation.findings.count < 5 * FindingStore.limit)
  }

  @Test func `a file that many records share is compared with some of them`() {
    var medium = MadeMedium.sample
    medium.instances[0].set(0x0008_0018, "UI", "2.25.999")
    let own = MadeMedium.Place.images[0]
    if let image = medium.directory?.records[own] {
      medium.directory?.records.insert(
        contentsOf: [MadeDirectory.Record](repeating: image, count: 5000), at: own)
    }
    var set = FileSetValidation(medium)
    for index in set.files.indices {
      let check = FileCheck(index, in: set)
      let found = set.add(check.findings)
      #expect(found.count < 1000)
    }
  }

  @Test func `folders deep within each other are read as far as their paths can be held`() {
    func volume(levels: Int) -> MadeVolume {
      var files = (0..<4000).map {
        MadeVolume.Node(identifier: "F\(100_000 + $0).A;1", content: [])
      }
      files.append(MadeVolume.Node(identifier: "LOWERcase.A;1", content: []))
      var node = MadeVolume.Node(identifier: "D", children: files)
      for _ in 0..<levels {
        node = MadeVolume.Node(identifier: String(repeating: "D", count: 200), children: [node])
      }
      return MadeVolume(root: [node])
    }
    func tellsOfName(_ volume: MadeVolume) -> Bool {
      volume.findings.contains { $0.found.hasPrefix("another character") }
    }
    #expect(tellsOfName(volume(levels: 3)))
    #expect(!tellsOfName(volume(levels: 60)))
  }

  @Test func `a position of all frames is read once, however long it is`() throws {
    let long = Array(String(repeating: "1\\", count: 200_000).utf8)
    let position = DataElement(.imagePositionPatient, .ds, .memory(Array(long.prefix(60_000))))
    let orientation = DataElement.text(.imageOrientationPatient, .ds, "1\\0\\0\\0\\1\\0")
    let places = DataElement(
      Tag(0x0020, 0x9113), .sq, .items([DataSet([position])]))
    let directions = DataElement(
      Tag(0x0020, 0x9116), .sq, .items([DataSet([orientation])]))
    var instance = MadeInstance.enhancedCT
    instance.setItems(.sharedFunctionalGroupsSequence, [DataSet([places, directions])])
    instance.setItems(
      .perFrameFunctionalGroupsSequence, [DataSet](repeating: DataSet(), count: 20_000))
    let file = try DICOMFile.read(MemorySource(try instance.bytes()))
    let duration = ContinuousClock().measure { _ = InstanceFacts(file, name: "LONG") }
    #expect(duration < .seconds(10))
  }

  @Test func `pixel spacings that are no numbers are not compared`() {
    var made = MadeInstances.sample
    for slice in MadeInstances.Place.slices { made[slice].set(0x0028_0030, "DS", "nan\\nan") }
    #expect(!made.findings.contains { $0.found.contains("pixel spacing") })
  }

  @Test func `a path of very many folders is looked at as far as anybody goes`() {
    var medium = PDICase.sample
    for number in 0..<20 {
      medium.others[String(repeating: "A/", count: 30_000) + "\(number)"] = []
    }
    let duration = ContinuousClock().measure { _ = PDIValidation(medium, claimed: true) }
    #expect(duration < .seconds(20))
  }

  @Test func `work that is cancelled ends early`() {
    var medium = MadeMedium.sample
    medium.instances.removeAll()
    #expect(!FileSetValidation(medium).findings.isEmpty)
    #expect(FileSetValidation(medium, isCancelled: { true }).findings.isEmpty)
  }
}
