import DICOMCore
import DICOMFileSet
import DICOMPixels
import Foundation
import Testing

@testable import MediaPipeline

/// Instances come to a medium in a transfer syntax that its profile takes.
struct ProfileCodingTests {
  /// Five images of the same pixels in five encodings, and one that has no pixels.
  private func input(_ folder: TemporaryFolder) throws {
    try folder.make("in")
    try folder.write(TestInstance(1) { $0.size = 37 }, "in/native.dcm")
    try folder.write(
      TestInstance(2) {
        $0.size = 37
        $0.encoding = .implicitLittle
      }, "in/implicit.dcm")
    for (number, name, command) in [
      (3, "rle", ["dcmcrle"]), (4, "j2k", ["gdcmconv", "--j2k"]), (5, "jpeg", ["dcmcjpeg", "+e1"]),
    ] {
      try folder.write(TestInstance(number) { $0.size = 37 }, "plain.dcm")
      try python(
        "import subprocess, sys; subprocess.run(sys.argv[1:], check=True)",
        command + [folder.file("plain.dcm"), folder.file("in/\(name).dcm")])
    }
  }

  /// The transfer syntaxes of the files, by the names that they had, and whether pixels are alike.
  private func syntaxes(_ report: CreateReport, _ folder: TemporaryFolder) throws -> [String: UID] {
    var result: [String: UID] = [:]
    for file in report.files {
      let id = try #require(file.fileID).replacingOccurrences(of: "\\", with: "/")
      let name = try #require(file.path.split(separator: "/").last)
      let path = folder.file("out/" + id)
      result[name.replacingOccurrences(of: ".dcm", with: "")] =
        try DICOMFile.read(MemorySource(folder.bytes("out/" + id))).transferSyntax.uid
      let script = """
        import sys, numpy, pydicom
        pixels = pydicom.dcmread(sys.argv[1]).pixel_array
        print(numpy.array_equal(pixels.ravel(), numpy.arange(37 * 37) % 4096))
        """
      #expect(try python(script, path) == "True", "\(name)")
      let verdict = try python(
        """
        import subprocess, sys
        done = subprocess.run(["dciodvfy", sys.argv[1]], capture_output=True, text=True)
        print([l for l in (done.stdout + done.stderr).splitlines()
               if l.startswith("Error") and "ImagePlane" not in l and "Pixel" in l])
        """, path)
      #expect(verdict == "[]", "\(name)")
    }
    return result
  }

  static let expected: [String: [String: UID]] = [
    "STD-GEN-CD": [
      "native": "1.2.840.10008.1.2.1", "implicit": "1.2.840.10008.1.2.1",
      "rle": "1.2.840.10008.1.2.1", "j2k": "1.2.840.10008.1.2.1", "jpeg": "1.2.840.10008.1.2.1",
    ],
    "STD-GEN-DVD-JPEG": [
      "native": "1.2.840.10008.1.2.1", "implicit": "1.2.840.10008.1.2.1",
      "rle": "1.2.840.10008.1.2.4.70", "j2k": "1.2.840.10008.1.2.4.70",
      "jpeg": "1.2.840.10008.1.2.4.70",
    ],
    "STD-GEN-USB-J2K": [
      "native": "1.2.840.10008.1.2.1", "implicit": "1.2.840.10008.1.2.1",
      "rle": "1.2.840.10008.1.2.4.90", "j2k": "1.2.840.10008.1.2.4.90",
      "jpeg": "1.2.840.10008.1.2.4.90",
    ],
  ]

  @Test(arguments: expected.keys.sorted())
  func `each profile gets what it takes, without loss`(name: String) async throws {
    let folder = try TemporaryFolder()
    try input(folder)
    let profile = try #require(ApplicationProfile.named(name))
    let report = try await create([folder.file("in")], folder.file("out"), profiles: [profile])
    #expect(report.exitCode == 0 && report.countsAddUp, "\(report.findings)")
    #expect(try syntaxes(report, folder) == Self.expected[name])
    #expect(try instancesByPydicom(folder.file("out")) == 5)
  }

  @Test
  func `all images are compressed when that is asked for, and objects without pixels are not`()
    async throws
  {
    let folder = try TemporaryFolder()
    try input(folder)
    let profile = try #require(ApplicationProfile.named("STD-GEN-DVD-JPEG"))
    let coding = try CodingChoice("jpeg-lossless")
    let report = try await create([folder.file("in")], folder.file("out"), profiles: [profile]) {
      $0.transferSyntax = coding
    }
    #expect(report.exitCode == 0, "\(report.findings)")
    #expect(Set(try syntaxes(report, folder).values) == ["1.2.840.10008.1.2.4.70"])
    #expect(report.counts.written == 1 && report.counts.converted == 4)

    try folder.make("texts")
    try folder.write(
      TestInstance(9) { ($0.hasPixels, $0.encoding) = (false, .implicitLittle) }, "texts/text.dcm")
    let text = try await create([folder.file("texts")], folder.file("text")) {
      $0.transferSyntax = coding
    }
    let id = try #require(text.file("text.dcm")?.fileID)
    let file = try DICOMFile.read(
      MemorySource(folder.bytes("text/" + id.replacingOccurrences(of: "\\", with: "/"))))
    #expect(file.transferSyntax == .explicitVRLittleEndian)
  }

  @Test func `what the syntax cannot hold stays as it is, and a note says so`() async throws {
    let folder = try TemporaryFolder()
    try folder.make("in")
    try python(
      """
      import sys, pydicom
      data = pydicom.dcmread(sys.argv[1])
      data.BitsAllocated, data.BitsStored, data.HighBit = 32, 32, 31
      data.PixelData = bytes(37 * 37 * 4)
      data.save_as(sys.argv[2])
      """, folder.write(TestInstance(1) { $0.size = 37 }, "plain.dcm"), folder.file("in/wide.dcm"))
    let coding = try CodingChoice("jpeg-lossless")
    let report = try await create([folder.file("in")], folder.file("out")) {
      $0.transferSyntax = coding
    }
    #expect(report.counts.written == 1 && report.exitCode == 0)
    let note = try #require(report.findings.first { $0.path != nil })
    #expect(note.severity == .note && note.message.contains("it stays in Explicit VR Little"))
    let id = try #require(report.file("wide.dcm")?.fileID)
    #expect(
      try folder.bytes("out/" + id.replacingOccurrences(of: "\\", with: "/"))
        == folder.bytes("in/wide.dcm"))
  }

  @Test func `what the profile does not take is not done, and a note says so`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1) { $0.size = 37 }, "in/native.dcm")
    let profile = try #require(ApplicationProfile.named("STD-GEN-CD"))
    let coding = try CodingChoice("jpeg-lossless")
    let report = try await create([folder.file("in")], folder.file("out"), profiles: [profile]) {
      $0.transferSyntax = coding
    }
    #expect(report.counts.written == 1 && report.exitCode == 0)
    #expect(
      report.findings.contains { $0.message.contains("the profile does not take it in JPEG") })
  }

  @Test func `rules choose by modality, and what is added follows them`() async throws {
    let folder = try TemporaryFolder()
    try folder.make("in")
    try folder.write(TestInstance(1) { $0.size = 37 }, "in/ct.dcm")
    try folder.write(
      TestInstance(2) {
        ($0.size, $0.modality, $0.series) = (37, "MR", "1.2.3.5")
        $0.sopClass = "1.2.840.10008.5.1.4.1.1.4"
      }, "in/mr.dcm")
    let rules = try ModalityRules("CT: rle\n*: j2k-lossless")
    try folder.make("none")
    try folder.write(TestInstance(7), "none/first.dcm")
    _ = try await create([folder.file("none")], folder.file("out"))
    var options = CreateOptions(
      inputs: [folder.file("in")], output: .folder(folder.file("out")), jobs: 2)
    options.profiles = []
    options.rules = rules
    let report = try await AddJob(folder.file("out"), options).run()
    #expect(report.counts.converted == 2 && report.instances == 3)
    var found: [UID] = []
    for file in report.files {
      let id = try #require(file.fileID).replacingOccurrences(of: "\\", with: "/")
      found.append(
        try DICOMFile.read(MemorySource(folder.bytes("out/" + id))).transferSyntax.uid)
    }
    #expect(found == ["1.2.840.10008.1.2.5", "1.2.840.10008.1.2.4.90"])
    #expect(try instancesByPydicom(folder.file("out")) == 3)
  }
}
