import DICOMConversion
import DICOMCore
import Foundation
import Testing

/// An instance that encloses a document, as a file for others to judge.
struct DocumentInstance {
  let dataSet: DICOMCore.DataSet
  let url: URL

  init(_ content: ConvertedContent, set assignments: [String] = []) throws {
    let sopClass = try #require(content.sopClasses.first)
    var attributes = InstanceAttributes(
      sopClass: sopClass, template: try AttributeTemplate(.report))
    attributes.content = content.elements
    attributes.facts = content.facts
    attributes.commandLine = try
      (["PatientID=1", "PatientName=Doe^Jane", "StudyDate=20240101"]
      + assignments).map { try AttributeSetting(assignment: $0) }
    var planner = SeriesPlanner()
    dataSet = try attributes.dataSet(in: &planner)
    let meta = FileMetaInformation(
      sopClass: sopClass, sopInstance: dataSet.uid(DICOMCore.Tag(0x0008, 0x0018)) ?? "",
      transferSyntax: "1.2.840.10008.1.2.1")
    let bytes = try meta.encode() + DataSetWriter(.explicitVRLittleEndian).encode(dataSet)
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("document-\(UUID().uuidString).dcm")
    try Data(bytes).write(to: url)
  }

  func remove() { try? FileManager.default.removeItem(at: url) }

  /// The lines in which dicom3tools finds an error.
  func errors() throws -> [String] {
    try MadeDocuments.output(of: ["dciodvfy", "-new", url.path], mayFail: true)
      .split(separator: "\n").map(String.init).filter { $0.hasPrefix("Error") }
  }

  /// The document as pydicom gives it back, by the length that the instance says.
  func enclosed() throws -> [UInt8] {
    let out = url.appendingPathExtension("out")
    defer { try? FileManager.default.removeItem(at: out) }
    let script = """
      import sys, pydicom
      instance = pydicom.dcmread(sys.argv[1])
      value = instance.EncapsulatedDocument
      assert len(value) % 2 == 0
      open(sys.argv[2], 'wb').write(value[:instance.EncapsulatedDocumentLength])
      """
    _ = try MadeDocuments.output(of: ["python3", "-c", script, url.path, out.path])
    return [UInt8](try Data(contentsOf: out))
  }
}
