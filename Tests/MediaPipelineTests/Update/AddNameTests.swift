import DICOMFileSet
import Foundation
import Testing

@testable import MediaPipeline

/// New File IDs collide with nothing that is on the medium or in its directory.
struct AddNameTests {
  private let folder: TemporaryFolder
  private var set: String { folder.file("set") }

  init() throws { folder = try TemporaryFolder() }

  private func make() async throws {
    try folder.write(slice(1), "first/1")
    _ = try await create([folder.file("first")], set)
    try folder.write(slice(2), "more/1")
  }

  private func added() async throws -> String? {
    let report = try await add([folder.file("more")], to: set)
    #expect(report.exitCode == 0)
    #expect(try instancesByPydicom(set) == 2)
    return report.files.first?.fileID
  }

  @Test func `a file that is there in lower case is gone round`() async throws {
    try await make()
    try folder.write([1], "set/DICOM/PA000001/ST000001/SE000001/im000002")
    #expect(try await added() == "DICOM/PA000001/ST000001/SE000001/IM000003")
    #expect(try folder.bytes("set/DICOM/PA000001/ST000001/SE000001/im000002") == [1])
  }

  @Test func `a folder that differs by case is gone round`() async throws {
    try await make()
    try folder.write(slice(1, series: 2), "more/1")
    try folder.make("set/DICOM/pa000001/st000001/se000002")
    #expect(try await added() == "DICOM/PA000001/ST000001/SE000003/IM000001")
  }

  @Test func `a File ID of a missing file is not given again`() async throws {
    try await make()
    try folder.write(slice(2), "first/2")
    _ = try await create([folder.file("first")], set) { $0.replaces = true }
    try FileManager.default.removeItem(atPath: set + "/DICOM/PA000001/ST000001/SE000001/IM000002")
    try folder.write(slice(3), "more/1")
    let report = try await add([folder.file("more")], to: set)
    #expect(report.files.first?.fileID == "DICOM/PA000001/ST000001/SE000001/IM000003")
  }

  @Test func `a link in the place of a folder is not followed`() async throws {
    try await make()
    let real = set + "/DICOM/PA000001/ST000001/SE000001"
    try FileManager.default.moveItem(atPath: real, toPath: folder.file("elsewhere"))
    try FileManager.default.createSymbolicLink(
      atPath: real, withDestinationPath: folder.file("elsewhere"))
    let report = try await add([folder.file("more")], to: set)
    #expect(report.files.first?.fileID == "DICOM/PA000001/ST000001/SE000002/IM000001")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.file("elsewhere")).count == 1)
  }

  @Test func `a file-set of dcmmkdir keeps its records and gets a folder of its own`() async throws
  {
    for number in 1...3 { try folder.write(slice(number), "set/IMG\(number)") }
    try run("dcmmkdir", "+r", "-W", "+I", "+id", ".", "IMG1", "IMG2", "IMG3", in: set)
    let before = try recordsByPydicom(set)
    try folder.write(slice(4), "more/1")
    let report = try await add([folder.file("more")], to: set)
    #expect(
      report.files.first?.fileID == "DICOM/AD000001/PA000001/ST000001/SE000001/IM000001")
    #expect(try recordsByPydicom(set).filter(before.contains) == before)
    let verdict = try thirdParties(set)
    #expect(verdict.instances == 4)
    #expect(verdict.complaints.isEmpty)
    try folder.write(slice(5), "again/1")
    let again = try await add([folder.file("again")], to: set)
    #expect(again.exitCode == 0)
    _ = try remove(set) { $0.instances = ["1.2.3.1.1.1.4", "1.2.3.1.1.1.5"] }
    #expect(try recordsByPydicom(set) == before)
    #expect(!folder.exists("set/DICOM"))
  }

  @Test func `a file-set of pydicom is added to and taken from`() async throws {
    for number in 1...3 { try folder.write(slice(number), "first/\(number)") }
    try python(
      """
      import sys
      from pathlib import Path
      from pydicom.fileset import FileSet
      fs = FileSet()
      for path in Path(sys.argv[1]).iterdir(): fs.add(path)
      fs.write(sys.argv[2])
      """, folder.file("first"), set)
    let before = try recordsByPydicom(set)
    try folder.write(slice(1, patient: 2), "more/1")
    _ = try await add([folder.file("more")], to: set)
    let verdict = try thirdParties(set)
    #expect(verdict.instances == 4)
    #expect(verdict.complaints.isEmpty)
    _ = try remove(set) { $0.patients = ["ID2"] }
    #expect(try recordsByPydicom(set) == before)
  }
}
