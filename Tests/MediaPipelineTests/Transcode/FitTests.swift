import DICOMCore
import DICOMFileSet
import Foundation
import Testing

@testable import MediaPipeline

/// A set is compressed so that it fits one medium, no more than it has to be.
struct FitTests {
  /// Four images of 512 kB each, of smooth rows.
  private func input(_ folder: TemporaryFolder) throws {
    try folder.make("in")
    for number in 1...4 {
      try MultiFrame(frames: 1, size: 512, uid: "1.2.3.9.\(number)")
        .write(folder.file("in/\(number).dcm"))
    }
  }

  private func create(
    _ folder: TemporaryFolder, _ output: String, capacity: Int, allow: [String] = [],
    profile: String = "STD-GEN-USB-J2K"
  ) async throws -> CreateReport {
    let medium = try #require(Medium("\(capacity)"))
    let named = try #require(ApplicationProfile.named(profile))
    return try await MediaPipelineTests.create(
      [folder.file("in")], folder.file(output), profiles: [named]
    ) {
      $0.medium = medium
      $0.fits = true
      if let permission = try? LossPermission(allow) { $0.permission = permission }
      $0.epoch = 1_700_000_000
    }
  }

  private func syntaxes(_ folder: TemporaryFolder, _ output: String) throws -> Set<String> {
    let script = """
      import sys, glob, pydicom
      found = set()
      for path in glob.glob(sys.argv[1] + "/**/*", recursive=True):
          try: data = pydicom.dcmread(path)
          except Exception: continue
          if "PixelData" in data:
              data.pixel_array
              found.add(str(data.file_meta.TransferSyntaxUID))
      print(*sorted(found))
      """
    return Set(try python(script, folder.file(output)).split(separator: " ").map(String.init))
  }

  @Test func `what fits is not compressed`() async throws {
    let folder = try TemporaryFolder()
    try input(folder)
    let report = try await create(folder, "out", capacity: 8 << 20)
    #expect(report.counts.written == 4 && report.volumes.count == 1)
    #expect(try syntaxes(folder, "out") == ["1.2.840.10008.1.2.1"])
  }

  @Test func `what does not fit is compressed without loss`() async throws {
    let folder = try TemporaryFolder()
    try input(folder)
    let report = try await create(folder, "out", capacity: 1_600_000)
    #expect(report.volumes.count == 1 && report.counts.converted == 4, "\(report.findings)")
    #expect(report.findings.contains { $0.message.contains("compressed without loss") })
    #expect(try syntaxes(folder, "out") == ["1.2.840.10008.1.2.4.90"])
    #expect(try instancesByPydicom(folder.file("out")) == 4)
  }

  @Test func `more is lost only where that is allowed, and nothing in vain`() async throws {
    let folder = try TemporaryFolder()
    try input(folder)
    // The rows compress well; the folders and lists of a stick alone take 260 kB of it.
    let tight = 450_000
    let split = try await create(folder, "split", capacity: tight)
    #expect(split.volumes.count > 1)
    #expect(split.findings.contains { $0.message.contains("--allow-lossy permits more") })
    let vain = try await create(folder, "vain", capacity: tight, allow: ["CT"])
    #expect(vain.volumes.count == split.volumes.count)
    let report = try await create(folder, "lossy", capacity: tight, allow: ["OT"])
    #expect(report.volumes.count == 1, "\(report.findings)")
    #expect(try syntaxes(folder, "lossy") == ["1.2.840.10008.1.2.4.91"])
    try folder.make("again")
    let again = try await create(folder, "again/lossy", capacity: tight, allow: ["OT"])
    #expect(again.volumes.first?.bytes == report.volumes.first?.bytes)
  }
}
