import DICOMConversion
import DICOMCore
import Testing

struct SeriesPlannerTests {
  /// Patient, date of the content, class.
  private static let images: [(String, String, UID)] = [
    ("1", "20240101", "1.2.840.10008.5.1.4.1.1.7"), ("1", "20240101", "1.2.840.10008.5.1.4.1.1.7"),
    ("1", "20240102", "1.2.840.10008.5.1.4.1.1.7"),
    ("1", "20240101", "1.2.840.10008.5.1.4.1.1.77.1.4"),
    ("2", "20240101", "1.2.840.10008.5.1.4.1.1.7"),
  ]

  private func made(_ identifiers: ConversionIdentifiers) throws -> [DICOMCore.DataSet] {
    var planner = SeriesPlanner(identifiers)
    return try Self.images.enumerated().map { number, image in
      var attributes = InstanceAttributes(sopClass: image.2)
      attributes.content = MadeInstance.colour
      attributes.commandLine = try set("PatientID=\(image.0)", "ContentDate=\(image.1)")
      return try attributes.dataSet(in: &planner, digest: [UInt8(number)])
    }
  }

  /// A digest good enough for the test.
  private static let stable = ConversionIdentifiers.stable { bytes in
    var state: [UInt8] = (0..<16).map { UInt8($0) }
    for (index, byte) in bytes.enumerated() {
      for place in 0..<16 {
        state[place] = (state[place] &* 31 &+ byte) ^ UInt8(truncatingIfNeeded: index &* place)
      }
    }
    return state
  }

  @Test func `one series a kind and day, numbered`() throws {
    let made = try made(.new)
    #expect(made.map { $0.integer(DICOMCore.Tag(0x0020, 0x0011)) } == [1, 1, 2, 3, 1])
    #expect(made.map { $0.integer(DICOMCore.Tag(0x0020, 0x0013)) } == [1, 2, 1, 1, 1])
    let series = made.map { $0.uid(DICOMCore.Tag(0x0020, 0x000E)) }
    #expect(series[0] == series[1] && Set(series).count == 4)
    let studies = made.map { $0.uid(DICOMCore.Tag(0x0020, 0x000D)) }
    #expect(Set(studies[..<4]).count == 1 && studies[4] != studies[0])
    let instances = Set(made.compactMap { $0.uid(DICOMCore.Tag(0x0008, 0x0018)) })
    #expect(instances.count == 5 && instances.allSatisfy(\.isValid))
  }

  @Test func `stable identifiers are the same again, new ones are not`() throws {
    func identifiers(_ sets: [DICOMCore.DataSet]) -> [[UID?]] {
      sets.map { set in
        [
          DICOMCore.Tag(0x0020, 0x000D), DICOMCore.Tag(0x0020, 0x000E),
          DICOMCore.Tag(0x0008, 0x0018),
        ].map { set.uid($0) }
      }
    }
    #expect(try identifiers(made(Self.stable)) == identifiers(made(Self.stable)))
    #expect(try identifiers(made(.new)) != identifiers(made(.new)))
    #expect(Set(identifiers(try made(Self.stable)).map(\.[2])).count == 5)
  }

  @Test func `identifiers that are given stay`() throws {
    var planner = SeriesPlanner()
    var attributes = InstanceAttributes(sopClass: "1.2.840.10008.5.1.4.1.1.7")
    attributes.content = MadeInstance.colour
    attributes.commandLine = try set(
      "SOPInstanceUID=1.2.3", "SeriesInstanceUID=1.2.4", "StudyInstanceUID=1.2.5",
      "SeriesNumber=12", "InstanceNumber=34")
    let dataSet = try attributes.dataSet(in: &planner)
    #expect(dataSet.uid(DICOMCore.Tag(0x0008, 0x0018)) == "1.2.3")
    #expect(dataSet.uid(DICOMCore.Tag(0x0020, 0x000E)) == "1.2.4")
    #expect(dataSet.integer(DICOMCore.Tag(0x0020, 0x0011)) == 12)
    attributes.commandLine = try set("SeriesInstanceUID=1.2.4", "StudyInstanceUID=1.2.5")
    #expect(try attributes.dataSet(in: &planner).integer(DICOMCore.Tag(0x0020, 0x0013)) == 35)
  }

  @Test func `a table of a hundred lines for three patients makes the series that it says`() throws
  {
    var lines = ["File;PatientID;PatientName;StudyDate;ContentDate;SeriesDescription"]
    for number in 0..<100 {
      let patient = number % 3
      lines.append(
        "\(number).jpg;P\(patient);Doe^\(patient);20240101;2024010\(1 + number % 2);"
          + (number < 50 ? "before" : "after"))
    }
    let table = try AttributeTable(
      csv: Array(lines.joined(separator: "\r\n").utf8), name: "list.csv")
    let files = (0..<100).reversed().map { "pictures/\($0).jpg" }
    var planner = SeriesPlanner()
    var series: [UID: [Int]] = [:]
    var studies: [String: Set<UID>] = [:]
    for row in try table.rows(for: files) {
      var attributes = InstanceAttributes(sopClass: "1.2.840.10008.5.1.4.1.1.77.1.4")
      attributes.content = MadeInstance.colour
      attributes.table = row.settings
      let made = try attributes.dataSet(in: &planner)
      let uid = try #require(made.uid(DICOMCore.Tag(0x0020, 0x000E)))
      series[uid, default: []] += made.integers(DICOMCore.Tag(0x0020, 0x0013))
      let patient = try #require(made.string(DICOMCore.Tag(0x0010, 0x0020)))
      studies[patient, default: []].formUnion(
        [made.uid(DICOMCore.Tag(0x0020, 0x000D))].compactMap { $0 })
    }
    #expect(studies.count == 3 && studies.values.allSatisfy { $0.count == 1 })
    // Three patients, two days, two descriptions.
    #expect(series.count == 12)
    #expect(series.values.allSatisfy { $0 == Array(1...$0.count) })
  }
}
