import DICOMFileSet
import Foundation
import MediaValidation
import Testing

/// What a program of the system prints; a test fails where it is missing or fails itself.
func judge(_ name: String, _ arguments: [String], in folder: URL? = nil) throws -> String {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [name] + arguments
  process.currentDirectoryURL = folder
  let output = Pipe()
  process.standardOutput = output
  process.standardError = output
  try process.run()
  let data = try output.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  let text = String(decoding: data, as: UTF8.self)
  try #require(process.terminationStatus == 0, "\(name): \(text)")
  return text
}

/// A new folder, removed when the closure is through.
func inFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(
    path: "validation-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}

extension MadeMedium {
  func write(to folder: URL) throws {
    for (path, bytes) in contents {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
  }
}

extension FileSetValidation {
  /// What is wrong with a medium and its files, as far as the rules of file-sets and directories go.
  static func findings(
    in medium: any MediumListing, profiles: [ApplicationProfile] = []
  ) -> [ValidationFinding] {
    var validation = FileSetValidation(medium, profiles: profiles)
    var findings = validation.findings
    for index in validation.files.indices {
      findings += validation.add(FileCheck(index, in: validation).findings)
    }
    return findings
  }
}
