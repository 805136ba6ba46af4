import Foundation

/// A folder for one test, removed with its last user.
final class TemporaryFolder {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("pipeline-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  /// A new file of these bytes, with its folders.
  @discardableResult
  func write(_ bytes: [UInt8], _ name: String) throws -> String {
    let full = file(name)
    try FileManager.default.createDirectory(
      atPath: (full as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: full))
    return full
  }

  @discardableResult
  func write(_ instance: TestInstance, _ name: String) throws -> String {
    try write(instance.file(), name)
  }

  func make(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: file(name), withIntermediateDirectories: true)
  }

  /// What is in it, hidden names too.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: file(name)) }

  func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: file(name))))
  }

  /// Every file below a folder of it, with its bytes.
  func tree(_ name: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    let root = file(name)
    for path in try FileManager.default.subpathsOfDirectory(atPath: root) {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isFolder)
      if !isFolder.boolValue {
        files[path] = try Data(contentsOf: URL(fileURLWithPath: root + "/" + path))
      }
    }
    return files
  }
}

struct ToolFailure: Error {
  var command: String
  var output: String
}

/// Runs a program that must be installed; what it printed.
/// - Throws: `ToolFailure` when it is not there or does not return 0.
@discardableResult
func run(_ command: String..., in directory: String? = nil) throws -> String {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = command
  if let directory { process.currentDirectoryURL = URL(fileURLWithPath: directory) }
  process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8"]) { $1 }
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  try process.run()
  let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  guard process.terminationStatus == 0 else {
    throw ToolFailure(command: command.joined(separator: " "), output: output)
  }
  return output
}

/// Runs a few lines of Python with pydicom at hand; what they printed, without the last line feed.
@discardableResult
func python(_ script: String, _ arguments: String...) throws -> String {
  try python(script, arguments)
}

@discardableResult
func python(_ script: String, _ arguments: [String]) throws -> String {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["python3", "-W", "ignore", "-c", script] + arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  try process.run()
  let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  process.waitUntilExit()
  guard process.terminationStatus == 0 else { throw ToolFailure(command: script, output: output) }
  return output.hasSuffix("\n") ? String(output.dropLast()) : output
}

/// Every data set of a file-set that pydicom opens by its DICOMDIR, counted.
func instancesByPydicom(_ folder: String) throws -> Int {
  let script = """
    import sys
    from pydicom.fileset import FileSet
    count = 0
    for instance in FileSet(sys.argv[1] + "/DICOMDIR"):
        instance.load()
        count += 1
    print(count)
    """
  return Int(try python(script, folder)) ?? -1
}
