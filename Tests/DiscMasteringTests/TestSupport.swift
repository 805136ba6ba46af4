import DICOMCore
import DiscMastering
import Foundation

/// A directory for one test, removed with its last user.
final class TemporaryDirectory {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("mastering-\(UUID().uuidString)").path
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

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }
}

struct ToolFailure: Error {
  var command: String
  var output: String
}

/// Runs a program that must be installed.
/// - Throws: `ToolFailure` when it is not there or does not return 0.
@discardableResult
func run(
  _ command: String..., in directory: String? = nil, environment: [String: String] = [:]
) throws -> String {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = command
  if let directory { process.currentDirectoryURL = URL(fileURLWithPath: directory) }
  process.environment = ProcessInfo.processInfo.environment
    .merging(["LC_ALL": "C"]) { $1 }.merging(environment) { $1 }
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

func bytes(of path: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
}

/// Bytes that look random and are the same on every run.
func pattern(_ count: Int, seed: Int = 0) -> [UInt8] {
  var state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 | 1
  return (0..<count).map { _ in
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return UInt8(truncatingIfNeeded: state >> 32)
  }
}

/// 2024-02-29 12:34:56 UTC
let leapDay: Int64 = 1_709_210_096

/// A small file-set: some files on the disk, some in memory, one of them empty.
func smallVolume(in directory: TemporaryDirectory) throws -> VolumeContents {
  var files = [VolumeFile(path: "DICOMDIR", bytes: pattern(5000, seed: 1))]
  for (index, size) in [1, 2047, 2048, 2049, 300_000, 0].enumerated() {
    let content = pattern(size, seed: index + 2)
    let path = try directory.write(content, "source\(index)")
    files.append(
      VolumeFile(
        path: "DICOM/PA000001/ST000001/SE000001/IM00000\(9 - index)",
        content: .file(path: path, identity: identity(of: path)), size: size))
  }
  files.append(VolumeFile(path: "README.TXT", bytes: Array("Read me\r\n".utf8)))
  return VolumeContents(volumeIdentifier: "SMALL_SET", files: files, timestamp: leapDay)
}

func identity(of path: String) -> FileIdentity? {
  let descriptor = open(path, O_RDONLY)
  defer { close(descriptor) }
  return FileIdentity(descriptor: descriptor)
}

func content(of file: VolumeFile) throws -> [UInt8] {
  switch file.content {
  case .memory(let content): return content
  case .file(let path, _): return try bytes(of: path)
  case .source(let open):
    let source = try open()
    return try source.read(0..<source.count)
  }
}
