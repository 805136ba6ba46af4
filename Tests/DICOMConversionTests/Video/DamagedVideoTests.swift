import DICOMConversion
import DICOMCore
import Foundation
import TestSupport
import Testing

struct DamagedVideoTests {
  /// Fails from some byte on.
  private final class Failing: ByteSource {
    struct Failure: Error, CustomStringConvertible {
      var description: String { "the medium is gone" }
    }
    let bytes: [UInt8]
    let reach: Int
    var name: String { "failing" }
    var count: Int { bytes.count }

    init(_ bytes: [UInt8], reach: Int) { (self.bytes, self.reach) = (bytes, reach) }

    func read(_ range: Range<Int>) throws -> [UInt8] {
      guard range.upperBound <= reach else { throw Failure() }
      return Array(bytes[range])
    }
  }

  private static let x264 = [
    "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "6",
  ]
  private static let mpeg2 = ["-c:v", "mpeg2video", "-bf", "1"]
  private static let x265 = [
    "-c:v", "libx265", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-x265-params",
    "log-level=none",
  ]
  static let sources: [[String]] = [
    ["a.mp4"] + x264, ["a.mp4"] + x265 + ["-movflags", "frag_keyframe"], ["a.ts"] + x264,
    ["a.264"] + x264 + ["-f", "h264"], ["a.265"] + x265 + ["-f", "hevc"],
    ["a.m2v"] + mpeg2 + ["-f", "mpeg2video"], ["a.mpg"] + mpeg2 + ["-f", "vob"],
  ]

  private func content(_ source: any ByteSource, _ format: VideoFormat) throws -> ConvertedContent {
    try VideoFile.content(
      of: source, format: format, scratch: FileManager.default.temporaryDirectory.path)
  }

  @Test(arguments: sources)
  func `no damage traps or hangs, and every refusal has words`(options: [String]) throws {
    let made = try MadeVideo(
      options[0], Array(options.dropFirst()), source: "testsrc2=size=64x48:rate=25", frames: 8)
    defer { made.remove() }
    let whole = try made.bytes
    let format = try #require(VideoFile.format(whole))
    var random = SplitMix(60)
    var (refused, taken) = (0, 0)
    let clock = ContinuousClock()
    var longest = Duration.zero
    for round in 0..<1_000 {
      var bytes = whole
      let table = bytes.firstRange(of: Array("moov".utf8))?.lowerBound ?? 0
      for _ in 0..<random.below(6) + 1 {
        // The boxes and headers are where most of it is decided.
        let start = round % 3 == 0 ? 0 : round % 3 == 1 ? table : max(0, table - 300)
        let reach = round % 3 == 0 ? bytes.count : min(bytes.count, start + 900)
        let place = start + random.below(max(1, reach - start))
        bytes[place] =
          random.below(2) == 0
          ? [0, 1, 0x7F, 0x80, 0xFF][random.below(5)] : UInt8(random.below(256))
      }
      if round % 7 == 0 { bytes.removeLast(random.below(bytes.count)) }
      let start = clock.now
      do {
        let content = try content(MemorySource(bytes), format)
        taken += 1
        #expect(try content.stream.count % 2 == 0)
      } catch let error as VideoError {
        refused += 1
        #expect(error.description.contains("the \(format.rawValue) file"))
      }
      longest = max(longest, start.duration(to: clock.now))
    }
    #expect(longest < .seconds(20))
    #expect(refused > 20 && taken > 20, "\(refused) refused, \(taken) taken")
  }

  @Test func `an MP4 file that is cut off is refused`() throws {
    let made = try MadeVideo("a.mp4", Self.x264 + ["-movflags", "faststart"])
    defer { made.remove() }
    let bytes = try made.bytes
    for length in stride(from: 64, to: bytes.count - 1, by: 997) {
      let error = #expect(throws: VideoError.self) {
        try content(MemorySource(Array(bytes.prefix(length))), .mp4)
      }
      #expect(error?.description.isEmpty == false)
    }
    let error = #expect(throws: VideoError.self) {
      try content(MemorySource(Array(bytes.prefix(bytes.count * 2 / 3))), .mp4)
    }
    #expect(error?.description.contains("is cut off: its index has 30 frames") == true)
  }

  @Test func `a source that cannot be read is told by its own words`() throws {
    for options in Self.sources {
      let made = try MadeVideo(options[0], Array(options.dropFirst()))
      defer { made.remove() }
      let bytes = try made.bytes
      let format = try #require(VideoFile.format(Array(bytes.prefix(4_096))))
      for part in [0, 2, 5] {
        let source = Failing(bytes, reach: bytes.count * part / 6)
        let error = #expect(throws: VideoError.self) { try content(source, format) }
        #expect(error?.description.contains("the medium is gone") == true, "\(options) \(part)")
      }
    }
  }

  @Test func `a folder that cannot hold scratch files is told`() throws {
    let made = try MadeVideo("a.mp4", Self.x264, frames: 3)
    defer { made.remove() }
    let error = #expect(throws: VideoError.self) {
      try VideoFile.content(
        of: MemorySource(try made.bytes), format: .mp4, scratch: "/nonexistent/folder")
    }
    #expect(error?.description.contains("/nonexistent/folder") == true)
  }

  @Test func `a film whose pictures are in another file opens none`() throws {
    let made = try MadeVideo("a.mov", Self.x264)
    defer { made.remove() }
    // The data reference that says "here" becomes one to a path.
    var bytes = try made.bytes
    let place = try #require(bytes.firstRange(of: Array("url ".utf8))).upperBound
    bytes[place + 3] = 0
    let changed = try MadeVideo("b.mov", bytes: bytes)
    defer { changed.remove() }
    _ = try? changed.content()
  }
}
