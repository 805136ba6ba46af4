import DICOMCore
import DICOMPixels
import Testing

@testable import MediaPipeline

struct ReplacedInstancesTests {
  private typealias Item = DICOMCore.DataSet
  private static let reference = DICOMCore.Tag.referencedSOPInstanceUID
  private static let sources = DICOMCore.Tag.sourceImageSequence

  private func sequence(_ tag: DICOMCore.Tag, _ items: [DataSet]) -> DataElement {
    DataElement(tag, .sq, .items(items))
  }

  private func reference(_ uid: UID) -> DataSet {
    DataSet([.text(Self.reference, .ui, uid.rawValue)])
  }

  /// Refers to others in a series, and to its sources.
  private func instance(
    _ uid: UID, to references: [UID] = [], from sources: [UID] = [],
    _ change: (inout DataSet) -> Void = { _ in }
  ) -> DataSet {
    let images = sequence(.referencedImageSequence, references.map(reference))
    var data = DataSet([
      .text(.sopInstanceUID, .ui, uid.rawValue),
      sequence(.referencedSeriesSequence, [DataSet([images])]),
      sequence(Self.sources, sources.map(reference)),
    ])
    change(&data)
    return data
  }

  private func replaced(
    _ coded: [UID: ReplacedInstances.Replacement], _ instances: [DataSet]
  ) -> ReplacedInstances {
    ReplacedInstances(coded, in: instances.compactMap { InstanceLinks($0) }, by: "test")
  }

  private let one: [UID: ReplacedInstances.Replacement] = ["1.1": .init(uid: "2.25.1")]

  @Test func `references count at any depth, those to sources do not`() {
    let deep = sequence(
      .contentSequence,
      [DataSet([sequence(.contentSequence, [DataSet([.text(Self.reference, .ui, "1.9")])])])])
    let data = instance("1.1", to: ["1.2", "1.1"], from: ["1.3"]) { data in
      data[.contentSequence] = deep
      data[Tag(0x0008, 0x1167)] = .text(Tag(0x0008, 0x1167), .ui, "1.5\\1.6")
    }
    #expect(InstanceLinks(data)?.references == ["1.2", "1.5", "1.6", "1.9"])
    #expect(InstanceLinks(DataSet()) == nil)
  }

  @Test func `what refers to a new instance is a new one too, and so on`() throws {
    let set = [
      instance("1.1"), instance("1.2", to: ["1.1"]), instance("1.3", to: ["1.2"]),
      instance("1.4", to: ["1.5"]), instance("1.5"), instance("1.6", from: ["1.1"]),
      // Two that refer to each other.
      instance("1.7", to: ["1.8", "1.1"]), instance("1.8", to: ["1.7"]),
    ]
    let replaced = replaced(one, set)
    #expect(Set(replaced.replacements.keys) == ["1.1", "1.2", "1.3", "1.7", "1.8"])
    #expect(replaced.kept.isEmpty)
    let written = try set.map { try replaced.rewrite($0) }
    let uids = Set(written.compactMap { $0.uid(.sopInstanceUID) })
    #expect(uids.count == set.count)
    #expect(uids.allSatisfy { $0.isValid })
    for data in written {
      #expect(data.referencedInstances.isSubset(of: uids))
    }
    #expect(written[5].items(Self.sources).first?.uid(Self.reference) == "1.1")
    #expect(written[3].uid(.sopInstanceUID) == "1.4")
  }

  @Test func `verified reports and signed instances stay, and are told`() {
    let set = [
      instance("1.2", to: ["1.1"]) {
        $0[.verificationFlag] = .text(.verificationFlag, .cs, "VERIFIED")
      },
      instance("1.3", to: ["1.1", "1.1"]) { data in
        let signature = sequence(.digitalSignaturesSequence, [DataSet()])
        data[.contentSequence] = sequence(.contentSequence, [DataSet([signature])])
      },
      instance("1.4", to: ["1.2"]),
      instance("1.5") { $0[.verificationFlag] = .text(.verificationFlag, .cs, "VERIFIED") },
    ]
    let replaced = replaced(one, set)
    #expect(Set(replaced.replacements.keys) == ["1.1"])
    #expect(
      replaced.kept == [
        .init(uid: "1.2", obstacle: .verified, dangling: 1),
        .init(uid: "1.3", obstacle: .signed, dangling: 1),
      ])
    #expect(replaced.kept.allSatisfy { $0.description.contains("stays as it is") })
  }

  @Test func `the same instance and the same coding give the same UID`() {
    let uid = Identifiers.derivedUID(of: "1.2.3", by: "jpeg quality 90")
    #expect(uid == Identifiers.derivedUID(of: "1.2.3", by: "jpeg quality 90"))
    #expect(uid != Identifiers.derivedUID(of: "1.2.3", by: "jpeg quality 80"))
    #expect(uid != Identifiers.derivedUID(of: "1.2.4", by: "jpeg quality 90"))
    #expect(uid.isValid && uid.rawValue.hasPrefix("2.25."))
  }

  @Test func `UIDs of private elements and of a report's content follow`() throws {
    let private1 = DICOMCore.Tag(0x0009, 0x1001)
    let content = DICOMCore.Tag(0x0040, 0xA124)
    let data = instance("1.2") { data in
      data[private1] = .text(private1, .ui, "1.1\\9.9")
      data[content] = .text(content, .ui, "1.1")
    }
    let written = try replaced(one, [data]).rewrite(data)
    #expect(written.strings(private1) == ["2.25.1", "9.9"])
    #expect(written.uid(content) == "2.25.1")
  }
}

/// Objects that transform the stored values of images.
struct ReplacedStoredValuesTests {
  private let moved: [UID: ReplacedInstances.Replacement] = [
    "1.1": .init(uid: "2.25.1", offset: StoredValueOffset(1_024, wasSigned: true)),
    "1.2": .init(uid: "2.25.2", offset: StoredValueOffset(1_024, wasSigned: true)),
    "1.3": .init(uid: "2.25.3", offset: StoredValueOffset(0, wasSigned: true)),
  ]

  private func state(_ images: [UID], _ elements: [DataElement]) -> DataSet {
    let items = images.map { DataSet([.text(.referencedSOPInstanceUID, .ui, $0.rawValue)]) }
    let series = DataSet([DataElement(.referencedImageSequence, .sq, .items(items))])
    return DataSet(
      [
        .text(.sopClassUID, .ui, "1.2.840.10008.5.1.4.1.1.11.1"),
        .text(.sopInstanceUID, .ui, "1.9"),
        DataElement(.referencedSeriesSequence, .sq, .items([series])),
      ] + elements)
  }

  private func rewritten(_ data: DataSet) throws -> DataSet {
    try ReplacedInstances(moved, in: [data].compactMap { InstanceLinks($0) }, by: "test")
      .rewrite(data)
  }

  private let rescale = [
    DataElement.text(.rescaleIntercept, .ds, "-10"), .text(.rescaleSlope, .ds, "2"),
  ]

  @Test func `a Rescale of its own follows the images it is for`() throws {
    let result = try rewritten(state(["1.1", "1.2"], rescale))
    #expect(result.string(.rescaleIntercept) == "-2058")
    #expect(result.string(.rescaleSlope) == "2")
  }

  @Test func `a state without a Modality LUT is of stored values, and gets one`() throws {
    let result = try rewritten(state(["1.1"], [.text(.windowCenter, .ds, "40")]))
    #expect(result.string(.rescaleIntercept) == "-1024")
    #expect(result.string(.rescaleSlope) == "1")
    #expect(result.string(.rescaleType) == "US")
    #expect(result.string(.windowCenter) == "40")
  }

  @Test func `images whose values were not moved leave it as it is`() throws {
    let result = try rewritten(state(["1.3"], rescale))
    #expect(result.string(.rescaleIntercept) == "-10")
    let plain = try rewritten(state(["1.3"], []))
    #expect(plain[.rescaleIntercept] == nil)
  }

  @Test(arguments: ["1.3", "1.4"] as [UID])
  func `one Rescale for images that were moved and others is refused`(other: UID) {
    let error = #expect(throws: PixelError.self) { try rewritten(state(["1.1", other], rescale)) }
    #expect(error?.description.contains("different numbers") == true)
  }

  @Test func `each item of a blending follows the images that are its own`() throws {
    let blending = DICOMCore.Tag.blendingSequence
    func item(_ image: UID) -> DataSet {
      let reference = DataSet([.text(.referencedSOPInstanceUID, .ui, image.rawValue)])
      return DataSet(
        [DataElement(.referencedImageSequence, .sq, .items([reference]))] + rescale)
    }
    var data = state(
      ["1.1", "1.3"], [DataElement(blending, .sq, .items([item("1.1"), item("1.3")]))])
    data[.sopClassUID] = .text(.sopClassUID, .ui, "1.2.840.10008.5.1.4.1.1.11.4")
    let items = try rewritten(data).items(blending)
    #expect(items.map { $0.string(.rescaleIntercept) } == ["-2058", "-10"])
  }

  @Test func `a mapping to real world values follows`() throws {
    let (mappings, values) = (
      DICOMCore.Tag(0x0040, 0x9094), DICOMCore.Tag(0x0040, 0x9096)
    )
    func double(_ tag: DICOMCore.Tag, _ value: Double) -> DataElement {
      DataElement(tag, .fd, .memory(littleEndianBytes(value.bitPattern)))
    }
    let reference = DataSet([.text(.referencedSOPInstanceUID, .ui, "1.1")])
    let mapping = DataSet([
      double(DICOMCore.Tag(0x0040, 0x9224), 0), double(DICOMCore.Tag(0x0040, 0x9225), 0.5),
      .bytes(DICOMCore.Tag(0x0040, 0x9216), .ss, littleEndianBytes(Int16(-1_000))),
    ])
    let item = DataSet([
      DataElement(.referencedImageSequence, .sq, .items([reference])),
      DataElement(values, .sq, .items([mapping])),
    ])
    let data = DataSet([
      .text(.sopInstanceUID, .ui, "1.9"), DataElement(mappings, .sq, .items([item])),
    ])
    let result = try #require(try rewritten(data).items(mappings).first?.items(values).first)
    #expect(result.reals(DICOMCore.Tag(0x0040, 0x9224)) == [-512])
    #expect(result.integers(DICOMCore.Tag(0x0040, 0x9216)) == [24])
  }
}
