import DICOMPixels
import Foundation
import Testing

/// What a third party makes of many streams, or which streams it makes, in one run.
struct CodecJudge: ~Copyable {
  struct Case: Codable {
    var name: String
    var syntax: String
    var columns: Int
    var rows: Int
    var components: Int
    var precision: Int
    var isSigned: Bool
    var photometric: String
    var tolerance: Int
    var tools: [String]
  }

  private let folder: URL
  private var cases: [Case] = []

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "codecs-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  mutating func add(
    _ frame: Frame, stream: [UInt8]? = nil, syntax: String, tools: [String],
    photometric: String? = nil, tolerance: Int = 0
  ) throws {
    let layout = frame.layout
    let name = String(cases.count)
    try Data(frame.bytes).write(to: folder.appending(path: name + ".raw"))
    if let stream { try Data(stream).write(to: folder.appending(path: name + ".stream")) }
    cases.append(
      Case(
        name: name, syntax: syntax, columns: layout.columns, rows: layout.rows,
        components: layout.components, precision: layout.precision, isSigned: layout.isSigned,
        photometric: photometric ?? (layout.components == 1 ? "MONOCHROME2" : "RGB"),
        tolerance: tolerance, tools: tools))
  }

  /// The complaints of those who decoded the streams.
  func complaints() throws -> String { try run("check") }

  /// Streams made of the frames, each with the pixels that its maker decodes.
  func made() throws -> [(tool: String, frame: Int, stream: [UInt8], pixels: [UInt8])] {
    let lines = try run("make").split(separator: "\n")
    return try lines.map { line in
      let words = line.split(separator: " ").map(String.init)
      try #require(words.count == 3, "\(line)")
      let base = folder.appending(path: words[2])
      return (
        words[0], Int(words[1]) ?? -1,
        Array(try Data(contentsOf: base.appendingPathExtension("s"))),
        Array(try Data(contentsOf: base.appendingPathExtension("p")))
      )
    }
  }

  private func run(_ task: String) throws -> String {
    try JSONEncoder().encode(cases).write(to: folder.appending(path: "cases.json"))
    try Data(Self.script.utf8).write(to: folder.appending(path: "judge.py"))
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "judge.py", task]
    process.currentDirectoryURL = folder
    let (output, errors) = (folder.appending(path: "out"), folder.appending(path: "err"))
    for file in [output, errors] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    let words = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
    try #require(process.terminationStatus == 0, "\(words)")
    return String(decoding: try Data(contentsOf: output), as: UTF8.self)
  }
}
