import DICOMCore
import DICOMFileSet
import DiscMastering
import Foundation
import Testing

@testable import MediaPipeline

/// Updates of images by sessions that are appended to them.
struct SessionTests {
  private let folder: TemporaryFolder
  private let epoch: Int64 = 1_700_000_000
  private var image: String { folder.file("disc.iso") }

  init() throws { folder = try TemporaryFolder() }

  enum Maker: String, CaseIterable {
    case spindle, xorriso, genisoimage, jolietOnly, plain, grown
  }

  /// An image with a viewer in it where its names can hold one; the files that are in it.
  @discardableResult
  private func make(_ maker: Maker) async throws -> [String: Data] {
    for number in 1...3 { try folder.write(slice(number), "first/\(number)") }
    try folder.write(slice(1, patient: 2), "first/4")
    _ = try await create([folder.file("first")], folder.file("old"))
    if maker != .spindle, maker != .plain {
      try folder.write(Array("viewer".utf8), "old/viewer/Start Me.exe")
      try run("chmod", "755", "old/viewer/Start Me.exe", in: folder.path)
    }
    switch maker {
    case .spindle:
      _ = try await create([folder.file("first")], image)
      try FileManager.default.removeItem(atPath: folder.file("old"))
      try extract("old")
    case .xorriso: try run("xorriso", "-outdev", image, "-map", folder.file("old"), "/")
    case .genisoimage:
      try run("genisoimage", "-quiet", "-J", "-R", "-o", image, "old", in: folder.path)
    case .jolietOnly: try run("genisoimage", "-quiet", "-J", "-o", image, "old", in: folder.path)
    case .plain: try run("genisoimage", "-quiet", "-o", image, "old", in: folder.path)
    case .grown:
      try run("xorriso", "-as", "mkisofs", "-R", "-o", image, "old", in: folder.path)
      try folder.write(Array("later".utf8), "old/LATER.TXT")
      try run("xorriso", "-dev", image, "-map", folder.file("old/LATER.TXT"), "/LATER.TXT")
    }
    return try folder.tree("old")
  }

  private func extract(_ name: String, session: [String] = []) throws {
    try runXorriso(
      ["-osirrox", "on"] + session + ["-indev", image, "-extract", "/", folder.file(name)])
    try run("chmod", "-R", "u+rwX", folder.file(name))
  }

  private func runXorriso(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["xorriso"] + arguments
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  private func more() throws -> String {
    try folder.write(slice(4), "more/1")
    try folder.write(slice(1, patient: 3), "more/2")
    return folder.file("more")
  }

  private func list(_ option: String) throws -> [String: String] {
    let text = try run("xorriso", "-indev", image, "-find", "/", "-type", "f", "-exec", option)
    var places: [String: String] = [:]
    for line in text.split(separator: "\n") where line.contains("File data lba") {
      let parts = line.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      places[parts[4]] = parts[1] + " " + parts[3]
    }
    return places
  }

  @Test(arguments: Maker.allCases)
  func `the image has the old files where they lie and the new ones behind them`(
    maker: Maker
  ) async throws {
    let before = try await make(maker)
    let places = try list("report_lba")
    let old = Data(try folder.bytes("disc.iso"))
    let records = try recordsByPydicom(folder.file("old"))
    let uid = try FileSetDirectory(OpenedFile(path: folder.file("old/DICOMDIR"))).fileSetUID
    let report = try await add([more()], to: image, profiles: [], target: .session) {
      $0.epoch = epoch
    }
    #expect(report.exitCode == 0, "\(report.findings)")
    #expect(report.added.instances == 2)
    #expect(report.fileSetUID == uid?.rawValue)
    let bytes = Data(try folder.bytes("disc.iso"))
    #expect(bytes.count == report.output?.bytes)
    // Nothing but the descriptors is touched of what was there.
    #expect(bytes[..<0x8000] == old[..<0x8000])
    let sessions = try MediumOpener.open(path: image).sessions
    let start = (sessions.last?.firstSector ?? 0) * 2048
    let end = min(old.count, start - 65536)
    #expect(bytes[(20 << 11)..<end] == old[(20 << 11)..<end])
    // xorriso has a chain of sessions where it began one itself.
    if maker == .xorriso {
      let toc = try run("xorriso", "-indev", image, "-toc")
      #expect(!toc.contains("broken"))
      #expect(toc.components(separatedBy: "ISO session").count == 3)
    }
    let now = try list("report_lba")
    for (path, place) in places where !["'/DICOMDIR'", "'/SHA256.TXT'"].contains(path) {
      #expect(now[path] == place, "\(path)")
    }
    try extract("out")
    let after = try folder.tree("out")
    let added = Set(report.files.compactMap(\.fileID))
    #expect(added.count == 2)
    #expect(Set(after.keys) == Set(before.keys).union(added))
    for (path, data) in before where !["DICOMDIR", "SHA256.TXT"].contains(path) {
      #expect(after[path] == data, "\(path)")
    }
    let isoinfo = try run("isoinfo", "-l", "-i", image)
    #expect(isoinfo.components(separatedBy: "IM0000").count - 1 == 6)
    #expect(try recordsByPydicom(folder.file("out")).filter(records.contains) == records)
    let verdict = try thirdParties(folder.file("out"))
    #expect(verdict.instances == 6)
    #expect(verdict.complaints.isEmpty)
    try run("sha256sum", "--quiet", "-c", "SHA256.TXT", in: folder.file("out"))
    let verified = try await VerifyJob(image, jobs: 1).run()
    let others = ["viewer/Start Me.exe", "LATER.TXT"]
    #expect(verified.differences.allSatisfy { others.contains($0.path) }, "\(verified.differences)")
    #expect(try folder.names.allSatisfy { !$0.hasPrefix(".") })
  }

  @Test func `the old tree can still be mounted, and is listed as a session`() async throws {
    let before = try await make(.spindle)
    _ = try await add([more()], to: image, profiles: [], target: .session)
    let sessions = try MediumOpener.open(path: image).sessions.map(\.firstSector)
    #expect(sessions.count == 2)
    try extract("first session", session: ["-load", "sbsector", "\(sessions.first ?? 0)"])
    #expect(try folder.tree("first session") == before)
  }

  @Test func `sessions follow one another, and what was removed is not shown`() async throws {
    try await make(.spindle)
    _ = try await add([more()], to: image, profiles: [], target: .session)
    let removed = try remove(image, target: .session) { $0.patients = ["ID1"] }
    #expect(removed.instancesRemoved == 4)
    #expect(removed.findings.contains { $0.message.contains("still in the image") })
    try folder.write(slice(7, patient: 2), "last/1")
    _ = try await add([folder.file("last")], to: image, profiles: [], target: .session)
    try extract("out")
    let files = try folder.tree("out").keys.filter { $0.hasPrefix("DICOM/") }
    #expect(files.count == 3)
    #expect(!files.contains { $0.hasPrefix("DICOM/PA000001/") })
    let verdict = try thirdParties(folder.file("out"))
    #expect(verdict.instances == 3)
    #expect(verdict.complaints.isEmpty)
    try run("sha256sum", "--quiet", "-c", "SHA256.TXT", in: folder.file("out"))
  }

  @Test func `permissions and links of the image stay`() async throws {
    try await make(.spindle)
    try run("chmod", "600", image)
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link.iso"), withDestinationPath: "disc.iso")
    _ = try await add([more()], to: folder.file("link.iso"), profiles: [], target: .session)
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("link.iso"))
        == "disc.iso")
    #expect(try run("stat", "-c", "%a", image).hasPrefix("600"))
    #expect(
      try FileSetDirectory(MediumOpener.open(path: image).source(at: "DICOMDIR")).records.count > 8)
  }

  @Test func `the bytes follow from the input, at any number of threads`() async throws {
    try await make(.spindle)
    let old = Data(try folder.bytes("disc.iso"))
    let more = try more()
    var made: Set<Data> = []
    for jobs in [1, 2, 5] {
      try old.write(to: URL(fileURLWithPath: image))
      _ = try await add([more], to: image, profiles: [], target: .session) {
        ($0.epoch, $0.jobs) = (epoch, jobs)
      }
      made.insert(Data(try folder.bytes("disc.iso")))
    }
    #expect(made.count == 1)
  }

  @Test func `what cannot have a session is refused with the way out`() async throws {
    try await make(.spindle)
    let more = try more()
    try run("zip", "-q", "-r", "../set.zip", ".", in: folder.file("old"))
    try run("genisoimage", "-quiet", "-udf", "-J", "-R", "-o", "udf.iso", "old", in: folder.path)
    for (name, words) in [("set.zip", "no sessions"), ("udf.iso", "UDF"), ("old", "in place")] {
      let before = try? folder.bytes(name)
      let error = await #expect(throws: PipelineError.self) {
        _ = try await add([more], to: folder.file(name), profiles: [], target: .session)
      }
      #expect(error?.description.contains(words) == true, "\(name): \(error?.description ?? "")")
      #expect(error?.description.contains("-o") == true)
      #expect((try? folder.bytes(name)) == before)
    }
  }

  @Test func `a session that does not fit or fails leaves the image as it is`() async throws {
    try await make(.spindle)
    let old = try folder.bytes("disc.iso")
    let more = try more()
    await #expect(throws: PipelineError.self) {
      _ = try await add([more], to: image, profiles: [], target: .session) {
        $0.medium = Medium(bytes: old.count + 4096)
      }
    }
    #expect(try folder.bytes("disc.iso") == old)
    // What a killed run leaves: a workspace with a half-written copy.
    try folder.write(Array(old.prefix(5000)), ".disc.iso.spindle/volume-1")
    try folder.write([], ".disc.iso.spindle/lock")
    let dry = try await add([more], to: image, profiles: [], target: .session) {
      $0.isDryRun = true
    }
    #expect(dry.output?.isSession == true)
    #expect(try folder.bytes("disc.iso") == old)
    let report = try await add([more], to: image, profiles: [], target: .session)
    #expect(report.added.instances == 2)
    #expect(report.output?.bytes == dry.output?.bytes)
    #expect(try folder.names.allSatisfy { !$0.hasPrefix(".") })
  }
}
