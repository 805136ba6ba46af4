import DICOMConversion
import DICOMCore
import TestSupport
import Testing

struct DamagedTextTests {
  private static let template = #"""
    {"sopClass": "1.2.840.10008.5.1.4.1.1.7", "fixed": {"PatientName": "Doe^J\u00e4ne",
      "ProcedureCodeSequence": [{"CodeValue": "1", "(4453,01,A B):US": [1, 2]}], "Rows": 7,
      "(0028,0030)": ["0.5", 0.5]}, "default": {"StudyDate": "20240229", "Manufacturer": null}}
    """#
  private static let table = """
    File;PatientID;ProcedureCodeSequence[0].CodeValue;(0008,0020);(4453,01,A B):LO
    a.jpg;1;"2;""3";20240229;x
    b.jpg;1;;20240229;y

    """

  @Test func `texts with damage are refused or read, and trap nothing`() {
    var random = SplitMix(7)
    let marks = Array("[]{}\"\\,;:.()=^\n\r0u-".utf8) + [0, 0xFF, 0xC3]
    var read = 0
    for round in 0..<1000 {
      var json = Array(Self.template.utf8)
      var csv = Array(Self.table.utf8)
      for _ in 0..<(1 + round % 4) {
        let mark = marks[Int(random.next() % UInt64(marks.count))]
        json[Int(random.next() % UInt64(json.count))] = mark
        csv[Int(random.next() % UInt64(csv.count))] = mark
      }
      let made = try? AttributeTemplate(json: json, name: "made.json")
      let table = try? AttributeTable(csv: csv, name: "list.csv")
      if made != nil { read += 1 }
      var attributes = InstanceAttributes(sopClass: "1.2.840.10008.5.1.4.1.1.7", template: made)
      attributes.table = table?.rows.first?.settings ?? []
      attributes.content = MadeInstance.grey
      var planner = SeriesPlanner()
      _ = try? attributes.dataSet(in: &planner)
      _ = try? AttributeSetting(assignment: String(decoding: csv.prefix(90), as: UTF8.self))
      _ = try? FileNamePattern(String(decoding: json.prefix(60), as: UTF8.self))
        .settings(for: String(decoding: csv.prefix(60), as: UTF8.self))
    }
    #expect(read > 0)
  }
}
