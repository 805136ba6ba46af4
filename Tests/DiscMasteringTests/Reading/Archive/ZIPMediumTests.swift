import DICOMCore
import DiscMastering
import Testing

struct ZIPMediumTests {
  let directory: TemporaryDirectory
  let contents = [
    "DICOMDIR": pattern(5000, seed: 1), "DICOM/A": [UInt8](repeating: 7, count: 1_500_000),
    "DICOM/B": pattern(300_000, seed: 2), "DICOM/EMPTY": [],
  ]

  init() throws {
    directory = try TemporaryDirectory()
    for (name, bytes) in contents { try directory.write(bytes, "tree/" + name) }
  }

  private func check(_ path: String, _ count: Int = 4) throws {
    let medium = try openZIP(path)
    #expect(medium.problems.isEmpty)
    #expect(medium.files.count == count)
    for file in medium.files {
      let source = try medium.source(of: file)
      let expected = try #require(contents[file.path])
      #expect(file.size == expected.count)
      #expect(try source.read(0..<file.size) == expected, "\(file.path)")
      guard file.size > 70_000 else { continue }
      #expect(try source.read(0..<65_536)[...] == expected[..<65_536])
      #expect(try source.read(65_000..<66_000)[...] == expected[65_000..<66_000])
      #expect(try source.read(100..<200)[...] == expected[100..<200])
    }
  }

  @Test(arguments: [
    ["zip", "-rqX"], ["zip", "-rq0"], ["zip", "-rqD", "-fd"], ["zip", "-rq", "-fz"],
    ["7z", "a", "-tzip", "-bd"], ["bsdtar", "-a", "-cf"],
  ]) func `archives of other programs are read`(command: [String]) throws {
    let path = directory.file("a.zip")
    let arguments = command.dropFirst().joined(separator: " ")
    try run(
      "sh", "-c", "\(command[0]) \(arguments) '\(path)' DICOMDIR DICOM",
      in: directory.file("tree"))
    try check(path)
  }

  @Test func `an archive that was streamed has its sizes behind its files`() throws {
    let path = directory.file("a.zip")
    try run("sh", "-c", "zip -rq - . > '\(path)'", in: directory.file("tree"))
    try check(path)
  }

  @Test(arguments: [0, 8])
  func `ZIP64 fields, a comment and prepended bytes do no harm`(method: Int) throws {
    let path = directory.file("a.zip")
    try python(
      """
      with zipfile.ZipFile(path, 'w', int(sys.argv[2])) as z:
        for name in ('DICOMDIR', 'DICOM/A', 'DICOM/B', 'DICOM/EMPTY'):
          with z.open(name, 'w', force_zip64=True) as f:
            f.write(open(os.path.dirname(path) + '/tree/' + name, 'rb').read())
        z.comment = b'PK\\x05\\x06' * 1000
      """, path, "\(method)")
    try check(path)
    try directory.write(pattern(10_000, seed: 3) + (try bytes(of: path)), "b.zip")
    try check(directory.file("b.zip"))
  }

  @Test func `an archive in an archive is read`() throws {
    try run("zip", "-rq0", "../inner.zip", ".", in: directory.file("tree"))
    try run("zip", "-q", "outer.zip", "inner.zip", in: directory.path)
    let outer = try openZIP(directory.file("outer.zip"))
    let inner = try #require(try ZIPMedium.open(try outer.source(at: "inner.zip")))
    #expect(inner.paths == contents.keys.sorted())
    #expect(try inner.bytes("DICOM/A") == contents["DICOM/A"])
  }

  @Test func `what is encrypted or packed otherwise is listed, and the rest is read`() throws {
    let path = directory.file("a.zip")
    let tree = directory.file("tree")
    try run("zip", "-q", "-P", "secret", path, "DICOM/B", in: tree)
    try run("7z", "a", "-tzip", "-psecret", "-mem=AES256", path, "DICOMDIR", in: tree)
    try run("7z", "a", "-tzip", path, "DICOM/A", in: tree)
    for method in ["BZip2", "LZMA", "Deflate64", "PPMd"] {
      try directory.write(contents["DICOM/A"] ?? [], "tree/\(method)")
      try run("7z", "a", "-tzip", "-mm=\(method)", path, method, in: tree)
    }
    let medium = try openZIP(path)
    #expect(
      medium.paths == ["BZip2", "DICOM/A", "DICOM/B", "DICOMDIR", "Deflate64", "LZMA", "PPMd"])
    #expect(medium.kinds.count { $0 == .unsupported } == 6)
    #expect(medium.problems.allSatisfy { $0.detail.contains("7-Zip") })
    #expect(try medium.bytes("DICOM/A") == contents["DICOM/A"])
    for path in medium.paths where path != "DICOM/A" {
      #expect(throws: MasteringError.self) { try medium.source(at: path) }
    }
  }

  @Test(arguments: [0, 8]) func `a file whose checksum differs throws at its end`(method: Int)
    throws
  {
    let path = directory.file("a.zip")
    try python(
      """
      data = bytes(range(256)) * 2000
      with zipfile.ZipFile(path, 'w', int(sys.argv[2])) as z: z.writestr('A', data)
      raw = bytearray(open(path, 'rb').read())
      for sig, at in ((b'PK\\x01\\x02', 16), (b'PK\\x03\\x04', 14)):
        raw[raw.index(sig) + at] ^= 1
      open(path, 'wb').write(raw)
      """, path, "\(method)")
    let source = try openZIP(path).source(at: "A")
    #expect(try source.read(0..<65_536).count == 65_536)
    #expect(throws: MasteringError.self) { try source.read(65_536..<512_000) }
    #expect(try source.read(0..<65_536).count == 65_536)
  }

  @Test func `of two files of one name the last one counts`() throws {
    let path = directory.file("a.zip")
    try python(
      """
      import warnings; warnings.simplefilter('ignore')
      with zipfile.ZipFile(path, 'w') as z:
        for i in range(3): z.writestr('D/A', bytes([i]))
        z.writestr('D/A~1', b'x')
      """, path)
    let medium = try openZIP(path)
    #expect(medium.paths == ["D/A", "D/A~1", "D/A~1~1", "D/A~2"])
    #expect(try medium.bytes("D/A") == [2])
    #expect(try medium.bytes("D/A~1") == [0x78])
    #expect(try medium.bytes("D/A~1~1") == [0])
    #expect(try medium.bytes("D/A~2") == [1])
    #expect(medium.kinds == [.nameTwice, .nameTwice, .nameTwice])
  }

  @Test func `links are named and not followed`() throws {
    try run("ln", "-s", "/etc/passwd", "LINK", in: directory.file("tree"))
    try run("zip", "-rqy", "../a.zip", ".", in: directory.file("tree"))
    let medium = try openZIP(directory.file("a.zip"))
    #expect(medium.paths == contents.keys.sorted())
    #expect(medium.problems.map(\.path) == ["LINK"])
    #expect(medium.kinds == [.link])
  }

  @Test func `names are UTF-8, code page 437 or a Unicode field`() throws {
    let path = directory.file("a.zip")
    try python(
      """
      def info(name, raw, flag, extra=b''):
        i = zipfile.ZipInfo('x' * len(raw)); i.extra = extra; return (i, raw, flag)
      u = 'Müller'.encode()
      field = struct.pack('<HHBI', 0x7075, 5 + len(u), 1, zlib.crc32(b'M_ller')) + u
      names = [(b'\\x81ber', 0, b''), ('é'.encode(), 0, b''), (b'M_ller', 0, field),
               (b'A\\\\B\\\\C', 0, b''), ('ß'.encode(), 0x800, b'')]
      out = b''; central = b''
      for raw, flag, extra in names:
        fixed = struct.pack('<HHHHHIIIHH', 20, flag, 0, 0, 0, zlib.crc32(raw), len(raw), len(raw), len(raw), len(extra))
        central += b'PK\\x01\\x02' + struct.pack('<H', 20) + fixed + struct.pack('<HHHII', 0, 0, 0, 0, len(out)) + raw + extra
        out += b'PK\\x03\\x04' + fixed + raw + extra + raw
      end = b'PK\\x05\\x06' + struct.pack('<HHHHIIH', 0, 0, 5, 5, len(central), len(out), 0)
      open(path, 'wb').write(out + central + end)
      """, path)
    let medium = try openZIP(path)
    #expect(medium.problems.isEmpty)
    #expect(medium.paths == ["A/B/C", "Müller", "ß", "é", "über"])
    #expect(try medium.bytes("über") == [0x81] + Array("ber".utf8))
  }
}
