import DICOMConversion
import DICOMCore
import Testing

struct AttributeTemplateTests {
  @Test(arguments: [
    ("{\n \"default\": {\n  \"PatientNaem\": \"x\"\n }\n}", 3, 3, "keyword"),
    ("{\"fixed\": {\"PatientID:CS\": \"x\"}}", 1, 12, "VR is CS; the standard has LO"),
    ("{\"fixed\": {\"PatientID:QQ\": \"x\"}}", 1, 12, "no VR"),
    ("{\"fixed\": {\"StudyDate\": \"20241301\"}}", 1, 25, "20241301"),
    ("{\"fixed\": {\n\"Modality\":\n\"ultrasound of the liver\"}}", 3, 1, "Modality"),
    ("{\"fixed\": {\"Rows\": 70000}}", 1, 20, "whole number"),
    ("{\"fixed\": {\"Rows\": [1, 2]}}", 1, 20, "2 values"),
    ("{\"fixed\": {\"ProcedureCodeSequence\": \"x\"}}", 1, 37, "array of objects"),
    ("{\"fixed\": {\"ProcedureCodeSequence\": [{\"CodeMeening\": 1}]}}", 1, 39, "keyword"),
    ("{\"fixed\": {\"(4453,01,DR)\": \"x\"}}", 1, 12, "VR of a private"),
    ("{\"fixed\": {\"(4453,1001)\": \"x\"}}", 1, 12, "creator"),
    ("{\"fixed\": {\"(0008,0002)\": 1}}", 1, 12, "no attribute"),
    ("{\"fixed\": {\"Rows\": 1, \"(0028,0010)\": 2}}", 1, 23, "twice"),
    ("{\"fixes\": {}}", 1, 2, "not known"),
    ("{\"sopClass\": \"1.2.3\"}", 1, 14, "SOP Class"),
    ("{\"fixed\": {\"Rows\": 1}", 1, 22, "brace"),
    ("{\"fixed\": [", 1, 12, "ends"),
  ])
  func `a fault is told with its line and column`(
    text: String, line: Int, column: Int, words: String
  ) throws {
    let error = #expect(throws: AttributeError.self) { try AttributeTemplate(text) }
    #expect(error?.place == TextPlace(line: line, column: column))
    #expect(error?.description.contains(words.isEmpty ? "made.json" : words) == true, "\(error!)")
  }

  @Test func `no prefix of a template is taken for a whole one, and none traps`() throws {
    let text = #"{"fixed": {"PatientName": "M\u00fc\ud83d\ude00\\n", "Rows": [1.5e1, null, true]}}"#
    for length in 0..<text.utf8.count {
      #expect(throws: AttributeError.self) {
        try AttributeTemplate(json: Array(text.utf8.prefix(length)), name: "made.json")
      }
    }
    let deep = Array(String(repeating: "[", count: 100_000).utf8)
    #expect(throws: AttributeError.self) { try AttributeTemplate(json: deep, name: "made.json") }
  }

  @Test(arguments: AttributeTemplate.Kind.allCases)
  func `an instance of each template has no errors`(kind: AttributeTemplate.Kind) throws {
    let template = try AttributeTemplate(kind)
    let sopClass = try #require(template.sopClass)
    var attributes = InstanceAttributes(sopClass: sopClass, template: template)
    attributes.content =
      switch kind {
      case .report: DataSet()
      case .photograph: MadeInstance.colour
      default: MadeInstance.grey
      }
    attributes.commandLine = try set(
      "PatientName=Müller^Änne", "PatientID=4711", "StudyDate=20240229", "StudyTime=101500",
      "StudyID=1")
    if kind == .dental {
      attributes.commandLine += try set(
        "ImagerPixelSpacing=0.02\\0.02", "DetectorType=DIRECT", "PatientOrientation=L\\F",
        "ImageLaterality=L", "WindowCenter=128", "WindowWidth=256")
    }
    var planner = SeriesPlanner()
    let dataSet = try attributes.dataSet(in: &planner)
    let report = try MadeInstance.judged(dataSet, by: ["dciodvfy", "-new"])
    let errors = report.split(separator: "\n").filter { $0.hasPrefix("Error") }
    #expect(errors.isEmpty, "\(report)")
    #expect(report.contains("Warning") || report.contains("\n"))
    let dump = try MadeInstance.judged(dataSet, by: ["dcmdump", "-M", "+U8"])
    #expect(dump.contains("Müller^Änne"), "\(dump)")
  }
}
