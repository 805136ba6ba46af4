import DICOMConversion
import DICOMCore
import Testing

struct ClassDefaultsTests {
  private static let prefix = "1.2.840.10008.5.1.4.1.1."

  @Test(arguments: ["7", "77.1.1", "77.1.2", "77.1.4", "6.1", "104.1", "7.2", "7.3", "7.4"])
  func `an instance of a class has no errors with nothing but a patient`(kind: String) throws {
    var attributes = InstanceAttributes(sopClass: UID(rawValue: Self.prefix + kind))
    attributes.content = try content(kind)
    attributes.commandLine = try set("PatientID=1", "PatientName=Doe^Jane", "StudyDate=20240101")
    var planner = SeriesPlanner()
    let dataSet = try attributes.dataSet(in: &planner)
    let report = try MadeInstance.judged(dataSet, by: ["dciodvfy", "-new"])
    let errors = report.split(separator: "\n").filter { $0.hasPrefix("Error") }
    #expect(errors.isEmpty, "\(report)")
    // Required in documents and in multi-frame secondary capture, else absent until someone looks.
    let burnedIn = dataSet.string(DICOMCore.Tag(0x0028, 0x0301))
    #expect(burnedIn == (["104.1", "7.2", "7.3", "7.4"].contains(kind) ? "YES" : nil))
  }

  @Test(arguments: ["JAW", "CHEST", "KNEE", "SKIN", "HAND", "WHOLEBODY", "SOMETHING"])
  func `a side is there, empty, where the body part may have one`(part: String) throws {
    var attributes = InstanceAttributes(sopClass: UID(rawValue: Self.prefix + "7"))
    attributes.content = MadeInstance.grey
    attributes.commandLine = try set("BodyPartExamined=\(part)")
    var planner = SeriesPlanner()
    let dataSet = try attributes.dataSet(in: &planner)
    let report = try MadeInstance.judged(dataSet, by: ["dciodvfy", "-new"])
    #expect(!report.contains("Error"), "\(report)")
  }

  @Test func `a model needs its equipment and units, and is right with them`() throws {
    var attributes = InstanceAttributes(sopClass: UID(rawValue: Self.prefix + "104.3"))
    var planner = SeriesPlanner()
    let error = #expect(throws: AttributeErrors.self) { try attributes.dataSet(in: &planner) }
    let text = try #require(error?.description)
    for name in [
      "Manufacturer", "DeviceSerialNumber", "SoftwareVersions",
      "MeasurementUnitsCodeSequence[0].CodeValue",
    ] { #expect(text.contains("--set \(name)=VALUE"), "\(name) in \(text)") }
    attributes.commandLine = try set(
      "Manufacturer=x", "ManufacturerModelName=x", "DeviceSerialNumber=1", "SoftwareVersions=1",
      "MeasurementUnitsCodeSequence[0].CodeValue=mm",
      "MeasurementUnitsCodeSequence[0].CodingSchemeDesignator=UCUM",
      "MeasurementUnitsCodeSequence[0].CodeMeaning=mm")
    let dataSet = try attributes.dataSet(in: &planner)
    // Its space is its own, unless somebody says which one it shares.
    #expect(dataSet.uid(DICOMCore.Tag(0x0020, 0x0052))?.isValid == true)
    let report = try MadeInstance.judged(dataSet, by: ["dciodvfy", "-new"])
    #expect(!report.contains("Error"), "\(report)")
  }

  @Test func `a video needs the region that it shows, and is right with it`() throws {
    var attributes = InstanceAttributes(sopClass: UID(rawValue: Self.prefix + "77.1.4.1"))
    attributes.content = MadeInstance.colour
    for element: DataElement in [
      .text(DICOMCore.Tag(0x0028, 0x0008), .is, "1"),
      .text(DICOMCore.Tag(0x0018, 0x1063), .ds, "40"),
      .bytes(DICOMCore.Tag(0x0028, 0x0009), .at, [0x18, 0, 0x63, 0x10]),
      .text(DICOMCore.Tag(0x0028, 0x2110), .cs, "00"),
    ] { attributes.content[element.tag] = element }
    var planner = SeriesPlanner()
    let error = #expect(throws: AttributeErrors.self) { try attributes.dataSet(in: &planner) }
    #expect(error?.description.contains("AnatomicRegionSequence[0].CodeValue") == true)
    attributes.commandLine = try set(
      "AnatomicRegionSequence[0].CodeValue=38266002",
      "AnatomicRegionSequence[0].CodingSchemeDesignator=SCT",
      "AnatomicRegionSequence[0].CodeMeaning=Entire body")
    let dataSet = try attributes.dataSet(in: &planner)
    let report = try MadeInstance.judged(dataSet, by: ["dciodvfy", "-new"])
    #expect(!report.contains("Error"), "\(report)")
  }

  /// As the pixels would be described; two frames where the class has frames.
  private func content(_ kind: String) throws -> DICOMCore.DataSet {
    if kind.hasPrefix("104") { return DataSet() }
    var content = kind == "7.2" || kind == "7.3" ? MadeInstance.grey : MadeInstance.colour
    if kind == "7.3" {
      for (element, value) in [(0x0100, 16), (0x0101, 12), (0x0102, 11)] as [(UInt16, UInt16)] {
        let tag = DICOMCore.Tag(0x0028, element)
        content[tag] = .bytes(tag, .us, littleEndianBytes(value))
      }
    }
    guard kind.hasPrefix("7.") else { return content }
    let frames = DICOMCore.Tag(0x0028, 0x0008)
    content[frames] = .text(frames, .is, "1")
    return content
  }
}
