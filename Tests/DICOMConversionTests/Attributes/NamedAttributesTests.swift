import DICOMConversion
import DICOMCore
import DICOMFileSet
import Foundation
import Testing

/// The attributes that two conformance statements name, listed by the script beside this file.
struct NamedAttributesTests {
  struct Table: Decodable, CustomTestStringConvertible {
    var document: String
    var table: String
    var attributes: [Attribute]

    var testDescription: String { "\(document), \(table)" }
  }

  struct Attribute: Decodable {
    var name: String
    var tag: String
    /// The tags of the sequences that it is within.
    var within: [String]?
    /// `template`, `class`, `pixels`, `file`, `item` or `directory`.
    var way: String
    var shown: String?
  }

  /// The tables, and of each the template that sets its attributes.
  private static let made = Result {
    let data = try Data(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("named-attributes.json"))
    let tables = try JSONDecoder().decode([Table].self, from: data)
    let raw = try JSONSerialization.jsonObject(with: data) as? [[String: Any]] ?? []
    let templates = try raw.map {
      try AttributeTemplate(
        json: Array(JSONSerialization.data(withJSONObject: $0["template"] ?? 0)),
        name: "\($0["table"] ?? "").json")
    }
    return Array(zip(tables, templates))
  }

  @Test func `every attribute of the statements is set, and stands under the standard's tag`()
    throws
  {
    let tables = try Self.made.get()
    #expect(tables.count == 42)
    #expect(tables.map(\.0.attributes.count).reduce(0, +) > 380)
    for (table, template) in tables {
      let dataSet = try Self.instance(template)
      let file = try DumpedFile(MadeInstance.judged(dataSet, by: ["dcmdump", "+L", "-Un"]))
      let directory = try DumpedFile(Self.directory(of: dataSet))
      for attribute in table.attributes {
        let dump = attribute.way == "directory" ? directory : file
        let path = ((attribute.within ?? []) + [attribute.tag]).joined(separator: ".")
        let values = dump.values[path] ?? []
        #expect(!values.isEmpty, "\(table), \(attribute.name): no \(path)")
        if let shown = attribute.shown, !shown.isEmpty {
          #expect(values.contains(shown), "\(table), \(attribute.name): \(values) for \(shown)")
        }
      }
    }
  }

  @Test func `what a patient's records have of an instance is what the template says`() throws {
    let (table, template) = try #require(
      Self.made.get().first { $0.0.table.hasPrefix("DICOM Directory") })
    let dump = try DumpedFile(Self.directory(of: Self.instance(template)))
    for attribute in table.attributes where attribute.way == "template" {
      let values = dump.values["(0004,1220).\(attribute.tag)"] ?? []
      #expect(values.contains(attribute.shown ?? ""), "\(attribute.name): \(values)")
    }
    #expect(
      dump.values["(0004,1220).(0004,1430)"] == ["[PATIENT]", "[STUDY]", "[SERIES]", "[IMAGE]"])
  }

  @Test(arguments: [AttributeTemplate.Kind.veterinary, .dicond, .dental, .secondaryCapture])
  func `the program's own templates take all of it`(kind: AttributeTemplate.Kind) throws {
    let tables = try Self.made.get()
    var template = try AttributeTemplate(kind)
    template.fixed += tables.flatMap(\.1.fixed)
    let modality = kind == .dental ? "Modality=IO" : "Modality=OT"
    let dataSet = try Self.instance(template, set(modality, "ImageType=DERIVED\\SECONDARY"))
    let dump = try DumpedFile(MadeInstance.judged(dataSet, by: ["dcmdump", "+L", "-Un"]))
    for (table, _) in tables {
      for attribute in table.attributes where attribute.way == "template" {
        let path = ((attribute.within ?? []) + [attribute.tag]).joined(separator: ".")
        #expect(dump.values[path] != nil, "\(table), \(attribute.name): no \(path)")
      }
    }
  }

  private static func instance(
    _ template: AttributeTemplate, _ more: [AttributeSetting] = []
  ) throws -> DICOMCore.DataSet {
    let sopClass = try #require(template.sopClass)
    var attributes = InstanceAttributes(sopClass: sopClass, template: template)
    let isRadiograph =
      sopClass.rawValue.hasSuffix(".1.1.1") || sopClass.rawValue.hasSuffix(".1.1.1.3")
    attributes.content = isRadiograph ? MadeInstance.grey : MadeInstance.colour
    if isRadiograph {
      attributes.facts =
        try AttributeTemplate(.dental).defaults
        + set(
          "ImagerPixelSpacing=1\\1", "ImageLaterality=L", "PatientOrientation=L\\F",
          "WindowCenter=1", "WindowWidth=1")
    }
    attributes.commandLine = more
    var planner = SeriesPlanner()
    return try attributes.dataSet(in: &planner)
  }

  /// What dcmdump says of the DICOMDIR of a file-set of this instance alone.
  private static func directory(of dataSet: DICOMCore.DataSet) throws -> String {
    let summary = try InstanceSummary(
      dataSet, transferSyntax: "1.2.840.10008.1.2.1", book: RecipeBook(profiles: []))
    var builder = FileSetBuilder()
    try builder.add(summary, source: 0, size: 1000)
    let index = try builder.finish()
    let bodies =
      [index.patients[0].body, index.studies[0].body, index.series[0].body]
      + index.instances.map { $0.body(path: "IMAGE") }
    var sink = MemorySink()
    try DICOMDIRWriter(fileSetID: FileSetID(mapping: "made"), fileSetUID: "2.25.1").write(
      bodies.enumerated().map { DirectoryRecord(depth: $0.offset, body: $0.element) }, to: &sink)
    return try MadeInstance.judged(sink.bytes, by: ["dcmdump", "+L", "-Un"])
  }
}

/// What dcmdump prints of a file: the values under each path of tags.
struct DumpedFile {
  private(set) var values: [String: [String]] = [:]

  init(_ text: String) {
    var sequences: [Substring] = []
    for line in text.split(separator: "\n") {
      let indent = line.prefix { $0 == " " }.count
      let rest = line.dropFirst(indent)
      guard rest.hasPrefix("("), rest.dropFirst(10).first == ")" else { continue }
      // Elements of an item stand four further to the right than their sequence, the item two.
      sequences = Array(sequences.prefix((indent + 2) / 4))
      let tag = rest.prefix(11)
      let words = rest.dropFirst(15)
      let value = (words.range(of: " #").map { words[..<$0.lowerBound] } ?? words)
      let path = (sequences + [tag]).joined(separator: ".")
      values[path, default: []].append(value.trimmingCharacters(in: .whitespaces))
      if rest.dropFirst(12).hasPrefix("SQ") { sequences.append(tag) }
    }
  }
}
