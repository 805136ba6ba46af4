import DICOMCore
import DICOMFileSet
import DICOMPixels
import Foundation
import Testing

@testable import MediaPipeline

/// Icons in directory records: where profiles ask for them, and where the user does.
struct IconTests {
  private let folder: TemporaryFolder
  private var output: String { folder.file("out") }

  init() throws { folder = try TemporaryFolder() }

  private func profile(_ name: String) throws -> ApplicationProfile {
    try #require(ApplicationProfile.named(name))
  }

  /// An angiogram of one frame, plain.
  private func angiogram(_ number: Int = 1) -> TestInstance {
    slice(number) {
      $0.sopClass = "1.2.840.10008.5.1.4.1.1.12.1"
      $0.modality = "XA"
      $0.size = 150
      $0.seed = 100 * number
      $0.extra.append(
        .init(
          group: 8, number: 8, vr: "CS", value: .text("ORIGINAL\\PRIMARY\\SINGLE PLANE")))
    }
  }

  /// The same in JPEG Lossless, as the profiles of angiography have it.
  private func writeAngiograms(_ count: Int) throws {
    try folder.make("in")
    for number in 1...count {
      let plain = try folder.write(angiogram(number), "plain.dcm")
      try run("dcmcjpeg", "+e1", plain, folder.file("in/\(number)"))
    }
  }

  /// Of each IMAGE record: rows, columns, and the sum of the icon's samples; `-` without an icon.
  private func icons(_ folder: String) throws -> [String] {
    let script = """
      import sys, numpy as np
      from pydicom import dcmread
      for record in dcmread(sys.argv[1] + '/DICOMDIR').DirectoryRecordSequence:
          if record.DirectoryRecordType != 'IMAGE': continue
          if 'IconImageSequence' not in record:
              print('-')
              continue
          [icon] = record.IconImageSequence
          assert (icon.BitsAllocated, icon.BitsStored, icon.HighBit) == (8, 8, 7)
          assert (icon.SamplesPerPixel, icon.PixelRepresentation) == (1, 0)
          assert icon.PhotometricInterpretation == 'MONOCHROME2'
          assert 'PlanarConfiguration' not in icon
          pixels = np.frombuffer(icon.PixelData, np.uint8)
          assert len(pixels) == icon.Rows * icon.Columns
          print(icon.Rows, icon.Columns, int(pixels.max() > 200 and pixels.min() < 50))
      """
    return try python(script, folder).split(separator: "\n").map(String.init)
  }

  @Test(arguments: [
    ("STD-XA1K-CD", "out"), ("STD-XA1K-CD", "out.iso"), ("STD-XA1K-DVD", "out.iso"),
  ])
  func `profiles of angiography have an icon in every record`(
    name: String, output: String
  ) async throws {
    try writeAngiograms(3)
    let report = try await create(
      [folder.file("in")], folder.file(output), profiles: [profile(name)])
    #expect(report.counts.written == 3 && report.exitCode == 0, "\(report.findings)")
    #expect(report.findings.isEmpty, "\(report.findings)")
    guard output == "out" else { return }
    #expect(try icons(self.output) == ["128 128 1", "128 128 1", "128 128 1"])
    let verdict = try thirdParties(self.output)
    #expect(verdict.instances == 3 && verdict.complaints.isEmpty)
    #expect(try !run("dciodvfy", self.output + "/DICOMDIR").contains("Error"))
    #expect(try folder.names == ["in", "out", "plain.dcm"])
  }

  @Test func `an icon shows what dcmmkdir has in its own`() async throws {
    try writeAngiograms(1)
    _ = try await create(
      [folder.file("in")], output, profiles: [profile("STD-XA1K-CD")])
    try folder.make("peer")
    try FileManager.default.copyItem(atPath: folder.file("in/1"), toPath: folder.file("peer/IM1"))
    try run("dcmmkdir", "-Pxa", "+D", "DICOMDIR", "IM1", in: folder.file("peer"))
    let script = """
      import sys, numpy as np
      from pydicom import dcmread
      def icon(path):
          [record] = [r for r in dcmread(path).DirectoryRecordSequence
                      if r.DirectoryRecordType == 'IMAGE']
          return np.frombuffer(record.IconImageSequence[0].PixelData, np.uint8).astype(int)
      ours, theirs = (icon(p + '/DICOMDIR') for p in sys.argv[1:])
      print(int(np.corrcoef(ours, theirs)[0, 1] * 1000), np.abs(ours - theirs).max())
      """
    let numbers = try python(script, output, folder.file("peer")).split(separator: " ")
    // They make pictures smaller by interpolation and stretch the contrast afterwards.
    #expect((Int(numbers[0]) ?? 0) > 950, "\(numbers)")
  }

  @Test func `what no icon can be made of does not stand under a profile that asks for one`()
    async throws
  {
    try writeAngiograms(2)
    var broken = try folder.bytes("in/2")
    let start = try #require(
      broken.indices.dropLast(1).last { broken[$0] == 0xFF && broken[$0 + 1] == 0xC3 })
    // A height that the attributes do not have.
    broken[start + 5] = 7
    try folder.write(broken, "in/2")
    let report = try await create(
      [folder.file("in")], output, profiles: [profile("STD-XA1K-CD")])
    #expect(report.counts.written == 1 && report.counts.rejected == 1)
    let reason = try #require(report.file("in/2")?.reason)
    #expect(reason.contains("STD-XA1K-CD asks for an icon image"), "\(reason)")
    let other = try await create([folder.file("in")], folder.file("all")) { $0.icons = true }
    #expect(other.counts.written == 2)
    #expect(other.findings.count == 1 && other.findings[0].path?.hasSuffix("in/2") == true)
    #expect(try icons(folder.file("all")).sorted() == ["-", "64 64 1"])
  }

  @Test func `icons are made under any profile when they are asked for`() async throws {
    for number in 1...5 {
      try folder.write(slice(number) { $0.size = 20 * number }, "in/\(number)")
    }
    _ = try await create([folder.file("in")], folder.file("without"))
    #expect(try icons(folder.file("without")) == ["-", "-", "-", "-", "-"])
    let report = try await create(
      [folder.file("in")], output, profiles: [profile("STD-GEN-CD")]
    ) { $0.icons = true }
    #expect(report.counts.written == 5 && report.exitCode == 0)
    #expect(
      try icons(output) == ["20 20 1", "40 40 1", "60 60 1", "64 64 1", "64 64 1"])
    // Those of Annex E have one size.
    _ = try await create(
      [folder.file("in")], folder.file("ctmr"), profiles: [profile("STD-CTMR-CD")]
    ) { $0.icons = true }
    #expect(try icons(folder.file("ctmr")).allSatisfy { $0.hasPrefix("64 64") })
  }

  @Test func `what is decompressed on its way has its icon too`() async throws {
    try folder.make("in")
    for number in 1...3 {
      let plain = try folder.write(slice(number) { $0.size = 90 }, "plain.dcm")
      try run("dcmcjpeg", "+e1", plain, folder.file("in/\(number)"))
    }
    // One that cannot be decoded, and stays what it is.
    try folder.write(Array(try folder.bytes("in/3").dropLast(400)), "in/3")
    let planned = try await create(
      [folder.file("in")], output, profiles: [profile("STD-GEN-CD")]
    ) { ($0.icons, $0.isDryRun, $0.onError) = (true, true, .keep) }
    let report = try await create(
      [folder.file("in")], output, profiles: [profile("STD-GEN-CD")]
    ) { ($0.icons, $0.onError) = (true, .keep) }
    #expect(report.counts.converted == 2 && report.counts.written == 1)
    #expect(report.volumes.map(\.bytes) == planned.volumes.map(\.bytes))
    #expect(try icons(output) == ["64 64 1", "64 64 1", "-"])
  }

  @Test func `what follows instances that were coded with loss keeps its icon`() async throws {
    let studies = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/studies/Muster Anna").path
    let jpeg = try #require(PixelSyntax(TransferSyntax.jpegExtended))
    let permission = try LossPermission(["all"])
    func made(dryRun: Bool) async throws -> CreateReport {
      try await create([studies], output) {
        ($0.icons, $0.isDryRun, $0.permission) = (true, dryRun, permission)
        $0.transferSyntax = .coded(PixelCoding(jpeg, .quality(80)))
      }
    }
    let planned = try await made(dryRun: true)
    let report = try await made(dryRun: false)
    #expect(report.counts.rejected == 0)
    #expect(report.volumes.map(\.bytes) == planned.volumes.map(\.bytes))
    // Five slices and the segmentation of them, which names their new UIDs.
    let found = try icons(output)
    #expect(found.count == 6 && found.allSatisfy { $0.hasPrefix("32 32") })
  }

  @Test func `a plan with icons is right to the byte, and writes nothing`() async throws {
    for number in 1...9 {
      try folder.write(slice(number) { $0.size = 70 + number }, "in/\(number)")
    }
    for name in ["out.iso", "out.zip", "out"] {
      let planned = try await create([folder.file("in")], folder.file(name)) {
        $0.icons = true
        $0.isDryRun = true
      }
      #expect(try folder.names.filter { $0.hasPrefix("out") || $0.hasPrefix(".") }.isEmpty)
      let made = try await create([folder.file("in")], folder.file(name)) { $0.icons = true }
      #expect(made.volumes.map(\.bytes) == planned.volumes.map(\.bytes))
      if name != "out" {
        #expect(try folder.bytes(name).count == made.volumes[0].bytes)
        try FileManager.default.removeItem(atPath: folder.file(name))
      }
    }
  }

  @Test func `icons do not depend on how many files are worked on at once`() async throws {
    for number in 1...150 {
      try folder.write(slice(number) { ($0.size, $0.seed) = (66, 31 * number) }, "in/\(number)")
    }
    var images: [[UInt8]] = []
    for jobs in [1, 4] {
      _ = try await create([folder.file("in")], folder.file("same.iso")) {
        ($0.icons, $0.jobs, $0.epoch, $0.replaces) = (true, jobs, 1_700_000_000, true)
      }
      images.append(try folder.bytes("same.iso"))
    }
    #expect(images[0] == images[1])
  }

  @Test func `what is added has icons, and what was there keeps its record`() async throws {
    try folder.write(slice(1) { $0.size = 100 }, "first/1")
    try folder.write(slice(2) { $0.size = 100 }, "more/1")
    _ = try await create([folder.file("first")], output)
    let report = try await add([folder.file("more")], to: output) { $0.icons = true }
    #expect(report.added.instances == 1 && report.exitCode == 0)
    #expect(try icons(output) == ["-", "64 64 1"])
    try folder.write(slice(3) { $0.size = 10 }, "other/1")
    _ = try await add(
      [folder.file("other")], to: output, target: .new(.folder(folder.file("anew")))
    ) { $0.icons = true }
    #expect(try icons(folder.file("anew")).sorted() == ["-", "10 10 1", "64 64 1"])
    let verdict = try thirdParties(output)
    #expect(verdict.instances == 2 && verdict.complaints.isEmpty)
    _ = try await createInPlace(output) { ($0.icons, $0.replaces) = (true, true) }
    #expect(try icons(output) == ["64 64 1", "64 64 1"])
    #expect(try folder.names == ["anew", "first", "more", "other", "out"])
  }

  @Test func `a session has icons too`() async throws {
    try folder.write(slice(1) { $0.size = 100 }, "first/1")
    try folder.write(slice(2) { $0.size = 100 }, "more/1")
    let image = folder.file("disc.iso")
    _ = try await create([folder.file("first")], image) { $0.icons = true }
    _ = try await add([folder.file("more")], to: image, target: .session) { $0.icons = true }
    try run(
      "xorriso", "-osirrox", "on", "-indev", image, "-extract", "/DICOMDIR",
      folder.file("read/DICOMDIR"))
    #expect(try icons(folder.file("read")) == ["64 64 1", "64 64 1"])
  }
}
