import DICOMConversion
import DICOMCore
import Foundation
import Testing

struct VideoTimeTests {
  private static let x264 = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"]

  @Test(arguments: [
    ("a.mp4", "25", "40", "25"), ("a.ts", "30000/1001", "33.366667", "30"),
    ("a.264", "24000/1001", "41.708333", "24"), ("a.mov", "50", "20", "50"),
  ])
  func `equal distances are in Frame Time`(
    name: String, rate: String, time: String, cine: String
  ) throws {
    let made = try MadeVideo(name, Self.x264, source: "testsrc2=size=320x240:rate=\(rate)")
    defer { made.remove() }
    let content = try made.content()
    #expect(content.text(0x0018, 0x1063) == time)
    #expect(content.text(0x0018, 0x0040) == cine)
    #expect(content.text(0x0008, 0x2144) == cine)
    #expect(
      content.elements.bytes(DICOMCore.Tag(0x0028, 0x0009)) == [0x18, 0, 0x63, 0x10])
  }

  @Test func `unequal distances are in Frame Time Vector`() throws {
    let made = try MadeVideo(
      "a.mp4", Self.x264 + ["-vf", "select=not(mod(n\\,5))+not(mod(n\\,3))", "-vsync", "vfr"],
      frames: 12)
    defer { made.remove() }
    let content = try made.content()
    // Of frames 0, 3, 5, 6, 9, 10, 12, 15, 18, 20, 21, 24 at 40 ms.
    #expect(
      content.text(0x0018, 0x1065) == "0\\120\\80\\40\\120\\40\\80\\120\\120\\80\\40\\120")
    #expect(content.elements[DICOMCore.Tag(0x0018, 0x1063)] == nil)
    #expect(
      content.elements.bytes(DICOMCore.Tag(0x0028, 0x0009)) == [0x18, 0, 0x65, 0x10])
    let cut = try MadeVideo("b.mp4", bytes: content.stream)
    defer { cut.remove() }
    let times = try MadeVideo.run([
      "ffprobe", "-v", "error", "-show_entries", "frame=pts_time", "-of", "csv=p=0", cut.path,
    ]).split(separator: "\n").compactMap { Double($0.filter { $0 != "," }) }
    #expect(
      times.map { Int($0 * 1_000 + 0.5) }
        == [0, 120, 200, 240, 360, 400, 480, 600, 720, 800, 840, 960])
  }

  @Test func `a vector that would not fit becomes a mean`() throws {
    let made = try MadeVideo(
      "a.mp4", Self.x264 + ["-vf", "select=not(mod(n\\,5))+not(mod(n\\,3))", "-vsync", "vfr"],
      source: "color=size=32x32:rate=25", frames: 21_000)
    defer { made.remove() }
    let content = try made.content()
    #expect(content.elements[DICOMCore.Tag(0x0018, 0x1065)] == nil)
    #expect(content.text(0x0018, 0x1063)?.hasPrefix("85.7") == true)
    #expect(content.findings.contains { $0.contains("too many for Frame Time Vector") })
    #expect(content.text(0x0028, 0x0008) == "21000")
  }

  @Test func `frames that an edit list hides are there and told of`() throws {
    let whole = try MadeVideo("a.mp4", Self.x264 + ["-g", "50"], frames: 50)
    let cut = try MadeVideo("b.mp4", made: ["-ss", "0.8", "-i", whole.path, "-c", "copy"])
    defer {
      whole.remove()
      cut.remove()
    }
    let content = try cut.content()
    #expect(content.text(0x0028, 0x0008) == "50")
    #expect(content.findings.contains { $0.contains("an edit list") && $0.contains("of its 50") })
    #expect(try whole.content().findings.contains { $0.contains("edit list") } == false)
  }

  @Test func `parameter sets that change on the way stay among the frames`() throws {
    let common = ["-pix_fmt", "yuv420p", "-g", "10", "-c:v"]
    for (name, codec, one, other) in [
      (
        "a.264", ["libx264", "-f", "h264"], ["-crf", "20"],
        ["-crf", "40", "-refs", "5", "-bf", "2"]
      ),
      (
        "a.265", ["libx265", "-f", "hevc"], ["-x265-params", "log-level=none"],
        ["-x265-params", "log-level=none:bframes=2:ref=5:no-sao=1:qp=40"]
      ),
    ] {
      let first = try MadeVideo(name, common + codec + one)
      let second = try MadeVideo(name, common + codec + other)
      let both = try MadeVideo(name, bytes: first.bytes + second.bytes)
      let cut = try MadeVideo("b.mp4", bytes: both.content().stream)
      defer { for made in [first, second, both, cut] { made.remove() } }
      let digests = try cut.frameDigests()
      #expect(try digests.count == 60 && digests == both.frameDigests())
    }
  }

  @Test func `frames of an elementary stream are shown in their order`() throws {
    let made = try MadeVideo(
      "a.264", ["-c:v", "libx264", "-bf", "4", "-g", "20", "-pix_fmt", "yuv420p", "-f", "h264"],
      frames: 45)
    defer { made.remove() }
    let cut = try MadeVideo("b.mp4", bytes: made.content().stream)
    defer { cut.remove() }
    let times = try MadeVideo.run([
      "ffprobe", "-v", "error", "-show_entries", "frame=pts_time", "-of", "csv=p=0", cut.path,
    ]).split(separator: "\n").compactMap { Double($0.filter { $0 != "," }) }
    #expect(times.map { Int($0 * 25 + 0.5) } == Array(0..<45))
  }

  @Test(arguments: [
    ("creation_time=1904-01-01T00:00:00Z", nil), ("creation_time=1970-01-01T00:00:00Z", nil),
    ("creation_time=2035-01-01T00:00:00Z", nil), ("title=none", nil),
    ("creation_time=2023-02-28T23:59:58Z", "20230228235958+0000"),
  ])
  func `the time of recording is that of the container when it can be one`(
    option: String, time: String?
  ) throws {
    let made = try MadeVideo("a.mp4", Self.x264 + ["-metadata", option], frames: 3)
    defer { made.remove() }
    let expected = try time.map { try AttributeSetting(assignment: "AcquisitionDateTime=\($0)") }
    #expect(try made.content().facts.map(\.value) == expected.map { [$0.value] } ?? [])
  }

  @Test func `Apple's time with its zone comes before the container's`() throws {
    let made = try MadeVideo(
      "a.mov",
      Self.x264 + [
        "-metadata", "creation_time=2023-02-28T23:59:58Z", "-metadata",
        "com.apple.quicktime.creationdate=2023-03-01T00:59:58+0100", "-metadata",
        "com.apple.quicktime.location.ISO6709=+48.8577+002.295/", "-movflags",
        "use_metadata_tags",
      ], frames: 3)
    defer { made.remove() }
    let content = try made.content()
    let expected = try AttributeSetting(assignment: "AcquisitionDateTime=20230301005958+0100")
    #expect(content.facts.map(\.value) == [expected.value])
    #expect(content.findings.contains { $0.contains("GPS") })
  }
}
