import Foundation

/// Images that the script beside this file makes, with the pixels that Pillow reads in them.
struct PillowImages {
  struct Frame: Decodable {
    var raw: String
    var columns: Int
    var rows: Int
    var components: Int
    var sampleBytes: Int
  }

  struct Case: Decodable {
    var name: String
    var frames: [Frame]
    /// How far a sample may be from Pillow's.
    var tolerance: Int
    var precision: Int?
    var photometric: String?
    var passes: String?
    var profile: Int?
    var dpi: [Double]?
    var taken: String?
    var delays: [Int]?
    var refused: String?
  }

  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  let cases: [Case]
  private let files: [String: [UInt8]]

  /// Made once a run.
  static let made = Result { try PillowImages() }

  private init() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("images-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("images.py")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-W", "ignore", script.path, folder.path]
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let message = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: String(decoding: message, as: UTF8.self))
    }
    cases = try JSONDecoder().decode(
      [Case].self, from: try Data(contentsOf: folder.appendingPathComponent("manifest.json")))
    var files: [String: [UInt8]] = [:]
    for name in cases.flatMap({ [$0.name] + $0.frames.map(\.raw) }) {
      files[name] = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
    }
    self.files = files
  }

  func bytes(_ name: String) -> [UInt8] { files[name] ?? [] }

  func cases(_ format: String) -> [Case] { cases.filter { $0.name.hasPrefix(format + "-") } }
}
