import DICOMCore
import DICOMFileSet
import Foundation
import Testing

@testable import MediaPipeline

/// Pixels are worked on once, between the judging of headers and the plan.
struct StageTests {
  private func profile() throws -> ApplicationProfile {
    try #require(ApplicationProfile.named("STD-GEN-CD"))
  }

  /// Small images, one of many frames, one that is native already.
  private func input(_ folder: TemporaryFolder) throws {
    try folder.make("in")
    for number in 1...5 {
      try folder.write(TestInstance(number) { $0.size = 41 }, "plain.dcm")
      try run("dcmcrle", folder.file("plain.dcm"), folder.file("in/small\(number).dcm"))
    }
    try folder.write(TestInstance(6), "in/native.dcm")
    try MultiFrame(frames: 9, size: 720).write(folder.file("plain.dcm"))
    try run("dcmcrle", folder.file("plain.dcm"), folder.file("in/large.dcm"))
  }

  @Test func `the volume is the same however many work on it`() async throws {
    let folder = try TemporaryFolder()
    try input(folder)
    for jobs in [1, 2, 5] {
      let report = try await create(
        [folder.file("in")], folder.file("\(jobs)/set"), profiles: [profile()]
      ) {
        try? folder.make("\(jobs)")
        $0.jobs = jobs
        $0.epoch = 1_700_000_000
      }
      #expect(report.exitCode == 0, "\(report.findings)")
      #expect(report.counts.converted == 6 && report.counts.written == 1)
    }
    let one = try folder.tree("1/set")
    #expect(try folder.tree("2/set") == one)
    #expect(try folder.tree("5/set") == one)
    // Third parties find what went in.
    let script = """
      import sys, hashlib, glob, pydicom
      sums = {}
      for name in sys.argv[1:]:
          for path in glob.glob(name, recursive=True):
              try: data = pydicom.dcmread(path)
              except Exception: continue
              if "PixelData" in data:
                  sums.setdefault(data.SOPInstanceUID, set()).add(
                      hashlib.sha256(data.pixel_array.tobytes()).hexdigest())
      print(len(sums), all(len(s) == 1 for s in sums.values()))
      """
    #expect(try python(script, folder.file("in/*"), folder.file("1/set/**/*")) == "7 True")
  }

  @Test func `a dry run tells the bytes and leaves nothing`() async throws {
    let folder = try TemporaryFolder()
    try input(folder)
    let before = try folder.names
    let planned = try await create(
      [folder.file("in")], folder.file("set.iso"), profiles: [profile()]
    ) { $0.isDryRun = true }
    #expect(try folder.names == before)
    let report = try await create(
      [folder.file("in")], folder.file("set.iso"), profiles: [profile()])
    #expect(planned.volumes.first?.bytes == report.volumes.first?.bytes)
    #expect(try folder.bytes("set.iso").count == report.volumes.first?.bytes)
    #expect(try !folder.names.contains(".set.iso.spindle"))
  }

  private func damaged(_ folder: TemporaryFolder) throws {
    try folder.make("in")
    try folder.write(TestInstance(1) { $0.size = 37 }, "plain.dcm")
    try run("dcmcjpeg", "+e1", folder.file("plain.dcm"), folder.file("in/coded.dcm"))
    var bytes = try folder.bytes("in/coded.dcm")
    let scan = try #require(
      bytes.indices.dropLast().last { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xDA })
    bytes.replaceSubrange(scan + 60..<scan + 62, with: [0xFF, 0xD9])
    try folder.write(bytes, "in/coded.dcm")
    try folder.write(TestInstance(2), "in/sound.dcm")
  }

  @Test func `an image that cannot be decoded stays as it is when that is asked for`()
    async throws
  {
    let folder = try TemporaryFolder()
    try damaged(folder)
    let report = try await create(
      [folder.file("in")], folder.file("out"), profiles: [profile()]
    ) { $0.onError = .keep }
    #expect(report.counts.written == 2 && report.counts.rejected == 0)
    #expect(report.countsAddUp && report.exitCode == 1)
    let warnings = report.findings.filter { $0.severity == .warning }.map(\.message)
    #expect(warnings.contains { $0.contains("cannot be decompressed") })
    #expect(warnings.contains { $0.contains("STD-GEN-CD takes only Explicit VR Little Endian") })
    let fileID = try #require(report.file("coded.dcm")?.fileID)
    #expect(
      try folder.bytes("out/" + fileID.replacingOccurrences(of: "\\", with: "/"))
        == folder.bytes("in/coded.dcm"))
    // The record says what the file is.
    let dump = try run("dcmdump", folder.file("out/DICOMDIR"))
    #expect(dump.contains("=JPEGLossless:Non-hierarchical-1stOrderPrediction"))
  }

  @Test func `an image that cannot be decoded makes room for another of its UID`() async throws {
    let folder = try TemporaryFolder()
    try damaged(folder)
    try folder.write(TestInstance(1) { $0.seed = 5 }, "in/other.dcm")
    let report = try await create(
      [folder.file("in")], folder.file("out"), profiles: [profile()])
    #expect(report.file("coded.dcm")?.status == "rejected")
    #expect(report.file("other.dcm")?.status == "written")
    #expect(report.countsAddUp)
    #expect(try instancesByPydicom(folder.file("out")) == 2)
  }
}
