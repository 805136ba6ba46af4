import DICOMFileSet
import Foundation
import Testing

@testable import MediaPipeline

struct VerifyTests {
  /// Two instances as a folder, an image or an archive.
  private func made(_ name: String) async throws -> (TemporaryFolder, [String]) {
    let folder = try TemporaryFolder()
    for number in 1...2 { try folder.write(TestInstance(number) { $0.size = 32 }, "in/\(number)") }
    let report = try await create([folder.file("in")], folder.file(name))
    return (folder, report.files.compactMap(\.fileID).sorted())
  }

  private func differences(_ folder: TemporaryFolder, _ name: String) async throws -> [String] {
    let report = try await VerifyJob(folder.file(name), jobs: 2).run()
    #expect(report.exitCode == (report.differences.isEmpty ? 0 : 1))
    return report.differences.map { "\($0.path): \($0.what)" }
  }

  @Test(arguments: ["out", "out.iso", "out.zip"])
  func `a volume as it was made has no differences`(name: String) async throws {
    let (folder, _) = try await made(name)
    let report = try await VerifyJob(folder.file(name), jobs: 2).run()
    #expect(report.differences == [])
    #expect(report.hasChecksums)
    #expect(report.filesCompared == 4)
    #expect(report.recordsCompared == 2)
    #expect(report.exitCode == 0)
  }

  @Test func `each volume of a set is verified by itself`() async throws {
    let folder = try TemporaryFolder()
    for number in 1...4 {
      try folder.write(
        TestInstance(number) {
          $0.size = 256
          $0.study = "1.2.\(number)"
          $0.series = "1.2.\(number).1"
        }, "in/\(number)")
    }
    let report = try await create([folder.file("in")], folder.file("out.iso")) {
      $0.medium = .init(bytes: 600_000)
    }
    #expect(report.volumes.count > 1)
    for volume in report.volumes {
      let result = try await VerifyJob(volume.path, jobs: 2).run()
      #expect(result.differences == [])
      #expect(result.recordsCompared == volume.instances)
    }
  }

  @Test(arguments: ["out", "out.iso", "out.zip"])
  func `a byte that has changed is found`(name: String) async throws {
    let (folder, ids) = try await made(name)
    let path = name == "out" ? "out/" + ids[0] : name
    var bytes = try folder.bytes(path)
    // Pixels of the second instance, or of the one that the folder's file is.
    let pixels = TestInstance(2) { $0.size = 32 }.file().suffix(64)
    let place = try #require(bytes.firstRange(of: pixels))
    bytes[place.upperBound - 1] ^= 1
    try folder.write(bytes, path)
    let found = try await differences(folder, name)
    #expect(found.contains { $0.contains("checksum") })
    // An archive has a checksum of its own for the file.
    #expect(found.count == (name == "out.zip" ? 2 : 1))
  }

  @Test func `a file that is missing, and one too many, are found`() async throws {
    let (folder, ids) = try await made("out")
    try FileManager.default.removeItem(atPath: folder.file("out/" + ids[0]))
    try folder.write(TestInstance(9), "out/DICOM/EXTRA")
    let found = try await differences(folder, "out")
    #expect(found.contains { $0.hasPrefix(ids[0]) && $0.contains("DICOMDIR") })
    #expect(found.contains { $0.hasPrefix(ids[0]) && $0.contains("checksum list") })
    #expect(found.contains { $0.hasPrefix("DICOM/EXTRA") && $0.contains("record") })
    #expect(found.contains { $0.hasPrefix("DICOM/EXTRA") && $0.contains("checksum list") })
  }

  @Test func `a file with another UID, class or encoding than its record is found`() async throws {
    for (word, change) in [
      ("SOP Instance UID", { $0.uid = "1.2.3.4.8" }),
      ("SOP Class UID", { $0.sopClass = "1.2.840.10008.5.1.4.1.1.4" }),
      ("transfer syntax", { $0.encoding = .implicitLittle }),
    ] as [(String, (inout TestInstance) -> Void)] {
      let (folder, ids) = try await made("out")
      try folder.write(TestInstance(1, change), "out/" + ids[0])
      let found = try await differences(folder, "out")
      #expect(found.contains { $0.hasPrefix(ids[0]) && $0.contains(word) }, "\(word): \(found)")
    }
  }

  @Test func `an offset that leads nowhere is found`() async throws {
    let (folder, _) = try await made("out")
    var bytes = try folder.bytes("out/DICOMDIR")
    let tag: [UInt8] = [0x04, 0x00, 0x00, 0x12, 0x55, 0x4C, 4, 0]
    let place = try #require(bytes.firstRange(of: tag))
    bytes[place.upperBound] &+= 2
    try folder.write(bytes, "out/DICOMDIR")
    do {
      let found = try await differences(folder, "out")
      #expect(found.contains { $0.hasPrefix("DICOMDIR") && !$0.contains("checksum") }, "\(found)")
    } catch let error as PipelineError {
      guard case .medium = error else { throw error }
    }
  }

  @Test(arguments: ["out.iso", "out.zip"])
  func `an image or an archive that was cut short is found`(name: String) async throws {
    let (folder, _) = try await made(name)
    let bytes = try folder.bytes(name)
    // Behind the files of an image lies the padding of a CD, 150 sectors.
    let files = name == "out.iso" ? bytes.count - 150 * 2048 : bytes.count
    try folder.write(Array(bytes.prefix(files / 2)), name)
    do {
      #expect(try await !differences(folder, name).isEmpty)
    } catch let error as PipelineError {
      guard case .medium = error else { throw error }
    }
  }

  @Test func `what is no medium is an unreadable one`() async throws {
    let folder = try TemporaryFolder()
    try folder.write([1, 2, 3], "file")
    try folder.write([], "empty")
    try folder.make("folder")
    try run("mkfifo", folder.file("pipe"))
    for name in ["file", "empty", "folder", "pipe", "none"] {
      await #expect(throws: PipelineError.self, "\(name)") {
        _ = try await VerifyJob(folder.file(name), jobs: 1).run()
      }
      await #expect(throws: PipelineError.self, "\(name)") {
        _ = try await ListJob(folder.file(name), showsPatients: false).run()
      }
    }
  }

  @Test func `a checksum list of terabytes is not read`() async throws {
    let (folder, _) = try await made("out")
    try run("truncate", "-s", "1T", folder.file("out/SHA256.TXT"))
    let found = try await differences(folder, "out")
    #expect(found.contains { $0.hasPrefix("SHA256.TXT") })
  }

  @Test func `the folder's checksums are those of sha256sum`() async throws {
    let (folder, _) = try await made("out")
    try run("sha256sum", "--strict", "-c", "SHA256.TXT", in: folder.file("out"))
    let (archive, _) = try await made("out.zip")
    try run("unzip", "-q", archive.file("out.zip"), "-d", archive.file("tree"))
    try run("sha256sum", "--strict", "-c", "SHA256.TXT", in: archive.file("tree"))
    let (image, _) = try await made("out.iso")
    try run(
      "xorriso", "-osirrox", "on", "-indev", image.file("out.iso"), "-extract", "/",
      image.file("tree"))
    try run("sha256sum", "--strict", "-c", "SHA256.TXT", in: image.file("tree"))
  }
}
