import DICOMCore
import Foundation
import Testing

@testable import DICOMFileSet

struct DirectoryUpdateTests {
  private func person(_ id: String, _ name: String) -> [DataElement] {
    [.text(.patientID, .lo, id), .text(.patientName, .pn, name)]
  }

  private func directory(_ instances: [DataSet]) throws -> FileSetDirectory {
    var sink = MemorySink()
    try DICOMDIRWriter(fileSetID: FileSetID(mapping: "made"), fileSetUID: "2.25.77")
      .write(try index(instances).records, to: &sink)
    return try FileSetDirectory(MemorySource(sink.bytes))
  }

  private func written(_ update: DirectoryUpdate) throws -> [UInt8] {
    var sink = MemorySink()
    try update.write(try update.records(), to: &sink)
    return sink.bytes
  }

  private func types(_ records: [DirectoryRecord]) throws -> [String] {
    try records.map {
      "\($0.depth) \(try DICOMFile.elements($0.body).string(.directoryRecordType) ?? "")"
    }
  }

  @Test func `a directory that nothing is changed of is written as it was`() throws {
    let made = try index([image(), image(uid: "2.25.9"), image(uid: "2.25.8", series: "2.25.31")])
    var sink = MemorySink()
    try DICOMDIRWriter(fileSetID: FileSetID(mapping: "made"), fileSetUID: "2.25.77")
      .write(made.records, to: &sink)
    let update = DirectoryUpdate(try FileSetDirectory(MemorySource(sink.bytes)))
    #expect(try written(update) == sink.bytes)
  }

  @Test func `new records follow the old ones of their level`() throws {
    var update = DirectoryUpdate(
      try directory([
        image(person("B", "B^B"), uid: "2.25.11", study: "2.25.12", series: "2.25.13"),
        image(person("C", "C^C"), uid: "2.25.21", study: "2.25.22", series: "2.25.23"),
      ]))
    let new = try index([
      image(person("A", "A^A"), uid: "2.25.31", study: "2.25.32", series: "2.25.33"),
      image(person("B", "B^B"), uid: "2.25.41", study: "2.25.12", series: "2.25.13"),
      image(person("B", "B^B"), uid: "2.25.42", study: "2.25.12", series: "2.25.14"),
      image(person("B", "B^B"), uid: "2.25.43", study: "2.25.15", series: "2.25.16"),
    ])
    let places = update.places(of: new)
    #expect(places.refusals.isEmpty)
    #expect(places.patients == [Int?.none, 0])
    update.add(new, places) { "N\($0)" }
    #expect(
      try types(update.records()) == [
        "0 PATIENT", "1 STUDY", "2 SERIES", "3 IMAGE", "3 IMAGE", "2 SERIES", "3 IMAGE", "1 STUDY",
        "2 SERIES", "3 IMAGE", "0 PATIENT", "1 STUDY", "2 SERIES", "3 IMAGE", "0 PATIENT",
        "1 STUDY", "2 SERIES", "3 IMAGE",
      ])
    let read = try FileSetDirectory(MemorySource(try written(update)))
    #expect(read.records.count == 18)
    #expect(read.findings.isEmpty)
  }

  @Test func `a patient without an ID is found again by the study`() throws {
    let nameless = image([.text(.patientID, .lo, "")])
    let update = DirectoryUpdate(try directory([nameless]))
    var second = nameless
    second[.sopInstanceUID] = .text(.sopInstanceUID, .ui, "2.25.500")
    let places = update.places(of: try index([second]))
    #expect(places.patients == [0])
    #expect(places.series == [2])
  }

  @Test func `people of one ID are told apart by name`() throws {
    let update = DirectoryUpdate(try directory([image(person("1", "Muster^Anna"))]))
    let new = try index([
      image(person("1", "Other^One"), uid: "2.25.5", study: "2.25.6", series: "2.25.7")
    ])
    #expect(update.places(of: new).refusals == [0: .patientIDTaken])
    let same = try index([
      image(person("1", "MUSTER^ANNA^"), uid: "2.25.5", study: "2.25.6", series: "2.25.7")
    ])
    #expect(update.places(of: same).patients == [0])
  }

  @Test func `elements in front of the records stay`() throws {
    var update = DirectoryUpdate(try directory([image()]))
    var writer = DICOMDIRWriter(fileSetID: FileSetID(mapping: "made"), fileSetUID: "2.25.77")
    writer.kept = DataSet([
      .text(.fileSetID, .cs, "other maker"), .text(.fileSetDescriptorFileID, .cs, "README"),
    ])
    var sink = MemorySink()
    try writer.write(try update.records(), to: &sink)
    let file = try DICOMFile.read(MemorySource(sink.bytes))
    #expect(file.dataSet.string(.fileSetID) == "other maker")
    #expect(file.dataSet.string(.fileSetDescriptorFileID) == "README")
    #expect(try FileSetDirectory(MemorySource(sink.bytes)).records.count == 4)
    _ = update.remove(DirectoryRemoval())
    #expect(try update.records().count == 4)
  }
}
