import Foundation

struct ToolFailure: Error {
  var status: Int32
  var errors: String
}

/// Runs a program of the system; its status, and what it printed.
func runTool(
  _ name: String, _ arguments: [String], in folder: URL? = nil, input: Data = Data()
) throws -> (status: Int32, output: String, errors: String) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [name] + arguments
  process.currentDirectoryURL = folder
  let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: scratch) }
  let (standardInput, standardError) = (
    scratch.appending(path: "in"), scratch.appending(path: "err")
  )
  try input.write(to: standardInput)
  try Data().write(to: standardError)
  process.standardInput = try FileHandle(forReadingFrom: standardInput)
  process.standardError = try FileHandle(forWritingTo: standardError)
  let output = Pipe()
  process.standardOutput = output
  try process.run()
  let data = try output.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return (
    process.terminationStatus, String(decoding: data, as: UTF8.self),
    String(decoding: try Data(contentsOf: standardError), as: UTF8.self)
  )
}

/// What python3 prints; an error when it fails or is missing.
func runPython(_ program: String, in folder: URL? = nil, input: Data = Data()) throws -> String {
  let result = try runTool("python3", ["-c", program], in: folder, input: input)
  guard result.status == 0 else {
    throw ToolFailure(status: result.status, errors: result.errors)
  }
  return result.output
}
