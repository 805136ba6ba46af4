import DICOMConversion
import DICOMCore
import Testing

struct AttributeTableTests {
  private func table(_ text: String) throws -> AttributeTable {
    try AttributeTable(csv: Array(text.utf8), name: "list.csv")
  }

  @Test(arguments: [",", ";"])
  func `quotes, byte order mark and separators are read`(separator: String) throws {
    let lines = [
      ["File", "PatientName", "\"(0010,0020)\""],
      ["a.jpg", "\"Doe\(separator) \"\"J\"\"^Jane\"", "1"],
      ["b.jpg", "Roe^Rick", ""],
    ]
    let text = lines.map { $0.joined(separator: separator) }.joined(separator: "\r\n")
    let table = try table("\u{FEFF}" + text)
    let rows = try table.rows(for: ["x/b.jpg", "a.jpg"])
    #expect(rows.map(\.line) == [3, 2])
    #expect(rows[0].settings.map(\.value) == [.texts(["Roe^Rick"])])
    #expect(
      rows[1].settings.map(\.value) == [.texts(["Doe\(separator) \"J\"^Jane"]), .texts(["1"])])
  }

  @Test(arguments: [
    ("PatientID,StudyID\n1,2\n3\n", 3), ("PatientID,StudyID\n1,2,3\n", 2),
    ("PatientID,StudyDate\n1,20241399\n", 2), ("PatientID,PatientId\n1,2\n", 1),
    ("PatientID,(0010,0020)\n1,2\n", 1), ("File,PatientID\na,1\n\nb,2\na,3\n", 5),
    ("PatientID\n\"1\n2\n", 2), ("PatientID\n\"1\"2\n", 2),
    ("PatientComments,PatientID\n\"two\nlines\",1\nx\n", 4),
  ])
  func `a fault is told with its line`(text: String, line: Int) {
    let error = #expect(throws: AttributeError.self) { try table(text) }
    #expect(error?.place?.line == line, "\(error!)")
  }

  @Test func `lines and files must be as many`() throws {
    let table = try table("PatientID\n1\n2\n")
    #expect(throws: AttributeError.self) { try table.rows(for: ["a"]) }
    #expect(throws: AttributeError.self) { try table.rows(for: ["a", "b", "c"]) }
    #expect(try table.rows(for: ["a", "b"]).count == 2)
    let named = try self.table("FileName,PatientID\na,1\nb,2\n")
    #expect(throws: AttributeError.self) { try named.rows(for: ["a"]) }
    #expect(throws: AttributeError.self) { try named.rows(for: ["a", "c"]) }
  }

  @Test func `text that is not UTF-8 is told with its line`() {
    let error = #expect(throws: AttributeError.self) {
      try AttributeTable(csv: Array("PatientID\nx\n".utf8) + [0xFC, 0x0A], name: "list.csv")
    }
    #expect(error?.place?.line == 3)
  }

  @Test func `a file's name gives values by a pattern`() throws {
    let pattern = try FileNamePattern("{PatientID}_{StudyDate}_{}-{InstanceNumber}.jpg")
    let settings = try pattern.settings(for: "A-1_20240229_x_y-7.jpg")
    #expect(settings.map(\.value) == [.texts(["A-1"]), .texts(["20240229"]), .texts(["7"])])
    for name in ["A_20240229_x-7.png", "A_2024_x-7.jpg", "A", "", "__-.jpg"] {
      let error = #expect(throws: AttributeError.self) { try pattern.settings(for: name) }
      #expect(error?.description.contains("A_2024") != true)
    }
    for text in ["a.jpg", "{PatientID", "{PatientID}{StudyDate}", "{Patient}", ""] {
      #expect(throws: AttributeError.self) { try FileNamePattern(text) }
    }
  }
}
