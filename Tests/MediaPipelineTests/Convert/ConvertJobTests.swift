import DICOMConversion
import DICOMCore
import Testing

@testable import MediaPipeline

struct ConvertJobTests {
  private func read(_ path: String) throws -> DataSet {
    try DICOMFile.read(OpenedFile(path: path)).dataSet
  }

  @Test func `every file of the input is accounted for`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(bitmap(), "in/a.bmp")
    try folder.write(bitmap(seed: 9), "in/deep/b.bmp")
    try folder.write(Array(bitmap().dropLast(40)), "in/cut.bmp")
    try folder.write(Array("no image".utf8), "in/trash.jpg")
    try folder.write([], "in/empty.png")
    try folder.write(Array("some text".utf8), "in/notes.txt")
    try folder.write(TestInstance(), "in/image.dcm")
    let report = try await convert([folder.file("in")], folder.file("out"))
    #expect(report.countsAddUp)
    #expect(report.counts.converted == 2 && report.counts.rejected == 3)
    #expect(report.counts.dicom == 1 && report.counts.notConvertible == 1)
    #expect(report.exitCode == 1)
    #expect(Set(try folder.tree("out").keys) == ["a.bmp.dcm", "deep/b.bmp.dcm"])
    #expect(report.file("trash.jpg")?.reason?.contains("JPEG") == true)
    #expect(report.file("empty.png")?.reason?.contains("empty") == true)
    #expect(report.outputs.map(\.path) == ["a.bmp.dcm", "deep/b.bmp.dcm"])
  }

  @Test func `one file becomes the file that is named, or lies in the folder that is`() async throws
  {
    let folder = try TemporaryFolder()
    let image = try folder.write(bitmap(), "photo.bmp")
    _ = try await convert([image], folder.file("x.dcm"))
    #expect(try read(folder.file("x.dcm")).string(Tag(0x0010, 0x0020)) == "4711")
    _ = try await convert([image], folder.file("out"))
    #expect(try Array(folder.tree("out").keys) == ["photo.bmp.dcm"])
    await #expect(throws: PipelineError.outputExists(folder.file("out"))) {
      try await convert([image], folder.file("out"))
    }
    await #expect(throws: PipelineError.self) { try await convert([image], image) }
  }

  @Test func `instances of a run are in one series, numbered in the order of their names`()
    async throws
  {
    let folder = try TemporaryFolder()
    for name in ["a", "b", "c", "d"] {
      try folder.write(bitmap(seed: name.utf8.first ?? 0), "in/\(name).bmp")
    }
    let report = try await convert([folder.file("in")], folder.file("out"))
    #expect(report.counts.series == 1 && report.counts.studies == 1)
    let numbers = try ["a", "b", "c", "d"].map {
      try read(folder.file("out/\($0).bmp.dcm")).integer(Tag(0x0020, 0x0013))
    }
    #expect(numbers == [1, 2, 3, 4])
  }

  @Test func `with stable UIDs the same file is the same instance, and a second one a duplicate`()
    async throws
  {
    let folder = try TemporaryFolder()
    try folder.write(bitmap(), "in/a.bmp")
    try folder.write(bitmap(), "in/again.bmp")
    try folder.write(bitmap(seed: 3), "in/other.bmp")
    let stable: (inout ConvertOptions) -> Void = { $0.conversion.isStable = true }
    let one = try await convert([folder.file("in")], folder.file("one"), stable)
    let two = try await convert([folder.file("in")], folder.file("two"), jobs: 1) {
      stable(&$0)
      $0.conversion.time += 100_000
    }
    #expect(one.counts.duplicates == 1 && one.counts.converted == 2 && one.countsAddUp)
    #expect(one.outputs.map(\.sopInstance) == two.outputs.map(\.sopInstance))
    #expect(try folder.tree("one") == folder.tree("two"))
    let new = try await convert([folder.file("in")], folder.file("new"))
    #expect(new.counts.converted == 3)
    #expect(Set(new.outputs.map(\.sopInstance)).isDisjoint(with: one.outputs.map(\.sopInstance)))
  }

  @Test func `a fixed time gives the same bytes at any width`() async throws {
    let folder = try TemporaryFolder()
    for number in 0..<12 {
      try folder.write(bitmap(seed: UInt8(number / 2)), "in/\(number).bmp")
    }
    for jobs in [1, 2, 5] {
      let report = try await convert([folder.file("in")], folder.file("out\(jobs)"), jobs: jobs) {
        $0.conversion.isTimeFixed = true
      }
      #expect(report.counts.converted == 12)
    }
    #expect(try folder.tree("out1") == folder.tree("out2"))
    #expect(try folder.tree("out1") == folder.tree("out5"))
  }

  @Test func `the images of a folder become frames in the order of their numbers`() async throws {
    let folder = try TemporaryFolder()
    for number in [1, 2, 10] {
      try folder.write(bitmap(seed: UInt8(number)), "in/clip/f\(number).bmp")
    }
    let report = try await convert([folder.file("in")], folder.file("out")) {
      $0.conversion.joinsFolders = true
    }
    #expect(report.counts.converted == 3 && report.counts.instances == 1 && report.countsAddUp)
    #expect(try Array(folder.tree("out").keys) == ["clip.dcm"])
    let data = try read(folder.file("out/clip.dcm"))
    #expect(data.integer(Tag(0x0028, 0x0008)) == 3)
    let pixels = try #require(data.bytes(Tag(0x7FE0, 0x0010)))
    // The last row of the file is the first of the image: blue, green, red there.
    let firsts = [0, 144, 288].map { pixels[$0 + 2] }
    #expect(firsts == [1, 2, 10].map { $0 + 35 })
  }

  @Test func `images that cannot be frames of one instance are refused with the reason`()
    async throws
  {
    let folder = try TemporaryFolder()
    try folder.write(bitmap(), "in/a.bmp")
    try folder.write(bitmap(columns: 4), "in/b.bmp")
    let error = await #expect(throws: NothingToConvert.self) {
      try await convert([folder.file("in")], folder.file("out")) {
        $0.conversion.joinsFolders = true
      }
    }
    #expect(error?.report.counts.rejected == 2)
    #expect(error?.description.contains("--multi-frame") == true)
  }

  @Test func `each file gets its line of a table, and a wrong table is a fault of usage`()
    async throws
  {
    let folder = try TemporaryFolder()
    try folder.write(bitmap(), "in/a.bmp")
    try folder.write(bitmap(seed: 2), "in/b.bmp")
    try folder.write(Array("text".utf8), "in/notes.txt")
    let table = "File,PatientID,AccessionNumber\nb.bmp,2,B\na.bmp,1,A\n"
    _ = try await convert([folder.file("in")], folder.file("out")) {
      $0.conversion.settings = []
      $0.conversion.table = try AttributeTable(csv: Array(table.utf8), name: "table.csv")
    }
    let accessions = try ["a", "b"].map {
      try read(folder.file("out/\($0).bmp.dcm")).string(Tag(0x0008, 0x0050))
    }
    #expect(accessions == ["A", "B"])
    await #expect(throws: PipelineError.self) {
      try await convert([folder.file("in")], folder.file("out2")) {
        $0.conversion.table = try AttributeTable(
          csv: Array("File,PatientID\na.bmp,1\n".utf8), name: "table.csv")
      }
    }
  }

  @Test func `an instance that others are to be like gives its patient and study`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(), "like.dcm")
    let like = try read(folder.file("like.dcm"))
    let image = try folder.write(bitmap(), "a.bmp")
    _ = try await convert([image], folder.file("a.dcm")) {
      $0.conversion.settings = []
      $0.conversion.like = folder.file("like.dcm")
    }
    let data = try read(folder.file("a.dcm"))
    for tag in [Tag(0x0010, 0x0020), Tag(0x0010, 0x0010), Tag(0x0020, 0x000D)] {
      #expect(data.string(tag) == like.string(tag), "\(tag)")
    }
    #expect(data.string(Tag(0x0020, 0x000E)) != like.string(Tag(0x0020, 0x000E)))
    #expect(data.integer(Tag(0x0020, 0x0011)) == 1_001)
  }

  @Test func `what nobody names is told once`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(bitmap(), "in/a.bmp")
    try folder.write(bitmap(seed: 2), "in/b.bmp")
    let report = try await convert([folder.file("in")], folder.file("out")) {
      $0.conversion.settings = []
    }
    let warnings = report.findings.filter { $0.severity == .warning }
    #expect(warnings.count == 1 && warnings.first?.message.contains("PatientID") == true)
    #expect(report.exitCode == 1)
  }
}
