import DICOMFileSet
import Foundation
import MediaValidation
import Testing

@testable import MediaPipeline

struct VolumeFindingsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func found(
    _ name: String, fileSetID: String? = nil, profiles: [String] = []
  ) throws -> [ValidationFinding] {
    let path = folder.file(name)
    return ValidateJob.volumeFindings(
      path: path, reader: try OpenMedium.open(path), fileSetID: fileSetID,
      profiles: profiles.compactMap { ApplicationProfile.named($0) })
  }

  private func rules(
    _ name: String, fileSetID: String? = nil, profiles: [String] = []
  ) throws -> Set<String> {
    Set(try found(name, fileSetID: fileSetID, profiles: profiles).map(\.rule.identifier))
  }

  /// A sound file-set in `set`.
  private func makeSet() async throws {
    for number in 1...3 { try folder.write(slice(number), "in/\(number)") }
    _ = try await create([folder.file("in")], folder.file("set"))
  }

  @Test(arguments: ["cd", "dvd", "joliet", "strict"])
  func `an image of ours has no error and no warning`(kind: String) async throws {
    for number in 1...20 { try folder.write(slice(number), "in/\(number)") }
    let profile = kind == "dvd" ? "STD-GEN-DVD-JPEG" : "STD-GEN-CD"
    _ = try await create([folder.file("in")], folder.file("x.iso"), profiles: nil) { options in
      options.medium = Medium(kind == "dvd" ? "dvd" : "cd")
      options.joliet = kind == "joliet"
      options.strictISO = kind == "strict"
      options.fileSetID = "OURS"
    }
    let notes: Set<String> = kind == "dvd" || kind == "strict" ? [] : ["VOL-047"]
    #expect(try rules("x.iso", fileSetID: "OURS", profiles: [profile]) == notes)
    #expect(try rules("x.iso", fileSetID: "OURS") == (kind == "dvd" ? ["VOL-047"] : notes))
    #expect(
      try rules("x.iso", fileSetID: "THEIRS", profiles: ["STD-GEN-CD"])
        == notes.union(kind == "dvd" ? ["VOL-042", "VOL-047"] : ["VOL-042"]))
  }

  @Test func `a session that was added is a note`() async throws {
    try folder.write(slice(1), "in/1")
    try folder.write(slice(2), "more/2")
    _ = try await create([folder.file("in")], folder.file("x.iso"))
    _ = try await add([folder.file("more")], to: folder.file("x.iso"), target: .session)
    #expect(try rules("x.iso") == ["VOL-045", "VOL-047"])
  }

  @Test func `sessions of others are judged by the last one`() async throws {
    try await makeSet()
    let image = folder.file("g.iso")
    try run("genisoimage", "-quiet", "-o", image, "set", in: folder.path)
    let end = try folder.bytes("g.iso").count / 2048
    try folder.write(Array("later".utf8), "later/LATER.TXT")
    try run(
      "genisoimage", "-quiet", "-C", "0,\(end)", "-M", image, "-o", folder.file("second.iso"),
      "later", in: folder.path)
    try folder.write(folder.bytes("g.iso") + folder.bytes("second.iso"), "both.iso")
    #expect(try rules("both.iso") == ["VOL-045"])
    #expect(try rules("second.iso") == ["VOL-046"])

    try run("xorriso", "-outdev", folder.file("x.iso"), "-map", folder.file("set"), "/")
    #expect(try rules("x.iso") == ["VOL-047"])
    try run("xorriso", "-dev", folder.file("x.iso"), "-map", folder.file("later"), "/LATER")
    #expect(try rules("x.iso") == ["VOL-045", "VOL-047"])
  }

  @Test func `the UDF tree is held against that of ISO 9660`() async throws {
    try await makeSet()
    try run(
      "genisoimage", "-quiet", "-udf", "-iso-level", "1", "-o", folder.file("b.iso"), "set",
      in: folder.path)
    #expect(try rules("b.iso") == ["VOL-047"])
    #expect(try rules("b.iso", profiles: ["STD-GEN-DVD-JPEG"]) == [])
    try run(
      "genisoimage", "-quiet", "-udf", "-hide", "DICOMDIR", "-o", folder.file("h.iso"), "set",
      in: folder.path)
    let findings = try found("h.iso", profiles: ["STD-GEN-DVD-JPEG"])
    #expect(findings.map(\.rule.identifier) == ["VOL-048"])
    #expect(findings.map(\.place.file) == ["DICOMDIR"])
  }

  @Test func `a volume of UDF alone is none for a CD-R`() throws {
    let image = folder.file("u.img")
    try run("mkudffs", "--media-type=dvd", "--udfrev=0x0102", "--new-file", image, "2000")
    #expect(try rules("u.img") == [])
    #expect(try rules("u.img", profiles: ["STD-GEN-DVD-JPEG"]) == [])
    #expect(try rules("u.img", profiles: ["STD-GEN-CD"]) == ["VOL-040"])
    #expect(try rules("u.img", profiles: ["STD-GEN-BD-JPEG"]) == ["VOL-050"])
  }

  @Test func `whole sectors of a CD are judged by what is in them`() async throws {
    try await makeSet()
    try run("genisoimage", "-quiet", "-N", "-o", folder.file("p.iso"), "set", in: folder.path)
    let plain = try folder.bytes("p.iso")
    var raw: [UInt8] = []
    for start in stride(from: 0, to: plain.count, by: 2048) {
      raw += [0] + [UInt8](repeating: 0xFF, count: 10) + [0, 0, 2, 0, 1]
      raw += plain[start..<start + 2048] + [UInt8](repeating: 0, count: 288)
    }
    try folder.write(raw, "raw.bin")
    #expect(try found("raw.bin") == found("p.iso"))
    #expect(try rules("raw.bin") == ["VOL-026"])
  }

  @Test func `of folders and archives no volume is judged`() async throws {
    try await makeSet()
    _ = try await create([folder.file("in")], folder.file("set.zip"))
    #expect(try found("set", profiles: ["STD-GEN-CD"]).isEmpty)
    #expect(try found("set.zip", profiles: ["STD-GEN-CD"]).isEmpty)
  }
}
