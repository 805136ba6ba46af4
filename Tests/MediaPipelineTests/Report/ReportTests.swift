import DICOMFileSet
import Foundation
import Testing

@testable import MediaPipeline

struct ReportTests {
  /// One file of every fate.
  private func mixture() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1), "in/written")
    try folder.write(TestInstance(2) { $0.hasMeta = false }, "in/converted")
    try folder.write(TestInstance(1), "in/zz/duplicate")
    try folder.write(TestInstance(3) { $0.study = "" }, "in/rejected")
    try folder.write(Array(TestInstance(4).file().dropLast(9)), "in/cut")
    try folder.write(Array("hello".utf8), "in/notDICOM")
    try folder.write(TestInstance(5) { $0.modality = "MR" }, "in/unwanted")
    try folder.write(TestInstance(6) { $0.sopClass = "1.2.840.10008.1.3.10" }, "in/DICOMDIR")
    try run("mkfifo", folder.file("in/pipe"))
    try folder.write([], "in/.old.spindle/lock")
    try folder.write(TestInstance(8), "in/.old.spindle/volume-1")
    return folder
  }

  @Test func `every file has one status, and the counts agree`() async throws {
    let folder = try mixture()
    for everything in [true, false] {
      let report = try await create([folder.file("in")], folder.file("out\(everything)")) {
        $0.selection.modalities = ["CT"]
        $0.reportsEveryFile = everything
      }
      let statuses = [
        "written": "written", "converted": "converted", "duplicate": "duplicate",
        "rejected": "rejected", "cut": "rejected", "notDICOM": "notDICOM", "unwanted": "skipped",
        "DICOMDIR": "dicomdir", "pipe": "skipped", ".old.spindle": "skipped",
      ]
      for (name, status) in statuses {
        let isIn = status == "written" || status == "converted"
        #expect(report.file("/" + name)?.status == (isIn && !everything ? nil : status), "\(name)")
        if !isIn { #expect(report.file("/" + name)?.reason?.isEmpty == false, "\(name)") }
      }
      #expect(report.counts.files == statuses.count)
      #expect(report.countsAddUp)
      #expect(report.exitCode == 1)
      #expect(report.volumes.map(\.instances) == [2])
      #expect(Set(report.files.map(\.path)).count == report.files.count)
      if everything { #expect(report.files.count == report.counts.files) }
    }
  }

  @Test(arguments: ["out", "out.iso", "out.zip"])
  func `no patient is named in the report or beside the instances`(name: String) async throws {
    let folder = try mixture()
    let report = try await create([folder.file("in")], folder.file(name))
    let json = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
    let list = try JSONEncoder().encode(
      await ListJob(folder.file(name), showsPatients: false).run())
    let verified = try JSONEncoder().encode(await VerifyJob(folder.file(name), jobs: 1).run())
    var texts = [
      json, String(decoding: list, as: UTF8.self), String(decoding: verified, as: UTF8.self),
    ]
    if name == "out" {
      for file in ["README.TXT", "SHA256.TXT"] {
        texts.append(String(decoding: try folder.bytes("out/" + file), as: UTF8.self))
      }
    }
    for text in texts {
      for word in ["Geheim", "Gisela", "PATID4711"] {
        #expect(!text.uppercased().contains(word.uppercased()), "\(word)")
      }
    }
  }

  @Test func `no patient is named in the errors of broken or refused files`() async throws {
    let folder = try TemporaryFolder()
    let whole = TestInstance(1) { $0.size = 16 }.file()
    for end in stride(from: 0, to: whole.count, by: 7) {
      try folder.write(Array(whole.prefix(end)), "in/\(end)")
    }
    try folder.write(whole, "in/whole")
    try folder.write(TestInstance(2) { $0.patientID = "PATID4711\\PATID4712" }, "in/two")
    try folder.write(TestInstance(3) { $0.birthDate = "Geheim" }, "in/birth")
    try folder.write(
      TestInstance(4) { $0.patientName = String(repeating: "Geheim", count: 30) }, "in/long")
    try folder.write(TestInstance(5) { $0.study = "Geheim" }, "in/study")
    let profile = try #require(ApplicationProfile.named("STD-GEN-CD"))
    for profiles in [[], [profile]] {
      let report = try await create(
        [folder.file("in")], folder.file("o\(profiles.count)"), profiles: profiles)
      #expect(report.countsAddUp)
      let words = report.files.compactMap(\.reason) + report.findings.map(\.message)
      #expect(!words.contains { $0.contains("Geheim") || $0.contains("PATID") })
    }
  }

  @Test func `the README names no patient and has lines that end with CR LF`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(), "in/a")
    _ = try await create([folder.file("in")], folder.file("out"))
    let text = try folder.bytes("out/README.TXT")
    #expect(text.allSatisfy { $0 < 0x80 })
    for (index, byte) in text.enumerated() where byte == 0x0A { #expect(text[index - 1] == 0x0D) }
    #expect(!String(decoding: text, as: UTF8.self).contains("{{"))
  }

  @Test func `a dry run writes nothing and says what would be`() async throws {
    let folder = try mixture()
    let plan = try await create([folder.file("in")], folder.file("out.iso")) { $0.isDryRun = true }
    #expect(plan.isDryRun)
    #expect(try folder.names == ["in"])
    let made = try await create([folder.file("in")], folder.file("out.iso"))
    #expect(!made.isDryRun)
    #expect(plan.volumes.map(\.bytes) == made.volumes.map(\.bytes))
    #expect(plan.files.map(\.fileID) == made.files.map(\.fileID))
    #expect(try folder.bytes("out.iso").count == made.volumes[0].bytes)
  }
}
