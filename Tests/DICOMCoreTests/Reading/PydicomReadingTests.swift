import DICOMCore
import Foundation
import Testing

@Suite struct PydicomReadingTests {
  @Test func `every VR that pydicom writes is read as pydicom reads it, in every encoding`() throws
  {
    let samples = try SampleFiles()
    #expect(samples.files.count == 8)
    for sample in samples.files {
      let file = try read(bytes(sample.path))
      #expect(file.failure == nil && file.diagnostics.isEmpty, "\(sample.path)")
      let vrs = Set(sample.lines.map { $0.split(separator: " ")[1] })
      #expect(sample.syntax == "implicit" || vrs.count == 34)
      #expect(try ElementDump.lines(file) == sample.lines, "\(sample.path)")
    }
  }

  @Test func `what is written from these files is read by pydicom with the same elements`() throws {
    let samples = try SampleFiles()
    for sample in samples.files {
      let file = try read(bytes(sample.path))
      let syntaxes: [DICOMFile.OutputSyntax] = [
        .explicitVRLittleEndian, .implicitVRLittleEndian, .deflatedExplicitVRLittleEndian,
      ]
      let written = try syntaxes.map { syntax in
        var sink = MemorySink()
        try file.write(as: syntax, to: &sink)
        return try samples.folder.write(sink.bytes, as: "written" + syntax.uid.rawValue)
      }
      let original = dataSetLines(sample.lines)
      for (path, lines) in zip(written, try PydicomDump.lines(written)) {
        // Private elements have no VR in Implicit VR; a sequence of given length is bytes there.
        let isImplicit = path == written[1]
        let found = dataSetLines(lines)
        if isImplicit {
          #expect(withoutPrivate(found) == withoutPrivate(original))
        } else {
          #expect(found == original, "\(sample.path) as \(path)")
        }
        try expectSound(path)
      }
    }
  }

  @Test func `every file of pydicom's own is read as pydicom reads it`() throws {
    let paths = try WheelFiles.paths()
    try compare(paths) { WheelFiles.knownDifferences.contains($0) }
  }

  @Test(
    .enabled(if: ProcessInfo.processInfo.environment["SPINDLE_CORPUS"] != nil))
  func `every file of the corpus is read as pydicom reads it`() throws {
    let root = try #require(ProcessInfo.processInfo.environment["SPINDLE_CORPUS"])
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    let paths = names.filter { !$0.hasSuffix(".md") && !$0.hasSuffix(".json") }
      .map { root + "/" + $0 }.filter { FileManager.default.contents(atPath: $0) != nil }
    try compare(paths) { CorpusFiles.knownDifferences.contains($0) }
  }

  private func compare(_ paths: [String], except: (String) -> Bool) throws {
    for (path, lines) in zip(paths, try PydicomDump.lines(paths)) {
      guard !except(URL(fileURLWithPath: path).lastPathComponent) else { continue }
      let file = try #require(try? read(bytes(path)), "\(path)")
      #expect(try ElementDump.lines(file) == lines, "\(path)")
    }
  }

  private func expectSound(_ path: String) throws {
    let dump = try Tool.run(["dcmdump", "-q", path])
    let remarks = dump.errors.split(separator: "\n").filter {
      $0.hasPrefix("E:") || $0.hasPrefix("W:")
    }
    #expect(dump.status == 0 && remarks.isEmpty, "\(remarks)")
    #expect(try Tool.run(["dcmftest", path]).output.hasPrefix("yes"))
  }

  private func dataSetLines(_ lines: [String]) -> [String] {
    lines.filter { !$0.hasPrefix("0002") && !$0.hasPrefix("fffcfffc") }
  }

  private func withoutPrivate(_ lines: [String]) -> [String] {
    lines.filter { !$0.hasPrefix("001110") }
  }
}

func bytes(_ path: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
}
