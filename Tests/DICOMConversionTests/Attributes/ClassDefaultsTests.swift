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
