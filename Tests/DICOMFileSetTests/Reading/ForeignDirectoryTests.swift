import DICOMCore
import Foundation
import Testing

@testable import DICOMFileSet

/// Directories of other programs, over the same two patients, three series and six images.
struct ForeignDirectoryTests {
  private static let writer = """
    from pydicom.dataset import Dataset, FileMetaDataset
    from pydicom.uid import ExplicitVRLittleEndian, CTImageStorage
    from pathlib import Path
    for number in range(6):
      data = Dataset()
      data.PatientName, data.PatientID = f'Name{number // 4}^A', f'ID{number // 4}'
      data.PatientBirthDate, data.PatientSex = '19700101', 'O'
      data.StudyInstanceUID, data.StudyID = f'1.2.1.{number // 4}', '1'
      data.StudyDate, data.StudyTime, data.AccessionNumber = '20240229', '101500', 'A'
      data.StudyDescription = 'S'
      data.SeriesInstanceUID, data.SeriesNumber = f'1.2.2.{number // 2}', '1'
      data.Modality, data.InstanceNumber = 'CT', str(number)
      data.SOPClassUID, data.SOPInstanceUID = CTImageStorage, f'1.2.3.{number}'
      data.SamplesPerPixel, data.PhotometricInterpretation = 1, 'MONOCHROME2'
      data.Rows = data.Columns = 4
      data.BitsAllocated, data.BitsStored, data.HighBit = 16, 12, 11
      data.PixelRepresentation, data.PixelData = 0, bytes(32)
      data.ImageType = ['ORIGINAL', 'PRIMARY', 'AXIAL']
      data.file_meta = FileMetaDataset()
      data.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
      Path('DATA').mkdir(exist_ok=True)
      data.save_as(f'DATA/IM{number}', enforce_file_format=True)
    """

  private func check(_ path: URL, isVerbatim: Bool = true) throws -> FileSetDirectory {
    let directory = try FileSetDirectory([UInt8](Data(contentsOf: path)))
    let instances = directory.records.indices.filter { directory.records[$0].type == .image }
    #expect(
      Set(instances.compactMap { directory.reference($0)?.sopInstance?.rawValue })
        == Set((0..<6).map { "1.2.3.\($0)" }))
    for image in instances {
      let above = directory.ancestors(of: image).map { directory.records[$0].type }
      #expect(above == [.series, .study, .patient])
      let reference = try #require(directory.reference(image))
      let file = path.deletingLastPathComponent().appending(path: reference.path ?? "none")
      #expect(FileManager.default.fileExists(atPath: file.path))
    }
    #expect(directory.children(of: nil).count == 2)
    #expect(directory.records.allSatisfy { $0.isInUse })
    #expect(directory.isBodyVerbatim == isVerbatim)
    for index in directory.records.indices {
      let body = try #require(try directory.body(index))
      let read = try DataSet(explicitVRLittleEndian: body)
      #expect(read.string(.directoryRecordType) == directory.records[index].type.rawValue)
    }
    return directory
  }

  private func instances(_ body: (URL) throws -> Void) throws {
    let folder = try MadeFileSet.newFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try runPython(Self.writer, in: folder)
    try body(folder)
  }

  @Test func `what dcmmkdir makes is sound`() throws {
    try instances { folder in
      let result = try runTool(
        "dcmmkdir", ["--general-purpose", "--no-backup", "+r", "+D", "DICOMDIR", "DATA"],
        in: folder)
      #expect(result.status == 0, "\(result.errors)")
      let directory = try check(folder.appending(path: "DICOMDIR"))
      #expect(directory.findings.isEmpty)
    }
  }

  @Test func `what pydicom makes is sound`() throws {
    try instances { folder in
      _ = try runPython(
        """
        from pydicom.fileset import FileSet
        from pathlib import Path
        files = FileSet()
        for path in sorted(Path('DATA').iterdir()): files.add(path)
        files.write('SET')
        """, in: folder)
      let directory = try check(folder.appending(path: "SET/DICOMDIR"))
      #expect(directory.findings.isEmpty)
    }
  }

  @Test func `what gdcmgendir makes is read`() throws {
    try instances { folder in
      let result = try runTool(
        "gdcmgendir", ["-r", "-i", "DATA", "-o", "DATA/DICOMDIR"], in: folder)
      #expect(result.status == 0, "\(result.errors)")
      let directory = try check(folder.appending(path: "DATA/DICOMDIR"))
      #expect(!directory.findings.contains { $0.severity == .error })
    }
  }
}
