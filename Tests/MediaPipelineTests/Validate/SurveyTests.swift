import DICOMFileSet
import MediaValidation
import Testing

@testable import MediaPipeline

struct SurveyTests {
  private func survey(_ path: String) async throws -> [ProfileVerdict] {
    var options = ValidateOptions()
    (options.surveysProfiles, options.jobs) = (true, 2)
    return try await ValidateJob(path, options).run().verdicts
  }

  private func satisfied(_ output: String) async throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(), "in/image.dcm")
    _ = try await create([folder.file("in")], folder.file(output), profiles: nil)
    return try await survey(folder.file(output)).filter(\.isSatisfied).map(\.profile.identifier)
  }

  @Test func `a folder satisfies profiles of all media, as far as its files go`() async throws {
    let names = try await satisfied("set")
    #expect(Set(["STD-GEN-USB-JPEG", "STD-GEN-CD", "STD-GEN-MIME"]).isSubset(of: names))
    #expect(!names.contains("STD-GEN-SEC-CD") && !names.contains("STD-US-ID-SF-CDR"))
  }

  @Test func `an image satisfies profiles of its file system alone`() async throws {
    let names = try await satisfied("set.iso")
    #expect(names.contains("STD-GEN-CD"))
    #expect(!names.contains { $0.contains("-USB-") || $0.contains("-BD") || $0.contains("MAIL") })
  }

  @Test func `an archive satisfies profiles of mail alone`() async throws {
    #expect(try await satisfied("set.zip") == ["STD-GEN-ZIP-MAIL", "STD-GEN-SEC-ZIP-MAIL"])
  }

  @Test func `what is encrypted satisfies secure profiles alone, as far as it is seen`()
    async throws
  {
    let folder = try TemporaryFolder()
    let envelope: [UInt8] =
      [0x30, 0x80, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x03]
      + [UInt8](repeating: 0xA0, count: 200)
    try folder.write(envelope, "set/DICOMDIR")
    try folder.write(envelope, "set/IM1")
    let verdicts = try await survey(folder.file("set"))
    let satisfied = verdicts.filter(\.isSatisfied)
    #expect(satisfied.allSatisfy { $0.profile.isSecure && $0.unseen.contains("what is encrypted") })
    #expect(satisfied.map(\.profile.identifier).contains("STD-GEN-SEC-CD"))
  }
}
