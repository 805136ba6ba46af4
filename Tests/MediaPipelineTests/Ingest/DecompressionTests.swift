import DICOMCore
import DICOMFileSet
import Foundation
import Testing

@testable import MediaPipeline

/// What other tools have compressed is native again on a medium that wants it so.
struct DecompressionTests {
  static let tools: [(name: String, command: [String])] = [
    ("JPEG Lossless", ["dcmcjpeg", "+e1"]),
    ("JPEG Lossless, predictor 5", ["dcmcjpeg", "+el", "+sv", "5"]),
    ("JPEG-LS", ["dcmcjpls"]), ("RLE", ["dcmcrle"]), ("JPEG 2000", ["gdcmconv", "--j2k"]),
  ]

  private func profile() throws -> ApplicationProfile {
    try #require(ApplicationProfile.named("STD-GEN-CD"))
  }

  private func compressed(
    _ command: [String], _ folder: TemporaryFolder,
    _ change: (inout TestInstance) -> Void = { _ in }
  ) throws -> [UInt8] {
    let instance = TestInstance(1) {
      $0.size = 37
      change(&$0)
    }
    try folder.write(instance, "plain.dcm")
    try FileManager.default.createDirectory(
      atPath: folder.file("in"), withIntermediateDirectories: true)
    _ = try run(arguments: command + [folder.file("plain.dcm"), folder.file("in/coded.dcm")])
    return try #require(try pixels(of: instance.file()))
  }

  private func run(arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(arguments)")
    return process.terminationStatus
  }

  private func pixels(of file: [UInt8]) throws -> [UInt8]? {
    try DICOMFile.read(MemorySource(file)).dataSet.bytes(.pixelData)
  }

  private func only(_ report: CreateReport, _ folder: TemporaryFolder) throws -> DICOMFile {
    let fileID = try #require(report.file("coded.dcm")?.fileID)
    return try DICOMFile.read(
      MemorySource(folder.bytes("out/" + fileID.replacingOccurrences(of: "\\", with: "/"))))
  }

  @Test(arguments: tools.indices)
  func `what is compressed without loss comes out as it went in`(tool: Int) async throws {
    let folder = try TemporaryFolder()
    let plain = try compressed(Self.tools[tool].command, folder)
    let report = try await create(
      [folder.file("in")], folder.file("out"), profiles: [profile()])
    #expect(report.counts.converted == 1, "\(Self.tools[tool].name)")
    #expect(report.exitCode == 0, "\(report.findings)")
    let file = try only(report, folder)
    #expect(file.transferSyntax == .explicitVRLittleEndian)
    #expect(file.dataSet.bytes(.pixelData) == plain)
    #expect(file.dataSet.integer(.bitsStored) == 12)
    #expect(file.dataSet.string(.lossyImageCompression) != "01")
    #expect(file.dataSet.uid(.sopInstanceUID) == "1.2.3.4.1")
    // Third parties read the copy.
    _ = try run(arguments: ["dcmdump", "-q", folder.file("out/DICOMDIR")])
    _ = try run(arguments: ["gdcmraw", "-i", folder.file("in/coded.dcm"), "-o", folder.file("raw")])
  }

  @Test func `what lost something on the way goes on saying so`() async throws {
    let folder = try TemporaryFolder()
    let plain = try compressed(["dcmcjpeg", "+ee", "+q", "95"], folder)
    let report = try await create(
      [folder.file("in")], folder.file("out"), profiles: [profile()])
    let file = try only(report, folder)
    #expect(file.transferSyntax == .explicitVRLittleEndian)
    #expect(file.dataSet.string(.lossyImageCompression) == "01")
    let pixels = try #require(file.dataSet.bytes(.pixelData))
    #expect(pixels.count == plain.count && pixels != plain)
  }

  @Test func `a damaged code stream is an error of its instance, and the rest goes on`()
    async throws
  {
    let folder = try TemporaryFolder()
    _ = try compressed(["dcmcjpeg", "+e1"], folder)
    var bytes = try folder.bytes("in/coded.dcm")
    let scan = try #require(
      bytes.indices.dropLast().last { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xDA })
    // Its end comes in the middle of the coded data.
    bytes.replaceSubrange(scan + 60..<scan + 62, with: [0xFF, 0xD9])
    try folder.write(bytes, "in/coded.dcm")
    try folder.write(TestInstance(2), "in/sound.dcm")
    let report = try await create(
      [folder.file("in")], folder.file("out"), profiles: [profile()])
    #expect(report.counts.written == 1)
    let damaged = try #require(report.file("coded.dcm"))
    #expect(damaged.status == "rejected")
    #expect(damaged.reason?.contains("cannot be decompressed") == true)
    #expect(report.countsAddUp)
  }

  @Test func `without a profile compressed files are copied whole, and decompressed when asked`()
    async throws
  {
    let folder = try TemporaryFolder()
    let plain = try compressed(["dcmcrle"], folder)
    let kept = try await create([folder.file("in")], folder.file("kept"))
    #expect(kept.counts.written == 1)
    let report = try await create([folder.file("in")], folder.file("out")) {
      $0.transferSyntax = .native(TransferSyntax.explicitVRLittleEndian.uid)
    }
    #expect(report.counts.converted == 1)
    #expect(try only(report, folder).dataSet.bytes(.pixelData) == plain)
  }
}
