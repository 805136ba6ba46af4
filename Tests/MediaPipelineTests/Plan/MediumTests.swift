import DICOMFileSet
import Foundation
import Testing

@testable import MediaPipeline

struct MediumTests {
  /// Sparse pixel data: files as large as they say, of which the disk holds little.
  private func large(_ folder: TemporaryFolder, _ number: Int, megabytes: Int) throws {
    let side = 1024
    let header = TestInstance(number) {
      $0.study = "1.2.\(number)"
      $0.series = "1.2.\(number).1"
      $0.extra = [
        .init(group: 0x28, number: 0x08, vr: "IS", value: .text("\(megabytes / 2)"))
      ]
    }
    var bytes = header.file()
    // Pixel data of 4 × 4 is taken off, and a long one announced.
    bytes.removeLast(32 + 4)
    for (name, value) in [(0x10, side), (0x11, side)] {
      let old: [UInt8] = [0x28, 0, UInt8(name), 0, 0x55, 0x53, 2, 0, 4, 0]
      let new: [UInt8] = [
        0x28, 0, UInt8(name), 0, 0x55, 0x53, 2, 0, UInt8(value & 0xFF), UInt8(value >> 8),
      ]
      let start = try #require((0..<bytes.count - 10).first { Array(bytes[$0..<$0 + 10]) == old })
      bytes.replaceSubrange(start..<start + 10, with: new)
    }
    let length = UInt32(megabytes / 2 * side * side * 2)
    bytes += withUnsafeBytes(of: length.littleEndian) { Array($0) }
    let path = try folder.write(bytes, "in/\(number)")
    try run("truncate", "-s", "+\(length)", path)
  }

  private func plan(
    _ folder: TemporaryFolder, profiles: [ApplicationProfile]? = nil,
    _ change: @escaping (inout CreateOptions) -> Void = { _ in }
  ) async throws -> CreateReport {
    try await create([folder.file("in")], folder.file("out.iso"), profiles: profiles) { options in
      options.isDryRun = true
      change(&options)
    }
  }

  @Test(
    arguments: [
      ([10], "cd"), ([700], "cd"), ([400, 400], "dvd"), ([3000, 1600], "dvd-dl"),
      ([3500, 3500, 3500], "bd"), ([3900, 3900, 3900, 3900, 3900, 3900, 3900], "bd-dl"),
    ] as [([Int], String)])
  func `auto is the smallest optical medium that holds it all`(
    sizes: [Int], medium: String
  ) async throws {
    let folder = try TemporaryFolder()
    for (number, size) in sizes.enumerated() { try large(folder, number + 1, megabytes: size) }
    let report = try await plan(folder)
    #expect(report.medium == medium)
    #expect(report.volumes.count == 1)
    #expect(report.counts.written == sizes.count)
    if medium.hasPrefix("bd") {
      #expect(report.profiles == [])
      #expect(report.findings.contains { $0.message.contains("UDF") })
    }
    #expect(try folder.names == ["in"])
  }

  @Test func `what is not DICOM does not make the medium larger`() async throws {
    let folder = try TemporaryFolder()
    try large(folder, 1, megabytes: 10)
    try folder.write(Array("no DICOM".utf8), "in/film.mov")
    try run("truncate", "-s", "2000000000", folder.file("in/film.mov"))
    #expect(try await plan(folder).medium == "cd")
  }

  @Test func `auto keeps to the media of the profile`() async throws {
    let folder = try TemporaryFolder()
    try large(folder, 1, megabytes: 10)
    let profile = try #require(ApplicationProfile.named("STD-GEN-DVD-JPEG"))
    #expect(try await plan(folder, profiles: [profile]).medium == "dvd")
  }

  @Test func `people who share an ID do not make the medium larger`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1), "in/1")
    try folder.write(
      TestInstance(2) {
        $0.patientName = "Anders^Anton"
        $0.birthDate = "19991231"
        $0.study = "1.2.7"
        $0.series = "1.2.7.1"
      }, "in/2")
    let report = try await plan(folder, profiles: [])
    #expect(report.medium == "cd")
    #expect(report.volumes.count == 2)
    #expect(report.exitCode == 1)
  }

  @Test func `with one patient a volume the largest patient decides`() async throws {
    let folder = try TemporaryFolder()
    for number in 1...3 {
      try folder.write(
        TestInstance(number) {
          $0.patientID = "P\(number)"
          $0.study = "1.2.\(number)"
          $0.series = "1.2.\(number).1"
        }, "in/\(number)")
    }
    let report = try await plan(folder) { $0.onePatientAVolume = true }
    #expect(report.medium == "cd")
    #expect(report.volumes.map(\.patients) == [1, 1, 1])
    let small = try await plan(folder) {
      $0.onePatientAVolume = true
      $0.medium = Medium(bytes: 400_000)
    }
    #expect(small.volumes.allSatisfy { $0.bytes <= 400_000 && $0.patients == 1 })
  }

  @Test func `an instance that no volume holds is rejected`() async throws {
    let folder = try TemporaryFolder()
    try large(folder, 1, megabytes: 10)
    try folder.write(TestInstance(2), "in/2")
    let report = try await plan(folder, profiles: []) { $0.medium = Medium(bytes: 1_000_000) }
    #expect(report.counts.rejected == 1)
    #expect(report.counts.written == 1)
    #expect(report.exitCode == 1)
  }

  @Test(arguments: ["out", "out.zip"])
  func `a folder or an archive is split at a number of bytes`(name: String) async throws {
    let folder = try TemporaryFolder()
    for number in 1...4 {
      try folder.write(
        TestInstance(number) {
          $0.size = 256
          $0.study = "1.2.\(number)"
          $0.series = "1.2.\(number).1"
        }, "in/\(number)")
    }
    let report = try await create([folder.file("in")], folder.file(name)) {
      $0.medium = Medium(bytes: 600_000)
    }
    #expect(report.volumes.count > 1)
    for volume in report.volumes {
      let size =
        name == "out"
        ? try run("du", "-sb", volume.path) : try run("stat", "-c", "%s", volume.path)
      #expect((Int(size.prefix { $0.isNumber }) ?? .max) <= 600_000)
      if name == "out.zip" {
        #expect(size == "\(volume.bytes)\n")
        try run("unzip", "-tq", volume.path)
      }
    }
  }

  @Test(arguments: ["usb", "cf", "sd", "mmc", "cd", "dvd"])
  func `a folder for any medium follows its profile`(name: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(), "in/a")
    let report = try await create([folder.file("in")], folder.file("out"), profiles: nil) {
      $0.medium = Medium(name)
    }
    #expect(report.exitCode == 0)
    let word = name == "cd" ? "STD-GEN-CD" : "STD-GEN-\(name.uppercased())-JPEG"
    #expect(report.profiles.first == word)
    #expect(try instancesByPydicom(folder.file("out")) == 1)
  }
}
