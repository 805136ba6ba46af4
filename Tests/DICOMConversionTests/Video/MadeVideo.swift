import DICOMConversion
import DICOMCore
import Foundation
import Testing

/// Video files that ffmpeg makes, and what ffmpeg and ffprobe say of them.
struct MadeVideo {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  let url: URL
  var path: String { url.path }

  /// - Parameters:
  ///   - name: with the ending that tells ffmpeg the container.
  ///   - source: a picture of `lavfi`.
  init(
    _ name: String, _ options: [String], source: String = "testsrc2=size=320x240:rate=25",
    frames: Int = 30, sound: Bool = false
  ) throws {
    var arguments = ["-f", "lavfi", "-i", source]
    if sound { arguments += ["-f", "lavfi", "-i", "sine=duration=1"] }
    try self.init(
      name, made: arguments + ["-frames:v", "\(frames)"] + options)
  }

  init(_ name: String, made arguments: [String]) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("video-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    url = folder.appendingPathComponent(name)
    let common = ["-v", "error", "-nostdin", "-y", "-threads", "1"]
    _ = try Self.run(["ffmpeg"] + common + arguments + [url.path])
  }

  init(_ name: String, bytes: [UInt8]) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("video-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    url = folder.appendingPathComponent(name)
    try Data(bytes).write(to: url)
  }

  func remove() { try? FileManager.default.removeItem(at: url.deletingLastPathComponent()) }

  var bytes: [UInt8] { get throws { [UInt8](try Data(contentsOf: url)) } }

  static func run(_ tool: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = tool
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: "\(tool) ended with \(process.terminationStatus)")
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The digest of each decoded frame, in the order of their times, those that an edit list hides
  /// among them.
  func frameDigests() throws -> [String] {
    let isMovie = ["mp4", "mov"].contains(url.pathExtension)
    let text = try Self.run(
      ["ffmpeg", "-v", "error", "-nostdin", "-noautorotate"]
        + (isMovie ? ["-ignore_editlist", "1"] : [])
        + ["-i", path, "-map", "0:v:0", "-vsync", "passthrough", "-f", "framemd5", "-"])
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }
      .compactMap { $0.split(separator: ",").last?.trimmingCharacters(in: .whitespaces) }
  }

  /// What ffprobe says, by its own names.
  struct Probe: Decodable {
    struct Stream: Decodable {
      var codec_type: String
      var nb_read_packets: String?
      var tags: [String: String]?
    }
    struct Format: Decodable {
      var tags: [String: String]?
    }
    var streams: [Stream]
    var format: Format
  }

  func probe() throws -> Probe {
    let text = try Self.run([
      "ffprobe", "-v", "error", "-count_packets", "-show_streams", "-show_format", "-of", "json",
      path,
    ])
    return try JSONDecoder().decode(Probe.self, from: Data(text.utf8))
  }

  func content() throws -> ConvertedContent {
    let bytes = try bytes
    let format = try #require(VideoFile.format(Array(bytes.prefix(4_096))))
    return try VideoFile.content(
      of: MemorySource(bytes), format: format,
      scratch: FileManager.default.temporaryDirectory.path)
  }
}

extension ConvertedContent {
  /// The stream in the one fragment.
  var stream: [UInt8] {
    get throws {
      guard case .fragments(let fragments)? = elements[Tag(0x7FE0, 0x0010)]?.value else {
        return []
      }
      #expect(fragments.fragments.count == 1 && fragments.basicOffsetTable.count == 0)
      return try fragments.fragments[0].load()
    }
  }

  /// All values, without what pads them.
  func text(_ group: UInt16, _ element: UInt16) -> String? {
    elements.bytes(Tag(group, element)).map {
      String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespaces)
    }
  }

  func number(_ group: UInt16, _ element: UInt16) -> Int? { elements.integer(Tag(group, element)) }

  var transferSyntax: UID? {
    if case .encapsulated(let syntax) = syntax { syntax.uid } else { nil }
  }
}
