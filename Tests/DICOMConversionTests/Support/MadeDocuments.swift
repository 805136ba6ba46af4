import DICOMCore
import Foundation
import Testing

/// PDFs that the script beside this file makes, with pages that others have drawn.
struct MadeDocuments {
  struct Drawn: Decodable {
    var file: String
    var page: Int
    var dpi: Double
    var tool: String
    var columns: Int
    var rows: Int
    var raw: String
  }

  private struct Manifest: Decodable {
    var drawn: [Drawn]
    var files: [String]
  }

  let drawn: [Drawn]
  private let files: [String: [UInt8]]

  /// Made once a run.
  static let made = Result { try MadeDocuments() }

  private init() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("documents-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("documents.py")
    _ = try Self.output(of: ["python3", "-W", "ignore", script.path, folder.path])
    let manifest = try JSONDecoder().decode(
      Manifest.self, from: try Data(contentsOf: folder.appendingPathComponent("manifest.json")))
    drawn = manifest.drawn
    var files: [String: [UInt8]] = [:]
    for name in manifest.files {
      files[name] = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
    }
    self.files = files
  }

  func bytes(_ name: String) -> [UInt8] { files[name] ?? [] }

  func source(_ name: String) -> MemorySource { MemorySource(bytes(name), name: name) }

  /// What a tool says on both of its outputs.
  static func output(of command: [String], mayFail: Bool = false) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    try #require(process.terminationStatus != 127, "\(command[0]) is needed")
    try #require(mayFail || process.terminationStatus == 0, "\(command[0]): \(output)")
    return output
  }
}
