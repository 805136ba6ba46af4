import Foundation
import Testing

@testable import DICOMConversion

struct ScratchFileTests {
  @Test func `what is written is read, and the folder stays empty`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("scratch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try ScratchFile(in: folder.path)
    try file.append([1, 2, 3])
    try file.append([])
    let pair: [UInt8] = [9, 8]
    try pair.withUnsafeBytes { try file.write($0, at: 1) }
    try pair.withUnsafeBytes { try file.write($0, at: 5) }
    #expect(file.count == 7)
    #expect(try file.read(0..<7) == [1, 9, 8, 0, 0, 9, 8])
    #expect(try file.read(3..<3) == [])
    #expect(throws: (any Error).self) { try file.read(3..<8) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func `a folder that is not there is named`() {
    let error = #expect(throws: ScratchFile.Failure.self) { try ScratchFile(in: "/nonexistent") }
    #expect(error?.description.contains("/nonexistent") == true)
  }
}
