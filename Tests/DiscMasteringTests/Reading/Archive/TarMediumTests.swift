import DICOMCore
import DiscMastering
import TestSupport
import Testing

struct TarMediumTests {
  let directory: TemporaryDirectory
  let long = String(repeating: "FOLDER/", count: 25) + String(repeating: "N", count: 130)
  let contents: [String: [UInt8]]

  init() throws {
    directory = try TemporaryDirectory()
    contents = [
      "DICOMDIR": pattern(5000, seed: 1), long: pattern(70_000, seed: 2), "EMPTY": [],
      "Größe": [UInt8](repeating: 3, count: 600_000),
    ]
    for (name, bytes) in contents { try directory.write(bytes, "tree/" + name) }
  }

  private func check(_ path: String) throws {
    let medium = try openTar(path)
    #expect(medium.problems.isEmpty)
    #expect(medium.paths == contents.keys.sorted())
    for file in medium.files {
      let source = try medium.source(of: file)
      #expect(try source.read(0..<file.size) == contents[file.path])
    }
  }

  @Test(arguments: [
    "tar --format=gnu -cf", "tar --format=posix -cf", "tar --format=gnu -czf",
    "bsdtar --format=pax -cf", "bsdtar --format=gnutar -czf", "7z a -ttar -bd",
  ]) func `archives of other programs are read`(command: String) throws {
    let path = directory.file("a.tar")
    try run(
      "sh", "-c", "\(command) '\(path)' *", in: directory.file("tree"),
      environment: ["LC_ALL": "C.UTF-8"])
    try check(path)
  }

  @Test(arguments: ["--format=v7", "--format=ustar", "--format=oldgnu"])
  func `old archives are read`(format: String) throws {
    try run("tar", format, "-cf", "../a.tar", "./DICOMDIR", "EMPTY", in: directory.file("tree"))
    let medium = try openTar(directory.file("a.tar"))
    #expect(medium.problems.isEmpty)
    #expect(medium.paths == ["DICOMDIR", "EMPTY"])
    #expect(try medium.bytes("DICOMDIR") == contents["DICOMDIR"])
  }

  @Test func `concatenated gzip members are one archive`() throws {
    let tree = directory.file("tree")
    try run("sh", "-c", "tar -cf ../a.tar *", in: tree)
    try run(
      "sh", "-c", "(head -c 100000 a.tar | gzip; tail -c +100001 a.tar | gzip -n) > b.tgz",
      in: directory.path)
    try check(directory.file("b.tgz"))
  }

  @Test func `a size of 8 GiB and more is a number in base 256`() throws {
    let path = directory.file("a.tar")
    try python(
      """
      i = tarfile.TarInfo('A'); i.size = 9 << 30
      open(path, 'wb').write(i.tobuf(tarfile.GNU_FORMAT) + b'x' * 512)
      """, path)
    let medium = try openTar(path)
    #expect(medium.files.map(\.size) == [9 << 30])
    #expect(medium.kinds == [.fileBeyondEnd])
    #expect(try medium.source(at: "A").read(0..<512).count == 512)
    #expect(throws: DICOMError.self) { try medium.source(at: "A").read(0..<513) }
  }

  @Test func `hard links are paths of one file, and other links are named`() throws {
    let tree = directory.file("tree")
    try run("sh", "-c", "ln DICOMDIR HARD; ln -s DICOMDIR SOFT; mkfifo PIPE", in: tree)
    try run("tar", "-cf", "../a.tar", "DICOMDIR", "HARD", "SOFT", "PIPE", in: tree)
    let medium = try openTar(directory.file("a.tar"))
    #expect(medium.paths == ["DICOMDIR"])
    #expect(medium.files.first?.otherPaths == ["HARD"])
    #expect(try medium.bytes("HARD") == contents["DICOMDIR"])
    #expect(medium.kinds == [.link, .unsupported])
    #expect(medium.problems.map(\.path) == ["SOFT", "PIPE"])
  }

  @Test(arguments: ["gnu", "posix"])
  func `a sparse file is listed and not read`(format: String) throws {
    let tree = directory.file("tree")
    try run("sh", "-c", "truncate -s 10M HOLES; echo x >> HOLES", in: tree)
    try run("tar", "--format=\(format)", "-Scf", "../a.tar", "HOLES", "DICOMDIR", in: tree)
    let medium = try openTar(directory.file("a.tar"))
    #expect(medium.paths == ["DICOMDIR", "HOLES"])
    #expect(medium.kinds == [.unsupported])
    #expect(throws: MasteringError.self) { try medium.source(at: "HOLES") }
    #expect(try medium.bytes("DICOMDIR") == contents["DICOMDIR"])
  }

  @Test func `names that lead out are harmless, and the last of one name counts`() throws {
    let path = directory.file("a.tar")
    try python(
      """
      with tarfile.open(path, 'w', format=tarfile.GNU_FORMAT) as t:
        for number, name in enumerate(('../../up', '/etc/root', './dot', 'dot', b'\\xe9'.decode('latin1'))):
          i = tarfile.TarInfo(name); i.size = 1
          t.addfile(i, io.BytesIO(bytes([number])))
      raw = open(path, 'rb').read().replace('é'.encode(), b'\\xe9\\0')
      open(path, 'wb').write(raw)
      """, path)
    var raw = try bytes(of: path)
    // The checksum of the header that was changed.
    let place = try #require(raw.firstIndex(of: 0xE9))
    let header = place / 512 * 512
    raw.replaceSubrange(header + 148..<header + 156, with: Array("        ".utf8))
    let sum = raw[header..<header + 512].reduce(0) { $0 + Int($1) }
    let digits = Array(String(sum, radix: 8).utf8)
    raw.replaceSubrange(header + 148..<header + 148 + digits.count, with: digits)
    let medium = try #require(try TarMedium.open(MemorySource(raw)))
    #expect(medium.paths == ["\\xE9", "dot", "dot~1", "etc/root", "up"])
    #expect(try medium.bytes("dot") == [3])
    #expect(medium.kinds == [.hostilePath, .hostilePath, .nameTwice])
  }

  @Test func `a damaged header loses one file only, and a cut archive what is behind`() throws {
    let path = directory.file("a.tar")
    try run("sh", "-c", "tar -cf ../a.tar D* E* G*", in: directory.file("tree"))
    var raw = try bytes(of: path)
    raw[0] ^= 0xFF
    #expect(try TarMedium.open(MemorySource(raw))?.files.count == nil)
    raw[0] ^= 0xFF
    let second = 512 + 5120
    raw[second] ^= 0xFF
    let medium = try #require(try TarMedium.open(MemorySource(raw)))
    #expect(medium.paths == ["DICOMDIR", "Größe"])
    #expect(medium.kinds == [.folderDamaged])
    let cut = try #require(try TarMedium.open(MemorySource(Array(raw[..<(second + 5000)]))))
    #expect(cut.kinds == [.folderDamaged, .fileBeyondEnd])
  }

  @Test func `a packed archive that was cut or damaged is read as far as it goes`() throws {
    try directory.write(pattern(300_000, seed: 9), "tree/A")
    try run("sh", "-c", "tar -czf ../a.tgz A D* E*", in: directory.file("tree"))
    let raw = try bytes(of: directory.file("a.tgz"))
    let cut = try #require(try TarMedium.open(MemorySource(Array(raw[..<200_000]))))
    #expect(cut.kinds == [.mediumTruncated, .fileBeyondEnd])
    #expect(
      try cut.source(at: "A").read(0..<190_000) == Array(pattern(300_000, seed: 9)[..<190_000]))
    #expect(throws: (any Error).self) { try cut.bytes("A") }
    var damaged = raw
    damaged[raw.count - 6] ^= 1
    let whole = try #require(try TarMedium.open(MemorySource(damaged)))
    #expect(whole.kinds == [.treeDamaged])
    #expect(try whole.bytes("DICOMDIR") == contents["DICOMDIR"])
  }

  @Test(arguments: ["-cf", "-czf"])
  func `every truncation and many flips are survived`(option: String) throws {
    try run(
      "sh", "-c", "tar --format=posix \(option) ../a.tar DICOMDIR EMPTY F*/",
      in: directory.file("tree"))
    let whole = try bytes(of: directory.file("a.tar"))
    var random = SplitMix(5)
    for count in stride(from: 0, to: whole.count, by: 331) {
      try TarMedium.open(MemorySource(Array(whole[..<count])))?.readEverything()
    }
    for _ in 0..<500 {
      var damaged = whole
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        damaged[Int.random(in: 0..<min(20_000, damaged.count), using: &random)] = .random(
          in: 0...255, using: &random)
      }
      try TarMedium.open(MemorySource(damaged))?.readEverything()
    }
  }
}
