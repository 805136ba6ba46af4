import DICOMCore
import Testing

@testable import DICOMFileSet

struct FileIDFormTests {
  private func directory(_ fileID: [UInt8]) throws -> FileSetDirectory {
    var made = MadeDirectory.sample
    made.records[3].keys[0].value = fileID.count % 2 == 0 ? fileID : fileID + [0x20]
    return try FileSetDirectory(made.bytes())
  }

  private func directory(_ fileID: String) throws -> FileSetDirectory {
    try directory(Array(fileID.utf8))
  }

  @Test(arguments: [
    "A", "A\\B", "DICOM\\PA000001\\ST000001\\SE000001\\IM000001", "A\\B\\C\\D\\E\\F\\G\\H",
    "12345678", "_\\0",
  ])
  func `a File ID of the standard's form has no finding`(fileID: String) throws {
    let directory = try directory(fileID)
    #expect(directory.findings.isEmpty)
    let reference = try #require(directory.reference(3))
    #expect(reference.path == fileID.replacing("\\", with: "/"))
    #expect(reference.components == fileID.split(separator: "\\").map(String.init))
  }

  @Test(arguments: [
    ("img\\i101", "img/i101"), ("IMG\\I101.DCM", "IMG/I101.DCM"), ("IMG\\I101;1", "IMG/I101"),
    ("IMG\\I101.;1", "IMG/I101"), ("IMG\\i101.dcm;1", "IMG/i101.dcm"), ("IMG/I101", "IMG/I101"),
    ("IMG\\\\I101", "IMG/I101"), ("\\IMG\\I101", "IMG/I101"), ("IMG\\I101\\", "IMG/I101"),
    ("\\\\IMG\\\\I101\\\\", "IMG/I101"), ("/IMG/I101", "IMG/I101"), ("./IMG/I101", "IMG/I101"),
    (".\\IMG\\.\\I101", "IMG/I101"), (" IMG\\I101", "IMG/I101"), ("IMG \\I101", "IMG/I101"),
    ("IMG\\I101   ", "IMG/I101"), ("IMG.\\I101", "IMG/I101"), ("D:\\IMG\\I101", "IMG/I101"),
    ("d:IMG\\I101", "IMG/I101"), ("D:/IMG/I101", "IMG/I101"),
    ("A\\B\\C\\D\\E\\F\\G\\H\\I", "A/B/C/D/E/F/G/H/I"),
    ("ANAMETHATISLONG\\I101", "ANAMETHATISLONG/I101"), ("A-B\\I 1", "A-B/I 1"),
    ("IMG\\I;X", "IMG/I;X"), ("IMG\\..I101", "IMG/..I101"), ("IMG\\I..101", "IMG/I..101"),
  ])
  func `another form is brought into the standard's and told`(fileID: String, path: String) throws {
    let directory = try directory(fileID)
    #expect(Set(directory.kinds) == [.fileIDForm])
    #expect(directory.findings.allSatisfy { $0.severity == .warning && $0.record == 3 })
    #expect(directory.reference(3)?.path == path)
    #expect(try directory.outline == FileSetDirectory(MadeDirectory.sample.bytes()).outline)
  }

  @Test(arguments: [
    "..\\IMG", "IMG\\..\\..\\ETC", "IMG\\..", "../../etc/passwd", "IMG/../I101", "...\\IMG",
    "IMG\\.. \\I101", " ..\\IMG", "C:..\\IMG", "C:\\..\\IMG", "IMG\\..;1", "\\..\\IMG",
  ])
  func `a File ID that leads out of the file-set is refused as hostile`(fileID: String) throws {
    let directory = try directory(fileID)
    let finding = try #require(directory.finding(.fileIDHostile))
    #expect(finding.severity == .error)
    #expect(finding.record == 3)
    let reference = try #require(directory.reference(3))
    #expect(reference.path == nil)
    #expect(reference.sopInstance == "1.2.3.1")
  }

  @Test func `a NUL within a File ID is hostile, at its end it is padding`() throws {
    let within = try directory(Array("IMG\\I\0101".utf8))
    #expect(within.kinds.contains(.fileIDHostile))
    #expect(within.reference(3)?.path == nil)
    let behind = try directory(Array("IMG\\I10\0".utf8))
    #expect(behind.findings.isEmpty)
    #expect(behind.reference(3)?.path == "IMG/I10")
  }

  @Test(arguments: ["", " ", "   ", "\\", "\\\\\\", ".", "/", "C:", "C:\\"])
  func `a File ID that names nothing references no file`(fileID: String) throws {
    let directory = try directory(fileID)
    #expect(Set(directory.kinds) == [.fileIDForm])
    #expect(directory.reference(3)?.path == nil)
    #expect(directory.reference(3)?.sopInstance == "1.2.3.1")
  }

  @Test func `whatever the bytes of a File ID, no path leads out`() throws {
    var random = Seeded(7)
    let pieces: [[UInt8]] =
      ["..", ".", "/", "\\", " ", "\0", ";1", ":", "C:", "A", "img", "~", "%2e%2e"].map {
        Array($0.utf8)
      } + [[0xE4], [0xC0, 0xAE], [0x81, 0x5C], [0xFF]]
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 1...8, using: &random)).flatMap { _ in
        pieces.randomElement(using: &random) ?? []
      }
      let fileID = ReferencedFileID(bytes[...])
      guard let path = fileID.path else { continue }
      #expect(!fileID.isHostile)
      #expect(!path.contains("\0") && !path.hasPrefix("/") && !path.contains("\\"), "\(bytes)")
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      #expect(parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }, "\(bytes)")
    }
  }

  @Test func `of many hostile File IDs the first ones are listed and all are counted`() throws {
    var made = MadeDirectory.sample
    let series = made.records[2]
    made.records = [made.records[0], made.records[1], series]
    for number in 0..<500 {
      made.records.append(MadeDirectory.image("..\\I\(number)", "1.2.3.\(number)"))
    }
    let directory = try FileSetDirectory(made.bytes())
    let hostile = directory.findings.filter { $0.kind == .fileIDHostile }
    #expect(hostile.reduce(0) { $0 + $1.count } == 500)
    #expect(hostile.count < 200)
    #expect(directory.records.indices.allSatisfy { directory.reference($0)?.path == nil })
  }
}
