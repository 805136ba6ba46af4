import DICOMCore
import Foundation
import Testing

@testable import DICOMFileSet

struct DICOMDIRWriterTests {
  private let writer = DICOMDIRWriter(
    fileSetID: FileSetID(mapping: "a name"), fileSetUID: "2.25.1234")

  /// What pydicom finds by following the offsets alone: depth and type of each record.
  private static let walk = """
    import sys; sys.path.insert(0, sys.argv[1] if len(sys.argv) > 1 else 'ACCEPTANCE')
    from dicomdir import read_tree
    ds, records, wrong = read_tree('DICOMDIR')
    for r in records:
        depth, parent = 0, r.parent
        while parent: depth, parent = depth + 1, parent.parent
        print(depth, r.type)
    for w in wrong: print('WRONG', w)
    """

  private func walk(_ folder: URL) throws -> [String] {
    let acceptance = repository.appending(path: "Tests/Acceptance").path
    return try runPython(
      Self.walk.replacingOccurrences(of: "ACCEPTANCE", with: acceptance), in: folder
    ).split(separator: "\n").map(String.init)
  }

  private func body(_ type: String) -> [UInt8] {
    RecordHead.element(.directoryRecordType, .cs, type)
  }

  @Test func `every offset leads where it should, whatever the tree is like`() throws {
    let trees: [[(Int, String)]] = [
      [(0, "PATIENT")],
      [(0, "PATIENT"), (1, "STUDY"), (2, "SERIES"), (3, "IMAGE")],
      [
        (0, "PATIENT"), (1, "STUDY"), (2, "SERIES"), (3, "IMAGE"), (3, "PRIVATE"), (2, "SERIES"),
        (3, "IMAGE"), (1, "STUDY"), (0, "PATIENT"), (1, "STUDY"), (2, "SERIES"), (3, "SR DOCUMENT"),
        (0, "HANGING PROTOCOL"), (0, "PALETTE"), (0, "PRIVATE"),
      ],
    ]
    for tree in trees {
      let folder = try MadeFileSet.newFolder()
      defer { try? FileManager.default.removeItem(at: folder) }
      var sink = MemorySink()
      try writer.write(
        tree.map { DirectoryRecord(depth: $0.0, body: body($0.1)) }, to: &sink)
      let records = tree.reduce(0) { $0 + DirectoryRecord.count(bodyCount: body($1.1).count) }
      #expect(try writer.size(recordBytes: records) == sink.bytes.count)
      #expect(sink.bytes.count % 2 == 0)
      try Data(sink.bytes).write(to: folder.appending(path: "DICOMDIR"))
      #expect(try walk(folder) == tree.map { "\($0.0) \($0.1)" })
    }
  }

  @Test func `an empty file-set has no record and no offset`() throws {
    let made = try MadeFileSet(FileSetBuilder().finish())
    defer { made.remove() }
    #expect(try walk(made.folder).isEmpty)
    let file = try DICOMFile.read(
      MemorySource([UInt8](try Data(contentsOf: URL(fileURLWithPath: made.directory)))))
    #expect(
      file.dataSet.integer(.offsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity) == 0)
    #expect(file.dataSet.integer(.offsetOfTheLastDirectoryRecordOfTheRootDirectoryEntity) == 0)
    #expect(try runTool("dcmdump", [made.directory]).status == 0)
  }

  @Test func `a directory of 4 GiB is refused before anything is written`() throws {
    struct Unwritten: ByteSink {
      mutating func write(_ bytes: [UInt8]) { Issue.record("something was written") }
    }
    var sink = Unwritten()
    let body = [UInt8](repeating: 0, count: 1 << 28)
    let records = repeatElement(DirectoryRecord(depth: 0, body: body), count: 16)
    let error = #expect(throws: FileSetError.self) { try writer.write(records, to: &sink) }
    #expect(error?.description.contains("4 GiB") == true)
  }

  @Test func `a hundred thousand records are read back by dcmdump`() throws {
    var records: [DirectoryRecord] = []
    for number in 0..<100_000 {
      records.append(DirectoryRecord(depth: min(number % 50, 3), body: body("IMAGE")))
    }
    let folder = try MadeFileSet.newFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    var sink = MemorySink()
    try writer.write(records, to: &sink)
    let path = folder.appending(path: "DICOMDIR")
    try Data(sink.bytes).write(to: path)
    let dump = try runTool("dcmdump", [path.path])
    #expect(dump.status == 0)
    #expect(dump.output.split(separator: "\n").count { $0.contains("(0004,1430)") } == 100_000)
  }

  @Test func `dcmmkdir makes the same tree of the same files`() throws {
    let made = try MadeFileSet(of: repository.appending(path: "Fixtures/studies"))
    defer { made.remove() }
    let mine = try tree(made)
    try FileManager.default.removeItem(atPath: made.directory)
    let tool = try runTool(
      "dcmmkdir", ["+r", "+I", "-W", "-Nxc"], in: made.folder)
    _ = tool
    guard FileManager.default.fileExists(atPath: made.directory) else {
      Issue.record("dcmmkdir made nothing: \(tool.errors)")
      return
    }
    let theirs = try tree(made)
    // It knows fewer classes and leaves their instances out; what it has is to be the same.
    #expect(!theirs.isEmpty)
    #expect(theirs.subtracting(mine).isEmpty)
  }

  /// Each instance with its record type and the keys that tell its patient, study and series.
  private func tree(_ made: MadeFileSet) throws -> Set<String> {
    let acceptance = repository.appending(path: "Tests/Acceptance").path
    let program = """
      import sys; sys.path.insert(0, '\(acceptance)')
      from dicomdir import read_tree
      for r in read_tree('DICOMDIR')[1]:
          if 'ReferencedFileID' not in r.item: continue
          line = [r.type, r.item.ReferencedSOPInstanceUIDInFile, r.item.ReferencedFileID]
          for kind, key in (('PATIENT', 'PatientID'), ('STUDY', 'StudyInstanceUID'),
                            ('SERIES', 'SeriesInstanceUID')):
              above = r.ancestor(kind)
              line.append(above.item.get(key) if above else '-')
          print(*line, sep='|')
      """
    return Set(try runPython(program, in: made.folder).split(separator: "\n").map(String.init))
  }
}
