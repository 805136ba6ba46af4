import DICOMFileSet
import Foundation
import Testing

@testable import MediaPipeline

struct RemoveTests {
  private let folder: TemporaryFolder
  private var set: String { folder.file("set") }

  init() throws { folder = try TemporaryFolder() }

  /// Two patients; the first one has two studies, the first of which has two series.
  private func make() async throws {
    for number in 1...2 { try folder.write(slice(number), "first/1\(number)") }
    try folder.write(slice(1, series: 2), "first/2")
    try folder.write(slice(1, study: 2), "first/3")
    try folder.write(slice(1, patient: 2), "first/4")
    _ = try await create([folder.file("first")], set)
  }

  private func check(_ instances: Int) throws {
    let verdict = try thirdParties(set)
    #expect(verdict.instances == instances)
    #expect(verdict.complaints.isEmpty)
    let files = try folder.tree("set").keys.filter { $0.hasPrefix("DICOM/") }
    #expect(files.count == instances)
  }

  @Test func `an instance, a series, a study and a patient go with their files and empty parents`()
    async throws
  {
    try await make()
    try folder.write([1], "set/NOTES.TXT")
    #expect(try remove(set) { $0.instances = ["1.2.3.1.1.1.1"] }.recordsRemoved == 1)
    try check(4)
    #expect(try remove(set) { $0.instances = ["1.2.3.1.1.1.2"] }.recordsRemoved == 2)
    try check(3)
    #expect(try remove(set) { $0.series = ["1.2.3.1.1.2"] }.recordsRemoved == 3)
    try check(2)
    #expect(!folder.exists("set/DICOM/PA000001/ST000001"))
    #expect(try remove(set) { $0.studies = ["1.2.3.1.2"] }.recordsRemoved == 4)
    try check(1)
    #expect(!folder.exists("set/DICOM/PA000001"))
    #expect(throws: PipelineError.self) { try remove(set) { $0.patients = ["ID2"] } }
    try check(1)
    let last = try remove(set, allowsEmpty: true) { $0.patients = ["ID2"] }
    #expect(last.instances == 0)
    #expect(try folder.bytes("set/NOTES.TXT") == [1])
    #expect(!folder.exists("set/DICOM"))
    #expect(try folder.names == ["first", "set"])
  }

  @Test func `nothing that is named is an error, something that is not is a warning`() async throws
  {
    try await make()
    let before = try folder.tree("set")
    let error = #expect(throws: PipelineError.self) { try remove(set) { $0.studies = ["1.9"] } }
    #expect(error?.description.contains("spindle list") == true)
    #expect(throws: PipelineError.self) { try remove(set) { _ in } }
    #expect(try folder.tree("set") == before)
    let report = try remove(set) { $0.studies = ["1.9", "1.2.3.1.2"] }
    #expect(report.exitCode == 1)
    #expect(report.instancesRemoved == 1)
  }

  @Test func `records that are kept are retired, and compacted later`() async throws {
    try await make()
    let before = try recordsByPydicom(set)
    let report = try remove(set) {
      $0.studies = ["1.2.3.1.2"]
      $0.keepsRecords = true
    }
    #expect(report.recordsRetired == 3)
    #expect(report.filesDeleted == 1)
    let after = try recordsByPydicom(set)
    #expect(after.count == before.count)
    let flagged = after.map { $0.replacingOccurrences(of: " 0000 ", with: " FFFF ") }
    #expect(flagged == before)
    #expect(after.count { $0.contains(" 0000 ") } == 3)
    let compacted = try remove(set) { $0.compacts = true }
    #expect(compacted.recordsCompacted == 3)
    #expect(try recordsByPydicom(set) == after.filter { !$0.contains(" 0000 ") })
    try check(4)
  }

  @Test func `a file that two records name stays until both are gone`() async throws {
    try await make()
    try python(
      """
      import sys
      from pydicom import dcmread
      ds = dcmread(sys.argv[1])
      images = [i for i in ds.DirectoryRecordSequence if 'ReferencedFileID' in i]
      images[1].ReferencedFileID = images[0].ReferencedFileID
      ds.save_as(sys.argv[1])
      """, set + "/DICOMDIR")
    let first = try? remove(set) { $0.instances = ["1.2.3.1.1.1.2"] }
    #expect(first?.filesDeleted ?? 0 == 0)
    #expect(folder.exists("set/DICOM/PA000001/ST000001/SE000001/IM000001"))
  }

  @Test func `private records and keys of others keep their bytes`() async throws {
    try await make()
    try python(
      """
      import sys
      from pydicom import dcmread
      from pydicom.fileset import FileSet
      from pydicom.dataset import Dataset
      ds = dcmread(sys.argv[1])
      for number, item in enumerate(ds.DirectoryRecordSequence):
          block = item.private_block(0x0859, 'ETIAM DICOMDIR', create=True)
          block.add_new(0x10, 'LO', 'odd %d' % number)
          item.PatientComments = 'x' * number
      # Only the bodies grow: offsets are set anew by writing twice.
      from pydicom.filebase import DicomBytesIO
      import io
      old = {i.seq_item_tell: n for n, i in enumerate(dcmread(sys.argv[1]).DirectoryRecordSequence)}
      buffer = io.BytesIO(); ds.save_as(buffer); buffer.seek(0)
      new = [i.seq_item_tell for i in dcmread(buffer).DirectoryRecordSequence]
      move = lambda o: new[old[o]] if o else 0
      for i in ds.DirectoryRecordSequence:
          i.OffsetOfTheNextDirectoryRecord = move(i.OffsetOfTheNextDirectoryRecord)
          i.OffsetOfReferencedLowerLevelDirectoryEntity = move(
              i.OffsetOfReferencedLowerLevelDirectoryEntity)
      first = 'OffsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity'
      last = 'OffsetOfTheLastDirectoryRecordOfTheRootDirectoryEntity'
      for name in (first, last): setattr(ds, name, move(getattr(ds, name)))
      ds.save_as(sys.argv[1])
      """, set + "/DICOMDIR")
    let before = try recordsByPydicom(set)
    try folder.write(slice(5), "more/1")
    _ = try await add([folder.file("more")], to: set)
    #expect(try recordsByPydicom(set).filter(before.contains) == before)
    _ = try remove(set) { $0.instances = ["1.2.3.1.1.1.5"] }
    #expect(try recordsByPydicom(set) == before)
  }

  @Test func `what stays and refers to what goes is named`() async throws {
    try await make()
    try folder.write(
      slice(1, series: 3) { instance in
        instance.sopClass = "1.2.840.10008.5.1.4.1.1.88.59"
        instance.modality = "KO"
        instance.extra = [
          .init(
            group: 0x40, number: 0xA375, vr: "SQ",
            value: .items([
              [
                .init(
                  group: 0x08, number: 0x1199, vr: "SQ",
                  value: .items([
                    [.init(group: 0x08, number: 0x1155, vr: "UI", value: .text("1.2.3.1.1.1.1"))]
                  ]))
              ]
            ]))
        ]
      }, "more/1")
    #expect(try await add([folder.file("more")], to: set, profiles: []).added.instances == 1)
    let report = try remove(set) { $0.instances = ["1.2.3.1.1.1.1"] }
    #expect(report.findings.contains { $0.message.contains("refers to instances") })
    #expect(report.exitCode == 0)
    let other = try remove(set) { $0.instances = ["1.2.3.1.1.1.2"] }
    #expect(!other.findings.contains { $0.message.contains("refers to instances") })
  }
}
