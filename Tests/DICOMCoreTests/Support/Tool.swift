import Foundation
import Testing

/// The programs of other people that decide what is right; one that is missing fails the test.
enum Tool {
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  static func run(_ arguments: [String], input: Data = Data()) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    let folder = try TemporaryFolder()
    let places = ["in", "out", "errors"].map { folder.path($0) }
    for place in places { try Data().write(to: URL(fileURLWithPath: place)) }
    try input.write(to: URL(fileURLWithPath: places[0]))
    process.standardInput = FileHandle(forReadingAtPath: places[0])
    process.standardOutput = FileHandle(forWritingAtPath: places[1])
    process.standardError = FileHandle(forWritingAtPath: places[2])
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus != 127, "\(arguments[0]) is needed")
    func text(_ path: String) -> String {
      String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }
    return Result(
      status: process.terminationStatus, output: text(places[1]), errors: text(places[2]))
  }

  /// The JSON that `script` prints; `input` is the JSON on its standard input.
  static func python<Input: Encodable, Output: Decodable>(
    _ script: String, _ input: Input
  ) throws -> Output {
    let result = try run(["python3", "-c", script], input: JSONEncoder().encode(input))
    try #require(result.status == 0, "python3 with pydicom: \(result.errors.suffix(2000))")
    return try JSONDecoder().decode(Output.self, from: Data(result.output.utf8))
  }
}

/// A folder that lives as long as its value.
final class TemporaryFolder {
  let root: String

  init() throws {
    root = NSTemporaryDirectory() + "spindle-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  func path(_ name: String) -> String { root + "/" + name }

  func write(_ bytes: [UInt8], as name: String) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
    return path(name)
  }
}
