import DICOMConversion
import DICOMCore
import Foundation
import Testing

struct RefusedVideoTests {
  private static let x264 = ["-c:v", "libx264", "-preset", "ultrafast"]
  private static let x265 = ["-c:v", "libx265", "-preset", "ultrafast"]
  private static let quiet = ["-x265-params", "log-level=none"]

  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var options: [String]
    var words: [String]
    var source = "testsrc2=size=320x240:rate=25"

    var testDescription: String { ([name] + options).joined(separator: " ") }
  }

  static let cases: [Case] = [
    Case(
      name: "a.mp4", options: x264 + ["-pix_fmt", "yuv422p"],
      words: ["High 4:2:2", "4:2:2 colour", "H.264 Main or High Profile up to Level 4.2"]),
    Case(
      name: "a.mp4", options: x264 + ["-pix_fmt", "yuv420p10le"],
      words: ["High 10", "10 bits a sample"]),
    Case(
      name: "a.ts", options: x264 + ["-pix_fmt", "yuv444p"],
      words: ["High 4:4:4 Predictive", "4:4:4 colour"]),
    Case(
      name: "a.264", options: x264 + ["-pix_fmt", "yuv420p", "-level", "5.1", "-f", "h264"],
      words: ["level 5.1"]),
    Case(
      name: "a.mp4", options: x264 + ["-pix_fmt", "yuv420p", "-level", "4.2"],
      words: ["2560 × 1440"], source: "testsrc2=size=2560x1440:rate=25"),
    Case(
      name: "a.mp4", options: x264 + ["-pix_fmt", "yuv420p", "-vf", "setsar=4/3"],
      words: ["not square (4:3)"]),
    Case(
      name: "a.mp4", options: x265 + ["-pix_fmt", "yuv420p10le"] + quiet,
      words: ["HEVC Main 10", "10 bits a sample", "HEVC Main Profile up to Level 5.1"]),
    Case(
      name: "a.265", options: x265 + ["-pix_fmt", "yuv444p"] + quiet + ["-f", "hevc"],
      words: ["Range Extensions", "4:4:4 colour"]),
    Case(
      name: "a.ts", options: ["-c:v", "mpeg2video", "-pix_fmt", "yuv422p", "-profile:v", "0"],
      words: ["4:2:2 colour", "MPEG2 Main Profile"]),
    Case(
      name: "a.mpg", options: ["-c:v", "mpeg1video", "-f", "mpeg"], words: ["MPEG-1"]),
    Case(name: "a.mov", options: ["-c:v", "mjpeg"], words: ["mjpeg of 320 × 240"]),
    Case(name: "a.mp4", options: ["-c:v", "mpeg4"], words: ["its video is mpeg4"]),
    Case(name: "a.avi", options: x264 + ["-pix_fmt", "yuv420p"], words: ["AVI", "MP4"]),
    Case(name: "a.mkv", options: x264 + ["-pix_fmt", "yuv420p"], words: ["Matroska"]),
    Case(name: "a.flv", options: x264 + ["-pix_fmt", "yuv420p"], words: ["Flash"]),
  ]

  @Test(arguments: cases)
  func `what no transfer syntax takes is named, and what would be taken`(item: Case) throws {
    let made = try MadeVideo(item.name, item.options, source: item.source, frames: 10)
    defer { made.remove() }
    let error = #expect(throws: VideoError.self) { try made.content() }
    let text = try #require(error?.description)
    for word in item.words { #expect(text.contains(word), "\(word) in \(text)") }
    #expect(text.contains("DICOM accepts"))
  }

  @Test func `a file without video says so`() throws {
    let made = try MadeVideo("a.mp4", made: ["-f", "lavfi", "-i", "sine=duration=1"])
    defer { made.remove() }
    let error = #expect(throws: VideoError.self) { try made.content() }
    #expect(error?.description.contains("no video in it") == true)
  }

  @Test func `a stream that nowhere says its rate is refused`() throws {
    let made = try MadeVideo(
      "a.264",
      Self.x264 + [
        "-pix_fmt", "yuv420p", "-bsf:v", "filter_units=pass_types=1-8", "-x264-params",
        "no-vui=1:force-cfr=0", "-f", "h264",
      ])
    defer { made.remove() }
    // x264 always writes its rate: it is cut out of the parameter set's last bits.
    var bytes = try made.bytes
    let head = try #require(bytes.indices.first { bytes[$0] == 0x67 })
    let end = try #require(
      bytes.indices.dropFirst(head).first {
        bytes[$0] == 0 && bytes[$0 + 1] == 0 && bytes[$0 + 2] < 2
      })
    bytes.replaceSubrange(head..<end, with: [0x67, 0x42, 0xC0, 0x0D, 0xDA, 0x05, 0x07, 0xE4])
    let changed = try MadeVideo("b.264", bytes: bytes)
    defer { changed.remove() }
    let error = #expect(throws: VideoError.self) { try changed.content() }
    #expect(error?.description.contains("how many frames a second") == true)
  }

  @Test func `mirrored pictures are refused, turned ones are told of`() throws {
    let plain = try MadeVideo("a.mp4", Self.x264 + ["-pix_fmt", "yuv420p"])
    let turned = try MadeVideo(
      "b.mp4", made: ["-i", plain.path, "-c", "copy", "-metadata:s:v:0", "rotate=90"])
    defer {
      plain.remove()
      turned.remove()
    }
    let content = try turned.content()
    #expect(content.findings.contains { $0.contains("90 degrees") })
    #expect(try plain.content().findings.contains { $0.contains("degrees") } == false)
    #expect(try content.stream == plain.content().stream)
    // The matrix of the track's header: its first number made negative.
    var bytes = try plain.bytes
    let header = try #require(bytes.firstRange(of: Array("tkhd".utf8)))
    bytes.replaceSubrange(
      header.upperBound + 40..<header.upperBound + 44, with: [0xFF, 0xFF, 0, 0])
    let mirrored = try MadeVideo("c.mp4", bytes: bytes)
    defer { mirrored.remove() }
    let error = #expect(throws: VideoError.self) { try mirrored.content() }
    #expect(error?.description.contains("mirror") == true)
  }

  @Test func `pictures of another size on the way are refused`() throws {
    let one = try MadeVideo("a.264", Self.x264 + ["-pix_fmt", "yuv420p", "-f", "h264"])
    let other = try MadeVideo(
      "b.264", Self.x264 + ["-pix_fmt", "yuv420p", "-f", "h264"],
      source: "testsrc2=size=352x288:rate=25")
    let both = try MadeVideo("c.264", bytes: one.bytes + other.bytes)
    defer { for made in [one, other, both] { made.remove() } }
    let error = #expect(throws: VideoError.self) { try both.content() }
    #expect(error?.description.contains("from 320 × 240 to 352 × 288 pixels at frame 31") == true)
  }
}
