import DICOMCore
import DICOMFileSet
import Foundation
import Testing

@testable import MediaPipeline

struct TreatmentTests {
  /// Whether pydicom reads equal data sets from both, Group Lengths aside.
  private func areEqual(_ one: String, _ other: String) throws -> Bool {
    let script = """
      import sys, pydicom
      a, b = (pydicom.dcmread(p, force=True) for p in sys.argv[1:3])
      for ds in (a, b):
          if "TransferSyntaxUID" not in ds.file_meta:
              ds.file_meta.TransferSyntaxUID = "1.2.840.10008.1.2.1"
          ds.decode()
      same = [e.tag for e in a] == [e.tag for e in b]
      for e in a:
          if e.tag == 0x7fe00010:
              same = same and (a.pixel_array == b.pixel_array).all()
          else:
              same = same and e.value == b[e.tag].value
      print(bool(same))
      """
    return try python(script, one, other) == "True"
  }

  private func onlyFile(_ folder: TemporaryFolder, _ report: CreateReport) throws -> String {
    let id = try #require(report.files.compactMap(\.fileID).first)
    return folder.file("out/" + id)
  }

  @Test func `a sound file is copied whole`() async throws {
    let folder = try TemporaryFolder()
    let instance = TestInstance()
    try folder.write(instance, "in/a")
    let report = try await create([folder.file("in")], folder.file("out"))
    #expect(report.counts.written == 1)
    #expect(report.files.first?.reason == nil)
    let made = try Data(contentsOf: URL(fileURLWithPath: try onlyFile(folder, report)))
    #expect(made == Data(instance.file()))
  }

  @Test(arguments: [[0x49, 0x49, 0x2A, 0x00], [0x4D, 0x4D, 0x00, 0x2A]] as [[UInt8]])
  func `the preamble of a TIFF file is kept`(start: [UInt8]) async throws {
    let folder = try TemporaryFolder()
    let instance = TestInstance(1) {
      $0.preamble = start + [UInt8](repeating: 9, count: 128 - start.count)
    }
    try folder.write(instance, "in/a")
    let report = try await create([folder.file("in")], folder.file("out"))
    #expect(report.counts.written == 1)
    let made = try Data(contentsOf: URL(fileURLWithPath: try onlyFile(folder, report)))
    #expect(made == Data(instance.file()))
  }

  @Test func `the preamble of a program becomes zeros and is reported`() async throws {
    let folder = try TemporaryFolder()
    let instance = TestInstance(1) {
      $0.preamble = [0x4D, 0x5A] + [UInt8](repeating: 0x90, count: 126)
    }
    try folder.write(instance, "in/a")
    let report = try await create([folder.file("in")], folder.file("out"))
    #expect(report.counts.converted == 1)
    #expect(report.files.first?.reason?.contains("preamble") == true)
    #expect(report.findings.contains { $0.message.contains("program") })
    #expect(report.exitCode == 0)
    let path = try onlyFile(folder, report)
    let made = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    #expect(made.prefix(128).allSatisfy { $0 == 0 })
    #expect(try areEqual(path, folder.file("in/a")))
  }

  @Test func `meta information that is missing or names another instance is made anew`()
    async throws
  {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1) { $0.hasMeta = false }, "in/a")
    try folder.write(TestInstance(2) { $0.metaUID = "1.2.3.4.77" }, "in/b")
    let report = try await create([folder.file("in")], folder.file("out"))
    #expect(report.counts.converted == 2)
    for name in ["a", "b"] {
      let id = try #require(report.file("/" + name)?.fileID)
      let made = folder.file("out/" + id)
      #expect(try areEqual(made, folder.file("in/" + name)))
      // dcmftest checks the file meta information and dcmdump the rest.
      #expect(try run("dcmftest", made).hasPrefix("yes"))
      #expect(!(try run("dcmdump", made).contains("E:")))
      let body = TestInstance.encode(
        TestInstance(name == "a" ? 1 : 2).elements, .explicitLittle)
      #expect(try Data(contentsOf: URL(fileURLWithPath: made)).suffix(body.count) == Data(body))
    }
  }

  @Test(arguments: ["1.2.840.10008.1.2", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99"])
  func `STD-GEN-CD takes other uncompressed encodings as Explicit VR Little Endian`(
    syntax: String
  ) async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1) { $0.size = 8 }, "plain")
    try folder.make("in")
    if let encoding = TestInstance.Encoding(rawValue: syntax) {
      try folder.write(
        TestInstance(1) {
          $0.size = 8
          $0.encoding = encoding
        }, "in/a")
    } else {
      let script = """
        import sys, pydicom
        ds = pydicom.dcmread(sys.argv[1])
        ds.file_meta.TransferSyntaxUID = sys.argv[3]
        ds.save_as(sys.argv[2], enforce_file_format=True)
        """
      try python(script, folder.file("plain"), folder.file("in/a"), syntax)
    }
    let profile = try #require(ApplicationProfile.named("STD-GEN-CD"))
    let report = try await create([folder.file("in")], folder.file("out"), profiles: [profile])
    #expect(report.counts.converted == 1)
    #expect(report.files.first?.reason?.contains("Explicit VR Little Endian") == true)
    let made = try onlyFile(folder, report)
    #expect(try areEqual(made, folder.file("plain")))
    let dump = try run("dcmdump", "+P", "0002,0010", made)
    #expect(dump.contains("=LittleEndianExplicit"))
    #expect(!(try run("dcmdump", made).contains("E:")))
    #expect(try run("dcmftest", made).hasPrefix("yes"))
  }

  @Test func `the transfer syntax asked for is written`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1) { $0.size = 8 }, "in/a")
    let report = try await create([folder.file("in")], folder.file("out")) {
      $0.transferSyntax = .native("1.2.840.10008.1.2")
    }
    #expect(report.counts.converted == 1)
    let made = try onlyFile(folder, report)
    #expect(try run("dcmdump", "+P", "0002,0010", made).contains("=LittleEndianImplicit"))
    #expect(try areEqual(made, folder.file("in/a")))
  }
}
