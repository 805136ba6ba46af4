import DICOMCore
import DICOMFileSet
import Foundation
import Testing

@testable import MediaPipeline

/// What is coded with loss is another instance, and the set goes on referring to what is in it.
struct LossyCreationTests {
  private typealias Element = TestInstance.Element

  private func reference(_ uid: String, _ sopClass: String) -> Element {
    Element(
      group: 0x0008, number: 0x1140, vr: "SQ",
      value: .items([
        [
          Element(group: 0x0008, number: 0x1150, vr: "UI", value: .text(sopClass)),
          Element(group: 0x0008, number: 0x1155, vr: "UI", value: .text(uid)),
        ]
      ]))
  }

  /// An image, another that refers to it, an object that refers to that, a signed one that does too,
  /// and mammography.
  private func input(_ folder: TemporaryFolder) throws {
    let ct = "1.2.840.10008.5.1.4.1.1.2"
    try folder.write(TestInstance(1) { $0.size = 64 }, "in/first.dcm")
    try folder.write(
      TestInstance(2) { ($0.size, $0.extra) = (64, [reference("1.2.3.4.1", ct)]) }, "in/second.dcm")
    try folder.write(
      TestInstance(3) {
        ($0.hasPixels, $0.encoding) = (false, .implicitLittle)
        $0.extra = [reference("1.2.3.4.2", ct)]
      }, "in/object.dcm")
    let signature = Element(
      group: 0xFFFA, number: 0xFFFA, vr: "SQ",
      value: .items([
        [Element(group: 0x0400, number: 0x0015, vr: "CS", value: .text("RIPEMD160"))]
      ]))
    try folder.write(
      TestInstance(4) { ($0.size, $0.extra) = (64, [reference("1.2.3.4.1", ct), signature]) },
      "in/coded-signed.dcm")
    try folder.write(
      TestInstance(5) {
        $0.hasPixels = false
        $0.extra = [reference("1.2.3.4.1", ct)]
        $0.trailing = [signature]
      }, "in/signed.dcm")
    try folder.write(
      TestInstance(6) { ($0.size, $0.modality, $0.series) = (64, "MG", "1.2.3.6") }, "in/mg.dcm")
  }

  private func create(
    _ folder: TemporaryFolder, _ output: String, _ change: (inout CreateOptions) -> Void = { _ in }
  ) async throws -> CreateReport {
    let coding = try CodingChoice("j2k ratio 6")
    return try await MediaPipelineTests.create([folder.file("in")], folder.file(output)) {
      $0.transferSyntax = coding
      $0.epoch = 1_700_000_000
      change(&$0)
    }
  }

  @Test func `every reference leads to an instance of the volume`() async throws {
    let folder = try TemporaryFolder()
    try input(folder)
    let report = try await create(folder, "out")
    #expect(report.countsAddUp && report.counts.rejected == 0)
    let warnings = report.findings.filter { $0.severity == .warning }
    #expect(warnings.contains { $0.path?.hasSuffix("in/signed.dcm") == true }, "\(warnings)")
    #expect(report.findings.contains { $0.message.contains("--allow-lossy MG") })
    let script = """
      import sys, glob, pydicom
      from pydicom.fileset import FileSet
      found = {}
      for instance in FileSet(sys.argv[1] + "/DICOMDIR"):
          data = instance.load()
          assert data.SOPInstanceUID == instance.SOPInstanceUID
          found[str(data.SOPInstanceUID)] = data
      old = {"1.2.3.4.%d" % n for n in range(1, 7)}
      print(len(found), *sorted(old & set(found)))
      for data in found.values():
          for item in data.get("ReferencedImageSequence", []):
              print(data.SOPInstanceUID in old, item.ReferencedSOPInstanceUID in found)
          for item in data.get("SourceImageSequence", []):
              print("source", item.ReferencedSOPInstanceUID, data.LossyImageCompression,
                    data.file_meta.TransferSyntaxUID == "1.2.840.10008.1.2.4.91")
      """
    let lines = try python(script, folder.file("out")).split(separator: "\n").sorted()
    #expect(
      lines == [
        // Mammography and what is signed stay what they are; that one's reference leads nowhere.
        "6 1.2.3.4.5 1.2.3.4.6", "False True", "False True", "False True", "True False",
        "source 1.2.3.4.1 01 True", "source 1.2.3.4.2 01 True", "source 1.2.3.4.4 01 True",
      ])
  }

  @Test func `the same input gives the same bytes, and a dry run their number`() async throws {
    let folder = try TemporaryFolder()
    try input(folder)
    for jobs in [1, 4] {
      try folder.make("\(jobs)")
      _ = try await create(folder, "\(jobs)/set.iso") { $0.jobs = jobs }
    }
    #expect(try folder.bytes("1/set.iso") == folder.bytes("4/set.iso"))
    let plan = try await create(folder, "set.iso") { $0.isDryRun = true }
    #expect(try plan.volumes.first?.bytes == folder.bytes("1/set.iso").count)
    #expect(!folder.exists("set.iso"))
  }

  @Test func `what was made before is the same instance`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1) { $0.size = 64 }, "in/first.dcm")
    _ = try await create(folder, "out")
    let name = try #require(folder.tree("out").keys.first { $0.hasPrefix("DICOM/") })
    try folder.write(folder.bytes("out/" + name), "in/again.dcm")
    let report = try await create(folder, "other")
    #expect(report.counts.duplicate == 1 && report.countsAddUp, "\(report.files)")
    #expect(try instancesByPydicom(folder.file("other")) == 1)
  }

  @Test func `what is added twice with loss is there once`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1) { $0.size = 64 }, "in/first.dcm")
    try folder.write(TestInstance(7), "base/base.dcm")
    _ = try await MediaPipelineTests.create([folder.file("base")], folder.file("set"))
    var options = CreateOptions(
      inputs: [folder.file("in")], output: .folder(folder.file("set")), jobs: 2)
    options.profiles = []
    options.transferSyntax = try CodingChoice("j2k ratio 6")
    let first = try await AddJob(folder.file("set"), options).run()
    #expect(first.added.instances == 1)
    let before = try folder.tree("set")
    let second = try await AddJob(folder.file("set"), options).run()
    #expect(second.added.instances == 0 && second.counts.duplicate == 1, "\(second.files)")
    #expect(try folder.tree("set") == before)
  }
}
