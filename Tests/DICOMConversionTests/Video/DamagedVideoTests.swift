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
    let bytes = try made.bytes
    // A reference to the very same file by an alias in place of the one that says "here".
    let changed = try MadeVideo("b.mov", bytes: Self.withAlias(bytes, to: made.path))
    defer { changed.remove() }
    let read = try MadeVideo.run([
      "ffprobe", "-v", "error", "-enable_drefs", "1", "-use_absolute_path", "1", "-count_packets",
      "-show_entries", "stream=nb_read_packets", "-of", "csv=p=0", changed.path,
    ])
    #expect(read.hasPrefix("30"), "the alias is one that can be followed: \(read)")
    let error = #expect(throws: VideoError.self) { try changed.content() }
    #expect(error?.description.contains("not one frame of its video is there") == true)
  }

  /// Replaces the only entry of the data references, and corrects the lengths of the boxes around.
  private static func withAlias(_ bytes: [UInt8], to path: String) throws -> [UInt8] {
    func word(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 0xFF) } }
    var body = [UInt8](repeating: 0, count: 10) + [0] + [UInt8](repeating: 0, count: 27)
    body += [UInt8](repeating: 0, count: 12) + [0] + [UInt8](repeating: 0, count: 63)
    body += [UInt8](repeating: 0, count: 16) + [0, 0, 0, 0] + [UInt8](repeating: 0, count: 16)
    let text = Array(path.utf8)
    body += [0, 2, UInt8(text.count >> 8), UInt8(text.count & 0xFF)] + text
    if text.count % 2 == 1 { body.append(0) }
    body += [0xFF, 0xFF, 0, 0]
    let entry = word(body.count + 12) + Array("alis".utf8) + word(0) + body
    var result = bytes
    // The references of sound's handler do not count: the film has none.
    let place = try #require(bytes.firstRange(of: Array("dref".utf8))).lowerBound - 4
    let old = bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
    let new = word(16 + entry.count) + Array("dref".utf8) + word(0) + word(1) + entry
    result.replaceSubrange(place..<place + old, with: new)
    for name in ["moov", "trak", "mdia", "minf", "dinf"] {
      // The last of the name before the references is the one around them.
      let start =
        try #require(
          bytes[..<place].ranges(of: Array(name.utf8)).last?.lowerBound) - 4
      let length = bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
      result.replaceSubrange(start..<start + 4, with: word(length + new.count - old))
    }
    return result
  }
}
