import DICOMCore
import DiscMastering
import TestSupport
import Testing

struct ZIPDamageTests {
  let directory: TemporaryDirectory
  init() throws { directory = try TemporaryDirectory() }

  private func archive(_ options: String) throws -> [UInt8] {
    for number in 0..<5 {
      try directory.write(
        pattern(20_000, seed: number) + [UInt8](repeating: 1, count: 50_000), "tree/F\(number)")
    }
    try run("sh", "-c", "zip -q \(options) F* > ../a.zip", in: directory.file("tree"))
    return try bytes(of: directory.file("a.zip"))
  }

  private func open(_ bytes: [UInt8]) throws -> ZIPMedium {
    try #require(try ZIPMedium.open(MemorySource(bytes)))
  }

  @Test(arguments: ["-", "-0 -", "-fd -", "-0 -fd -"])
  func `files are found without a directory`(options: String) throws {
    let whole = try archive(options)
    let directoryStart = try #require(
      whole.indices.first { whole[$0...].starts(with: [0x50, 0x4B, 1, 2]) })
    for end in [directoryStart, directoryStart + 40, whole.count - 1] {
      let medium = try open(Array(whole[..<end]))
      #expect(medium.kinds == [.treeDamaged])
      #expect(medium.paths == (0..<5).map { "F\($0)" })
      for path in medium.paths {
        #expect(
          try medium.bytes(path) == bytes(of: directory.file("tree/\(path)")), "\(options) \(path)")
      }
    }
  }

  @Test func `the file in which a download was cut is read as far as it goes`() throws {
    let whole = try archive("-")
    let cut = Array(whole[..<(whole.count / 2)])
    let medium = try open(cut)
    #expect(medium.paths == ["F0", "F1", "F2"])
    #expect(medium.problems.contains { $0.kind == .fileBeyondEnd && $0.path == "F2" })
    let expected = try bytes(of: directory.file("tree/F2"))
    #expect(try medium.source(at: "F2").read(0..<1000)[...] == expected[..<1000])
    #expect(try medium.bytes("F1") == bytes(of: directory.file("tree/F1")))
  }

  @Test func `what is left of a packed file of unknown length ends with an error`() throws {
    let whole = try archive("-fd -")
    let medium = try open(Array(whole[..<(whole.count / 2)]))
    let file = try #require(medium.files.last)
    let expected = try bytes(of: directory.file("tree/\(file.path)"))
    #expect(file.size > 0 && file.size < expected.count)
    #expect(medium.problems.contains { $0.kind == .fileBeyondEnd && $0.path == file.path })
    let source = try medium.source(of: file)
    #expect(try source.read(0..<file.size - 1) == Array(expected[..<(file.size - 1)]))
    let error = try #require(throws: MasteringError.self) { try source.read(0..<file.size) }
    #expect(error.description.contains("its packed bytes end too early"))
    // Again, and by somebody who reads the end alone.
    #expect(throws: MasteringError.self) { try source.read(file.size - 1..<file.size) }
  }

  @Test func `a stored file of unknown length is read to its end`() throws {
    var whole = try archive("-0 -fd -")
    let headers = whole.indices.filter { whole[$0...].starts(with: [0x50, 0x4B, 3, 4]) }
    let descriptors = whole.indices.filter { whole[$0...].starts(with: [0x50, 0x4B, 7, 8]) }
    try #require(headers.count == 5 && descriptors.count == 5)
    // As programs write them that cannot go back: checksum and sizes are only behind the bytes.
    for header in headers {
      whole.replaceSubrange(header + 14..<header + 26, with: repeatElement(0, count: 12))
    }
    // Without the descriptor behind the last but one, and cut within the last.
    var damaged = Array(whole[..<(headers[4] + 5000)])
    damaged.removeSubrange(descriptors[3]..<headers[4])
    let medium = try open(damaged)
    #expect(medium.problems.contains { $0.kind == .treeDamaged && $0.path == "F3" })
    #expect(try medium.bytes("F3") == bytes(of: directory.file("tree/F3")))
    let last = try #require(medium.files.last)
    let expected = try bytes(of: directory.file("tree/F4"))
    #expect(try medium.bytes("F4") == Array(expected[..<last.size]))
  }

  @Test func `a damaged record of the directory loses no file`() throws {
    var whole = try archive("-")
    let records = whole.indices.filter { whole[$0...].starts(with: [0x50, 0x4B, 1, 2]) }
    whole[records[2]] = 0
    let medium = try open(whole)
    #expect(medium.kinds.contains(.treeDamaged))
    #expect(medium.paths == (0..<5).map { "F\($0)" })
    for path in medium.paths {
      #expect(try medium.bytes(path) == bytes(of: directory.file("tree/\(path)")))
    }
  }

  @Test func `the directory is followed where a header says otherwise`() throws {
    var whole = try archive("-X -0 -")
    let headers = whole.indices.filter { whole[$0...].starts(with: [0x50, 0x4B, 3, 4]) }
    whole[headers[1] + 30] ^= 1
    whole[headers[2]] = 0
    let medium = try open(whole)
    #expect(medium.kinds == [.treesDiffer, .treesDiffer])
    #expect(medium.problems.map(\.path) == ["F1", "F2"])
    for path in medium.paths {
      #expect(try medium.bytes(path) == bytes(of: directory.file("tree/\(path)")))
    }
  }

  @Test func `a part of a divided archive says so`() throws {
    for number in 0..<5 { try directory.write(pattern(60_000, seed: number), "tree/F\(number)") }
    try run("sh", "-c", "zip -q -s 64k ../a.zip F*", in: directory.file("tree"))
    let last = try openZIP(directory.file("a.zip"))
    #expect(last.kinds.contains(.unsupported))
    #expect(last.files.count == 5)
    let first = try openZIP(directory.file("a.z01"))
    #expect(first.kinds.contains(.treeDamaged))
    #expect(try first.bytes("F0") == bytes(of: directory.file("tree/F0")))
  }

  @Test(arguments: [[], [0x50], [0x50, 0x4B, 3], Array("PK is no archive".utf8)] as [[UInt8]])
  func `what is no archive is none`(bytes: [UInt8]) throws {
    let medium = try ZIPMedium.open(MemorySource(bytes))
    #expect(medium == nil)
  }

  @Test func `every truncation and many flips are survived`() throws {
    try python(
      """
      with zipfile.ZipFile(path, 'w') as z:
        z.writestr('A/B', b'hello' * 50, 8)
        z.writestr('C', b'stored' * 20, 0)
        with z.open('D', 'w', force_zip64=True) as f: f.write(b'x' * 100)
        z.writestr('E', b'', 0)
      """, directory.file("a.zip"))
    var archives = [try bytes(of: directory.file("a.zip"))]
    try directory.write(pattern(50) + Array(repeating: 9, count: 300), "tree/F")
    try run("sh", "-c", "zip -q - F | cat > ../b.zip", in: directory.file("tree"))
    archives.append(try bytes(of: directory.file("b.zip")))
    var random = SplitMix(11)
    for whole in archives {
      for count in 0..<whole.count {
        try ZIPMedium.open(MemorySource(Array(whole[..<count])))?.readEverything()
      }
      for _ in 0..<3000 {
        var damaged = whole
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let place = Int.random(in: 0..<damaged.count, using: &random)
          damaged[place] = Bool.random(using: &random) ? 0xFF : .random(in: 0...255, using: &random)
        }
        try ZIPMedium.open(MemorySource(damaged))?.readEverything()
      }
    }
  }
}
