import DICOMFileSet
import Foundation
import Testing

@testable import MediaPipeline

struct UpdateRefusalTests {
  private let folder: TemporaryFolder
  private var set: String { folder.file("set") }

  init() throws { folder = try TemporaryFolder() }

  private func make(_ change: (inout TestInstance) -> Void = { _ in }) async throws {
    try folder.write(slice(1, change), "first/1")
    _ = try await create([folder.file("first")], set)
    try folder.write(slice(2), "more/1")
  }

  private func refusal(
    _ profiles: [String]? = nil, _ medium: Medium? = nil
  ) async throws -> String {
    let before = try folder.tree("set")
    let error = await #expect(throws: PipelineError.self) {
      _ = try await add(
        [folder.file("more")], to: set, profiles: profiles?.compactMap(ApplicationProfile.named)
      ) { $0.medium = medium }
    }
    #expect(try folder.tree("set") == before)
    return error?.description ?? ""
  }

  @Test(arguments: [
    "STD-GEN-DVD-JPEG", "STD-DVD-MPEG2-MPML", "STD-DEN-CD", "STD-GEN-ZIP-MAIL", "STD-CTMR-DVD",
    "STD-US-ID-SF-DVD",
  ])
  func `a profile without an updater is refused with the way out`(profile: String) async throws {
    try await make()
    let text = try await refusal([profile])
    #expect(text.contains("no File-set Updater"))
    #expect(text.contains("spindle create"))
  }

  @Test func `a medium without an updater is refused`() async throws {
    try await make()
    #expect(try await refusal(nil, .dvd).contains("no profile of dvd has a File-set Updater"))
    #expect(ApplicationProfile.definesUpdater(on: .cd))
    #expect(ApplicationProfile.definesUpdater(on: .usb))
    #expect(ApplicationProfile.definesUpdater(on: .dvdRAM))
  }

  @Test func `which profiles have an updater is as PS3.11 has it`() {
    let without = Set(ApplicationProfile.all.filter { !$0.definesUpdater }.map(\.identifier))
    for profile in ApplicationProfile.all {
      let annex = String(profile.annex.prefix(1))
      let expected =
        ["H", "I", "K", "G", "L"].contains(annex) || profile.identifier.hasSuffix("-DVD")
      #expect(without.contains(profile.identifier) == expected, "\(profile.identifier)")
    }
  }

  @Test func `the profiles that the file-set satisfies are taken and named`() async throws {
    try await make()
    let report = try await add([folder.file("more")], to: set)
    #expect(report.profileOrigin == .satisfied)
    #expect(report.profiles == ["STD-GEN-USB-JPEG", "STD-GEN-USB-J2K"])
    #expect(report.findings.contains { $0.message.contains("STD-GEN-USB-JPEG") })
  }

  @Test func `a file-set that follows no profile is added to without one, and it is said`()
    async throws
  {
    try await make { $0.encoding = .implicitLittle }
    try folder.write(slice(3) { $0.encoding = .implicitLittle }, "more/2")
    let report = try await add([folder.file("more")], to: set)
    #expect(report.profileOrigin == .none)
    #expect(report.profiles.isEmpty)
    #expect(report.findings.contains { $0.message.contains("no profile") })
    #expect(report.counts.written == 2)
  }

  @Test func `a folder without a DICOMDIR is sent to repair`() async throws {
    try await make()
    try FileManager.default.removeItem(atPath: set + "/DICOMDIR")
    #expect(try await refusal().contains("spindle repair"))
  }

  @Test func `a DICOMDIR with a broken link is sent to repair`() async throws {
    try await make()
    try python(
      """
      import sys
      from pydicom import dcmread
      ds = dcmread(sys.argv[1])
      ds.DirectoryRecordSequence[0].OffsetOfReferencedLowerLevelDirectoryEntity = 77
      ds.save_as(sys.argv[1])
      """, set + "/DICOMDIR")
    #expect(try await refusal().contains("spindle repair"))
  }

  @Test func `a File ID that leads out of the file-set deletes nothing`() async throws {
    try await make()
    try folder.write([1], "precious")
    try python(
      """
      import sys
      from pydicom import dcmread, config
      config.settings.writing_validation_mode = 0
      ds = dcmread(sys.argv[1])
      ds.DirectoryRecordSequence[3].ReferencedFileID = ['..', 'precious']
      ds.save_as(sys.argv[1])
      """, set + "/DICOMDIR")
    _ = try? remove(set, allowsEmpty: true) { $0.instances = ["1.2.3.1.1.1.1"] }
    #expect(try folder.bytes("precious") == [1])
  }

  @Test func `two runs at once are kept apart`() async throws {
    try await make()
    let workspace = try Workspace(output: set + "/DICOMDIR")
    await #expect(throws: PipelineError.outputBusy(set + "/DICOMDIR")) {
      _ = try await add([folder.file("more")], to: set)
    }
    workspace.remove()
    #expect(try await add([folder.file("more")], to: set).exitCode == 0)
  }
}
