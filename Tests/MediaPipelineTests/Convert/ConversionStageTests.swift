import DICOMCore
import Testing

@testable import MediaPipeline

struct ConversionStageTests {
  @Test func `create takes images when asked to, and leaves them out otherwise`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(), "in/image.dcm")
    try folder.write(bitmap(), "in/photo.bmp")
    try folder.write(Array("no image".utf8), "in/trash.jpg")
    try folder.write(Array("text".utf8), "in/notes.txt")
    let without = try await create([folder.file("in")], folder.file("without"))
    #expect(without.counts.written == 1 && without.counts.notDICOM == 3)
    let with = try await create([folder.file("in")], folder.file("with")) {
      $0.conversion = conversion()
    }
    #expect(with.counts.written == 2 && with.counts.notDICOM == 1 && with.counts.rejected == 1)
    #expect(with.countsAddUp)
    #expect(with.file("photo.bmp")?.status == "written")
    let notes = with.findings.filter { $0.path?.hasSuffix("photo.bmp") == true }
    #expect(notes.contains { $0.message.contains("Secondary Capture") })
    #expect(try folder.names == ["in", "with", "without"])
  }

  @Test func `a dry run converts to know the sizes, and leaves nothing`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(bitmap(), "in/photo.bmp")
    let plan = try await create([folder.file("in")], folder.file("out.iso")) {
      $0.conversion = conversion()
      $0.conversion?.isTimeFixed = true
      $0.epoch = 1_700_000_000
      $0.isDryRun = true
    }
    #expect(try folder.names == ["in"])
    let made = try await create([folder.file("in")], folder.file("out.iso")) {
      $0.conversion = conversion()
      $0.conversion?.isTimeFixed = true
      $0.epoch = 1_700_000_000
    }
    #expect(plan.volumes.map(\.bytes) == made.volumes.map(\.bytes))
    #expect(try folder.names == ["in", "out.iso"])
  }

  @Test func `in place nothing is converted`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(bitmap(), "in/photo.bmp")
    await #expect(throws: PipelineError.self) {
      try await createInPlace(folder.file("in")) { $0.conversion = conversion() }
    }
  }
}
