import Foundation

/// What a run of the command has come to.
struct Outcome {
  var status: Int32
  var output: String
  var error: String
}

enum Command {
  /// The executable that was built with these tests, in the same folder.
  static var path: String {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (own as NSString).deletingLastPathComponent + "/spindle"
  }

  /// The made-up studies of the repository.
  static var studies: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fixtures/studies").path
  }
}

/// Runs `spindle` and waits for it.
func spindle(
  _ arguments: String..., in folder: String? = nil, input: String = "",
  environment: [String: String] = [:]
) throws -> Outcome {
  try launch(Command.path, arguments, in: folder, input: input, environment: environment)
}

func launch(
  _ program: String, _ arguments: [String], in folder: String? = nil, input: String = "",
  environment: [String: String] = [:]
) throws -> Outcome {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: program)
  process.arguments = arguments
  if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
  process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  // Files, not pipes: neither side can wait for the other.
  let place = FileManager.default.temporaryDirectory.path + "/spindle-\(UUID().uuidString)"
  let names = ["in", "out", "err"].map { place + "." + $0 }
  defer { for name in names { try? FileManager.default.removeItem(atPath: name) } }
  try Data(input.utf8).write(to: URL(fileURLWithPath: names[0]))
  for name in names[1...] { try Data().write(to: URL(fileURLWithPath: name)) }
  process.standardInput = FileHandle(forReadingAtPath: names[0])
  process.standardOutput = FileHandle(forWritingAtPath: names[1])
  process.standardError = FileHandle(forWritingAtPath: names[2])
  try process.run()
  process.waitUntilExit()
  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: name)), as: UTF8.self)
  }
  return Outcome(
    status: process.terminationStatus, output: try text(names[1]), error: try text(names[2]))
}

/// A folder for one test, removed with its last user.
final class TemporaryFolder {
  let path = FileManager.default.temporaryDirectory.path + "/spindle-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }
}

extension Outcome {
  /// The report that `--json` prints.
  var json: [String: Any] {
    get throws {
      try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any] ?? [:]
    }
  }
}
