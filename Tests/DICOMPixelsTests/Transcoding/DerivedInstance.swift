import DICOMCore
import DICOMPixels
import Foundation

/// An instance that pydicom makes, and what pydicom and dciodvfy say of it before and after it was
/// derived.
final class DerivedInstance {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  private static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  let file: DICOMFile
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("derived-\(UUID().uuidString)")

  /// - Parameters:
  ///   - fixture: of Fixtures/studies.
  ///   - change: Python that changes `ds`.
  init(_ fixture: String, _ change: String = "") throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = Self.repository.appendingPathComponent("Fixtures/studies/\(fixture)").path
    let script = """
      import sys
      import pydicom
      from pydicom.dataset import Dataset
      ds = pydicom.dcmread(sys.argv[1])
      \(change)
      ds.save_as(sys.argv[2])
      """
    let target = folder.appendingPathComponent("before.dcm")
    _ = try Self.run("python3", ["-c", script, path, target.path])
    file = try DICOMFile.read(
      MemorySource([UInt8](try Data(contentsOf: target)), name: "before.dcm"))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Every value by its path of keywords, as `SourceImageSequence.0.ReferencedSOPInstanceUID`.
  func values(_ dataSet: DataSet) throws -> [String: String] {
    let lines = try Self.run("python3", ["-c", Self.dump, write(dataSet)])
    return Dictionary(
      lines.split(separator: "\n").compactMap { line in
        let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
      }, uniquingKeysWith: { first, _ in first })
  }

  /// What dciodvfy has against the data set and had not against the one it was made of.
  func newComplaints(_ dataSet: DataSet) throws -> [String] {
    func complaints(_ path: String) throws -> Set<Substring> {
      Set(
        try Self.run("dciodvfy", ["-new", path], ignoringStatus: true).split(separator: "\n")
          .filter { $0.hasPrefix("Error") || $0.hasPrefix("Warning") })
    }
    let before = try complaints(folder.appendingPathComponent("before.dcm").path)
    return try complaints(write(dataSet)).subtracting(before).sorted().map(String.init)
  }

  private func write(_ dataSet: DataSet) throws -> String {
    var result = file
    result.dataSet = dataSet
    var sink = MemorySink()
    try result.write(as: .explicitVRLittleEndian, to: &sink)
    let target = folder.appendingPathComponent("after.dcm")
    try Data(sink.bytes).write(to: target)
    return target.path
  }

  private static func run(
    _ tool: String, _ arguments: [String], ignoringStatus: Bool = false
  ) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [tool] + arguments
    let output = Pipe()
    (process.standardOutput, process.standardError) = (output, output)
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    // `env` says 127 when there is no such tool.
    let isGood = ignoringStatus ? process.terminationStatus < 126 : process.terminationStatus == 0
    guard isGood else { throw Failure(description: "\(tool): \(text)") }
    return text
  }

  private static let dump = """
    import sys, pydicom
    def walk(ds, path):
        for e in ds:
            name = path + (e.keyword or str(e.tag))
            if e.VR == 'SQ':
                for i, item in enumerate(e.value): walk(item, f'{name}.{i}.')
            elif e.keyword != 'PixelData':
                value = e.value
                multiple = isinstance(value, (list, pydicom.multival.MultiValue))
                text = '\\\\'.join('' if v is None else str(v) for v in value) if multiple else str(value)
                print(f'{name}={e.VR} ' + text.replace('\\r', '').replace('\\n', '|'))
    walk(pydicom.dcmread(sys.argv[1]), '')
    """
}
