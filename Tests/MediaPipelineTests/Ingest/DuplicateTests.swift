import Foundation
import Testing

@testable import MediaPipeline

struct DuplicateTests {
  @Test func `an identical file counts as a duplicate and changes no exit code`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(), "in/a")
    try folder.write(TestInstance(), "in/b")
    let report = try await create([folder.file("in")], folder.file("out"))
    #expect(report.counts.written == 1)
    #expect(report.counts.duplicate == 1)
    #expect(report.countsAddUp)
    #expect(report.exitCode == 0)
    #expect(try instancesByPydicom(folder.file("out")) == 1)
  }

  @Test func `one file given twice is a duplicate of itself`() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(TestInstance(), "in/a")
    let report = try await create([folder.file("in"), path], folder.file("out"))
    #expect(report.counts.written == 1)
    #expect(report.counts.duplicate == 1)
    #expect(report.exitCode == 0)
  }

  @Test(arguments: [TestInstance.Encoding.implicitLittle, .explicitBig])
  func `one data set in two encodings is a duplicate`(encoding: TestInstance.Encoding) async throws
  {
    let folder = try TemporaryFolder()
    let extra: [TestInstance.Element] = [
      .init(group: 0x09, number: 0x10, vr: "LO", value: .text("MAKER")),
      .init(group: 0x09, number: 0x1001, vr: "LO", value: .text("private text")),
      .init(
        group: 0x08, number: 0x1140, vr: "SQ",
        value: .items([
          [
            .init(group: 0x08, number: 0x1150, vr: "UI", value: .text("1.2.840.10008.5.1.4.1.1.2")),
            .init(group: 0x08, number: 0x1155, vr: "UI", value: .text("1.2.3.4.99")),
          ]
        ])),
    ]
    try folder.write(TestInstance(1) { $0.extra = extra }, "in/a")
    try folder.write(
      TestInstance(1) {
        $0.extra = extra
        $0.encoding = encoding
      }, "in/b")
    let report = try await create([folder.file("in")], folder.file("out"))
    #expect(report.file("/b")?.status == "duplicate")
    #expect(report.exitCode == 0)
  }

  @Test func `of two data sets the first path stays, whatever order the inputs are given in`()
    async throws
  {
    let folder = try TemporaryFolder()
    let a = try folder.write(TestInstance(), "a/x")
    try folder.write(TestInstance(1) { $0.seed = 7 }, "b/x")
    for (name, order) in [("one", ["a", "b"]), ("two", ["b", "a"])] {
      let report = try await create(order.map(folder.file), folder.file(name))
      #expect(report.file("a/x")?.status == "written")
      #expect(report.file("b/x")?.status == "rejected")
      #expect(report.file("b/x")?.sopInstanceUID == "1.2.3.4.1")
      #expect(report.exitCode == 1)
      #expect(report.countsAddUp)
      let tree = try folder.tree(name)
      let taken = try Data(contentsOf: URL(fileURLWithPath: a))
      #expect(tree.values.contains(taken))
    }
  }

  @Test func `a whole file is better than one cut short`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Array(TestInstance(1) { $0.size = 16 }.file().dropLast(100)), "in/a")
    let whole = TestInstance(1) { $0.size = 16 }
    try folder.write(whole, "in/b")
    let report = try await create([folder.file("in")], folder.file("out")) { $0.onError = .keep }
    #expect(report.file("in/b")?.status == "written")
    #expect(report.file("in/a")?.status == "rejected")
    #expect(report.file("in/a")?.sopInstanceUID == "1.2.3.4.1")
    #expect(try folder.tree("out").values.contains(Data(whole.file())))
  }

  @Test func `a lossless data set is better than a lossy one`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(1) { $0.lossy = "01" }, "in/a")
    try folder.write(TestInstance(1) { $0.lossy = "00" }, "in/b")
    let report = try await create([folder.file("in")], folder.file("out"))
    #expect(report.file("in/b")?.status == "written")
    #expect(report.file("in/a")?.status == "rejected")
    #expect(report.exitCode == 1)
  }
}
