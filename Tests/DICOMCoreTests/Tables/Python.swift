import Foundation

/// What python3 prints when it runs `program`; an error when it fails or is missing.
func python(_ program: String) throws -> String {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["python3", "-c", program]
  let output = Pipe()
  process.standardOutput = output
  try process.run()
  let data = try output.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else {
    throw PythonFailure(status: process.terminationStatus)
  }
  return String(decoding: data, as: UTF8.self)
}

struct PythonFailure: Error {
  var status: Int32
}
