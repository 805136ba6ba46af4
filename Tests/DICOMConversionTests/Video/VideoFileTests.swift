import DICOMConversion
import DICOMCore
import Foundation
import Testing

struct VideoFileTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var options: [String]
    /// The last part of the transfer syntax.
    var syntax: Int
    var source = "testsrc2=size=320x240:rate=25"
    var sound = false

    var testDescription: String { ([name] + options).joined(separator: " ") }
  }

  private static let x264 = ["-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p"]
  private static let x265 = [
    "-c:v", "libx265", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-x265-params",
    "log-level=none",
  ]
  private static let mpeg2 = ["-c:v", "mpeg2video", "-bf", "2", "-b:v", "2M"]
  private static let places = [
    "-metadata", "location=+48.8577+002.295/", "-metadata", "title=Doe^Jane", "-metadata",
    "creation_time=2024-05-06T07:08:09Z",
  ]
  private static let hd = "testsrc2=size=1920x1080:rate=60"

  static let cases: [Case] = [
    Case(name: "a.mp4", options: x264 + ["-profile:v", "high", "-bf", "3"], syntax: 102),
    Case(
      name: "a.mp4",
      options: x264 + places + ["-profile:v", "main", "-c:a", "aac", "-shortest"], syntax: 102,
      sound: true),
    Case(name: "a.mp4", options: x264 + ["-profile:v", "baseline"], syntax: 102),
    Case(
      name: "a.mp4",
      options: x264 + ["-g", "8", "-movflags", "frag_keyframe+empty_moov"], syntax: 102),
    Case(
      name: "a.mov",
      options: x264 + places + ["-movflags", "use_metadata_tags", "-c:a", "pcm_s16le"],
      syntax: 102, sound: true),
    Case(
      name: "a.ts", options: x264 + ["-c:a", "mp2", "-shortest"], syntax: 102, sound: true),
    Case(name: "a.m2ts", options: x264, syntax: 102),
    Case(name: "a.264", options: x264 + ["-bf", "3", "-g", "12", "-f", "h264"], syntax: 102),
    Case(
      name: "a.264",
      options: x264 + ["-x264-params", "open-gop=1:bframes=3:keyint=8:slices=4", "-f", "h264"],
      syntax: 102),
    Case(name: "a.vob", options: x264 + ["-f", "vob"], syntax: 102),
    Case(
      name: "a.mp4",
      options: x264 + ["-flags", "+ildct+ilme", "-x264-params", "tff=1", "-vf", "tinterlace=4"],
      syntax: 102, source: "testsrc2=size=720x576:rate=50,setsar=1"),
    Case(name: "a.ts", options: x264 + ["-level", "4.2"], syntax: 104, source: hd),
    Case(
      name: "a.mp4", options: x264 + ["-x264-params", "frame-packing=3"], syntax: 105),
    Case(name: "a.mp4", options: x265 + places, syntax: 107),
    Case(name: "a.mov", options: x265 + ["-tag:v", "hvc1"], syntax: 107),
    Case(name: "a.ts", options: x265, syntax: 107),
    Case(
      name: "a.265",
      options: Array(x265.dropLast()) + ["log-level=none:bframes=4:keyint=10", "-f", "hevc"],
      syntax: 107),
    Case(name: "a.m2v", options: mpeg2 + ["-f", "mpeg2video"], syntax: 100),
    Case(
      name: "a.mpg", options: mpeg2 + ["-f", "vob", "-c:a", "mp2", "-shortest"], syntax: 100,
      sound: true),
    Case(name: "a.ts", options: mpeg2, syntax: 100),
    Case(
      name: "a.mpg", options: mpeg2 + ["-flags", "+ildct+ilme", "-f", "vob"], syntax: 100,
      source: "testsrc2=size=720x576:rate=25,setdar=16/9"),
    Case(
      name: "a.ts", options: mpeg2 + ["-b:v", "20M"], syntax: 101,
      source: "testsrc2=size=1920x1080:rate=25,setsar=1"),
    Case(name: "a.mp4", options: mpeg2, syntax: 100),
  ]

  @Test(arguments: cases)
  func `every frame is in the instance, and nothing else`(item: Case) throws {
    let made = try MadeVideo(item.name, item.options, source: item.source, sound: item.sound)
    defer { made.remove() }
    let content = try made.content()
    #expect(content.transferSyntax?.rawValue == "1.2.840.10008.1.2.4.\(item.syntax)")
    let expected = try made.frameDigests()
    #expect(expected.count >= 15)
    #expect(content.text(0x0028, 0x0008).flatMap { Int($0) } == expected.count)
    let stream = try content.stream
    #expect(stream.count % 2 == 0)
    let cut = try MadeVideo(item.syntax < 102 ? "cut.m2v" : "cut.mp4", bytes: stream)
    defer { cut.remove() }
    #expect(try cut.frameDigests() == expected)
    let probe = try cut.probe()
    #expect(probe.streams.count == 1 && probe.streams.first?.codec_type == "video")
    #expect(probe.streams.first?.nb_read_packets == "\(expected.count)")
    let known: Set = [
      "major_brand", "minor_version", "compatible_brands", "handler_name", "language", "vendor_id",
    ]
    let tags = [probe.format.tags, probe.streams.first?.tags].flatMap { ($0 ?? [:]).keys }
    #expect(known.isSuperset(of: tags), "\(tags)")
    let text = String(decoding: stream, as: UTF8.self)
    for word in ["x264", "x265", "Lav", "Doe", "48.8577", "options"] {
      #expect(!text.contains(word), "\(word)")
    }
    #expect(try made.content().stream == stream, "the same bytes each time")
    if item.sound { #expect(content.findings.contains { $0.contains("audio track") }) }
    let settings = try AttributeSetting(assignment: "AcquisitionDateTime=20240506070809+0000")
    #expect(
      content.facts.map(\.value)
        == (item.options.contains("location=+48.8577+002.295/") ? [settings.value] : []))
  }
}
