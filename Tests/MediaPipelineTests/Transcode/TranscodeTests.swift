import DICOMCore
import DICOMPixels
import Foundation
import Testing

@testable import MediaPipeline

/// Files in another transfer syntax, without a file-set around them.
struct TranscodeTests {
  private func transcode(
    _ inputs: [String], _ output: String, _ coding: String,
    _ change: (inout TranscodeOptions) -> Void = { _ in }
  ) async throws -> TranscodeReport {
    var options = TranscodeOptions(
      inputs: inputs, output: output, to: try CodingChoice(coding), jobs: 2)
    change(&options)
    return try await TranscodeJob(options).run()
  }

  /// A folder with images, one of many frames, a DICOMDIR and a text.
  private func input(_ folder: TemporaryFolder) throws {
    for number in 1...3 {
      try folder.write(TestInstance(number) { $0.size = 41 }, "in/a/\(number).dcm")
    }
    try folder.write(TestInstance(4) { $0.hasPixels = false }, "in/text.dcm")
    try folder.write(Array("notes".utf8), "in/notes.txt")
    try folder.write(
      TestInstance(5) {
        $0.sopClass = "1.2.840.10008.1.3.10"
        $0.hasPixels = false
      }, "in/DICOMDIR")
    try MultiFrame(frames: 9, size: 720).write(folder.file("in/many.dcm"))
  }

  private static let comparison = """
    import sys, pydicom, numpy
    one, other = (pydicom.dcmread(p) for p in sys.argv[1:3])
    print(one.SOPInstanceUID == other.SOPInstanceUID
          and numpy.array_equal(one.pixel_array, other.pixel_array), other.file_meta.TransferSyntaxUID)
    """

  @Test(arguments: [
    ("jpeg-lossless", "1.2.840.10008.1.2.4.70"), ("rle", "1.2.840.10008.1.2.5"),
    ("j2k-lossless", "1.2.840.10008.1.2.4.90"), ("jpeg-ls", "1.2.840.10008.1.2.4.80"),
    ("deflated", "1.2.840.10008.1.2.1.99"),
  ])
  func `a folder becomes one with the same names and pixels`(coding: String, uid: String)
    async throws
  {
    let folder = try TemporaryFolder()
    try input(folder)
    var trees: [[String: Data]] = []
    for jobs in [1, 3] {
      let report = try await transcode([folder.file("in")], folder.file("out\(jobs)"), coding) {
        $0.jobs = jobs
        $0.proves = true
      }
      #expect(report.exitCode == 0, "\(report.findings)")
      let counts = report.counts
      #expect(counts.files == 7 && counts.dicomdir == 1 && counts.notDICOM == 1)
      #expect(counts.transcoded + counts.copied == 5 && counts.rejected == 0)
      trees.append(try folder.tree("out\(jobs)"))
    }
    #expect(trees[0] == trees[1])
    #expect(trees[0].keys.sorted() == ["a/1.dcm", "a/2.dcm", "a/3.dcm", "many.dcm", "text.dcm"])
    for name in ["a/1.dcm", "a/2.dcm", "a/3.dcm", "many.dcm"] {
      let found = try python(
        Self.comparison, folder.file("in/" + name), folder.file("out1/" + name))
      #expect(found == "True \(uid)", "\(name)")
    }
    #expect(
      try folder.bytes("out1/text.dcm") == folder.bytes("in/text.dcm") || coding == "deflated")
  }

  @Test func `what was coded comes back to the same file set of pixels`() async throws {
    let folder = try TemporaryFolder()
    try input(folder)
    _ = try await transcode([folder.file("in")], folder.file("coded"), "j2k-lossless")
    let report = try await transcode([folder.file("coded")], folder.file("plain"), "explicit")
    #expect(report.counts.transcoded == 4 && report.counts.copied == 1)
    for name in ["a/1.dcm", "many.dcm"] {
      let found = try python(
        Self.comparison, folder.file("in/" + name), folder.file("plain/" + name))
      #expect(found == "True 1.2.840.10008.1.2.1")
    }
  }

  @Test func `one file becomes one file, and nothing is replaced unasked`() async throws {
    let folder = try TemporaryFolder()
    let source = try folder.write(TestInstance(1) { $0.size = 41 }, "one.dcm")
    _ = try await transcode([source], folder.file("coded.dcm"), "rle")
    #expect(try folder.names == ["coded.dcm", "one.dcm"])
    await #expect(throws: PipelineError.outputExists(folder.file("coded.dcm"))) {
      try await transcode([source], folder.file("coded.dcm"), "jpeg-ls")
    }
    _ = try await transcode([source], folder.file("coded.dcm"), "jpeg-ls") { $0.replaces = true }
    #expect(
      try python(Self.comparison, source, folder.file("coded.dcm")) == "True 1.2.840.10008.1.2.4.80"
    )
    await #expect(throws: PipelineError.self) {
      try await transcode([source], source, "rle") { $0.replaces = true }
    }
    await #expect(throws: PipelineError.self) {
      try await transcode([folder.path], folder.file("within"), "rle")
    }
    #expect(try folder.names == ["coded.dcm", "one.dcm"])
  }

  @Test func `a damaged file is rejected, or copied when that is asked for`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1) { $0.size = 41 }, "in/whole.dcm")
    let bytes = TestInstance(2) { $0.size = 41 }.file()
    try folder.write(Array(bytes.dropLast(100)), "in/short.dcm")
    let report = try await transcode([folder.file("in")], folder.file("out"), "rle")
    #expect(report.counts.rejected == 1 && report.exitCode == 1)
    #expect(try folder.tree("out").count == 1)
    let kept = try await transcode([folder.file("in")], folder.file("kept"), "rle") {
      $0.onError = .keep
    }
    #expect(kept.counts.copied == 1 && kept.exitCode == 1)
    #expect(try folder.bytes("kept/short.dcm") == folder.bytes("in/short.dcm"))
    await #expect(throws: NothingToTranscode.self) {
      try await transcode([folder.file("in/short.dcm")], folder.file("nothing.dcm"), "rle")
    }
    #expect(!folder.exists("nothing.dcm"))
  }

  @Test func `a medium is read as a folder is`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1) { $0.size = 41 }, "in/one.dcm")
    _ = try await create([folder.file("in")], folder.file("set.iso"))
    let report = try await transcode([folder.file("set.iso")], folder.file("out"), "rle")
    #expect(report.counts.transcoded == 1 && report.counts.dicomdir == 1)
    let name = try #require(folder.tree("out").keys.first)
    #expect(
      try python(Self.comparison, folder.file("in/one.dcm"), folder.file("out/" + name))
        == "True 1.2.840.10008.1.2.5")
  }

  @Test func `references follow what is coded with loss`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1) { $0.size = 41 }, "in/image.dcm")
    try folder.write(
      TestInstance(2) {
        $0.hasPixels = false
        $0.extra = [
          .init(
            group: 0x0008, number: 0x1140, vr: "SQ",
            value: .items([
              [
                .init(
                  group: 0x0008, number: 0x1150, vr: "UI",
                  value: .text("1.2.840.10008.5.1.4.1.1.2")),
                .init(group: 0x0008, number: 0x1155, vr: "UI", value: .text("1.2.3.4.1")),
              ]
            ]))
        ]
      }, "in/other.dcm")
    var trees: [[String: Data]] = []
    for jobs in [1, 2] {
      let report = try await transcode(
        [folder.file("in")], folder.file("out\(jobs)"), "j2k ratio 4"
      ) { $0.jobs = jobs }
      #expect(report.counts.transcoded == 2, "\(report.findings)")
      trees.append(try folder.tree("out\(jobs)"))
    }
    #expect(trees[0] == trees[1])
    let script = """
      import sys, pydicom
      image, other = (pydicom.dcmread(sys.argv[1] + "/" + n) for n in ("image.dcm", "other.dcm"))
      print(image.SOPInstanceUID != "1.2.3.4.1", other.SOPInstanceUID != "1.2.3.4.2",
            other.ReferencedImageSequence[0].ReferencedSOPInstanceUID == image.SOPInstanceUID,
            image.SourceImageSequence[0].ReferencedSOPInstanceUID, image.LossyImageCompression)
      """
    #expect(try python(script, folder.file("out1")) == "True True True 1.2.3.4.1 01")
  }
}
