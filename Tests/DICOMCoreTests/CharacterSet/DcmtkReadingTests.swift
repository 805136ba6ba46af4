import DICOMCore
import Foundation
import Testing

/// A second opinion on what we write: dcmdump, converting to UTF-8.
@Suite struct DcmtkReadingTests {
  /// dcmtk 3.6.7 with the C library's converters lacks these sets.
  private static let unsupported = ["ISO_IR 203", "ISO 2022 IR 203", "87", "159"]

  static let texts = RoundTripTests.texts.filter { entry in
    !entry.terms.contains { term in unsupported.contains { term.hasSuffix($0) } }
  }

  @Test(arguments: texts)
  func `dcmdump reads the name that was encoded`(terms: [String], text: String) throws {
    let name = try #require(SpecificCharacterSet(definedTerms: terms).encode(text, vr: .pn))
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "name.dcm")
    try Data(part10(terms: terms, name: name)).write(to: file)
    #expect(try dump(file).contains("[\(text)]"), "\(terms)")
  }

  private func dump(_ file: URL) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["dcmdump", "+U8", "+L", "+P", "0010,0010", file.path()]
    process.standardOutput = output
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "dcmdump is needed")
    return String(decoding: text, as: UTF8.self)
  }

  private func part10(terms: [String], name: [UInt8]) -> [UInt8] {
    let syntax = element([2, 0, 0x10, 0], "UI", Array("1.2.840.10008.1.2.1\0".utf8))
    let length = element([2, 0, 0, 0], "UL", [UInt8(syntax.count), 0, 0, 0])
    return [UInt8](repeating: 0, count: 128) + Array("DICM".utf8) + length + syntax
      + element([8, 0, 5, 0], "CS", Array(terms.joined(separator: "\\").utf8))
      + element([0x10, 0, 0x10, 0], "PN", name)
  }

  private func element(_ tag: [UInt8], _ vr: String, _ value: [UInt8]) -> [UInt8] {
    let padded = value.count.isMultiple(of: 2) ? value : value + [0x20]
    return tag + Array(vr.utf8) + [UInt8(padded.count), 0] + padded
  }
}
