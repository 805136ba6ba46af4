import DICOMCore
import DiscMastering
import Testing

struct HostileArchiveTests {
  let directory: TemporaryDirectory
  init() throws { directory = try TemporaryDirectory() }

  @Test(arguments: [
    ("../evil", "evil"), ("/evil", "evil"), ("A/../B", "A/B"), ("C:\\evil", "evil"),
    ("..\\..\\evil", "evil"), ("..", "_"),
  ]) func `a path that leads out of the archive is made harmless`(name: String, path: String) throws
  {
    let archive = directory.file("a.zip")
    try python(
      """
      i = zipfile.ZipInfo('x'); i.filename = sys.argv[2]
      with zipfile.ZipFile(path, 'w') as z: z.writestr(i, b'x')
      """, archive, name)
    let medium = try openZIP(archive)
    #expect(medium.paths == [path])
    #expect(medium.kinds == [.hostilePath])
    #expect(try medium.bytes(path) == Array("x".utf8))
  }

  @Test(arguments: [("A//B", "A/B"), ("./A", "A"), ("A\\B", "A/B")])
  func `a path that is written otherwise is no problem`(name: String, path: String) throws {
    let archive = directory.file("a.zip")
    try python(
      """
      i = zipfile.ZipInfo('x'); i.filename = sys.argv[2]
      with zipfile.ZipFile(path, 'w') as z: z.writestr(i, b'x')
      """, archive, name)
    let medium = try openZIP(archive)
    #expect(medium.paths == [path])
    #expect(medium.problems.isEmpty)
  }

  @Test func `a path in too many folders is shortened`() throws {
    let archive = directory.file("a.zip")
    try python(
      "with zipfile.ZipFile(path, 'w') as z: z.writestr('D/' * 10_000 + 'F', b'x')", archive)
    let medium = try openZIP(archive)
    #expect(medium.paths == [String(repeating: "D/", count: 63) + "F"])
    #expect(medium.kinds == [.nestedTooDeep])
  }

  /// A kernel that every file of the archive quotes, as in D. Fifield's bomb.
  private let overlapping = """
    def deflate(data):
      c = zlib.compressobj(9, zlib.DEFLATED, -15); return c.compress(data) + c.flush()
    kernel = deflate(b'0' * 10_000_000)
    def header(name, packed, size):
      return struct.pack('<4sHHHHHIIIHH', b'PK\\3\\4', 20, FLAG, 8, 0, 0, 1, packed, size, len(name), 0) + name
    def central(name, packed, size, at):
      return struct.pack('<4sHHHHHHIIIHHHHHII', b'PK\\1\\2', 20, 20, FLAG, 8, 0, 0, 1, packed, size, len(name), 0, 0, 0, 0, 0, at) + name
    """

  @Test func `files whose bytes overlap are refused, all but one`() throws {
    let path = directory.file("a.zip")
    try python(
      "FLAG = 0\n" + overlapping + """

        name = lambda i: b'%06d' % i
        count = 60_000
        out = b''.join(header(name(i), len(kernel) + 36 * (count - 1 - i), 10_000_000) for i in range(count))
        body = b''.join(central(name(i), len(kernel) + 36 * (count - 1 - i), 10_000_000, 36 * i) for i in range(count))
        out += kernel
        end = struct.pack('<4sHHHHIIH', b'PK\\5\\6', 0, 0, count, count, len(body), len(out), 0)
        open(path, 'wb').write(out + body + end)
        """, path)
    let medium = try openZIP(path)
    #expect(medium.files.count == 60_000)
    var readable = 0
    for file in medium.files where (try? medium.source(of: file)) != nil { readable += 1 }
    #expect(readable == 1)
    #expect(medium.kinds.contains(.limit))
    #expect(medium.problems.count <= 10_001)
  }

  @Test func `headers that quote each other are not unpacked for ever`() throws {
    let path = directory.file("a.zip")
    // No directory, no sizes: each header must be followed to know where its file ends.
    try python(
      "FLAG = 8\n" + overlapping + """

        quote = struct.pack('<BHH', 0, 36, 36 ^ 0xFFFF)
        out = b''
        for i in range(20_000):
          out += header(b'%06d' % i, 0, 0) + quote
        open(path, 'wb').write(out + kernel * 100)
        """, path)
    let medium = try openZIP(path)
    #expect(medium.kinds.contains(.treeDamaged))
    #expect(medium.files.count <= 20_000)
  }

  @Test func `a file that claims to unpack to more than Deflate can is refused`() throws {
    let path = directory.file("a.zip")
    try python(
      """
      with zipfile.ZipFile(path, 'w', 8) as z:
        z.writestr('BOMB', b'0' * 50_000_000)
        z.writestr('GOOD', b'good')
      """, path)
    var limits = MediumLimits()
    limits.ratio = 100
    let medium = try #require(try ZIPMedium.open(FileSource(path: path), limits: limits))
    #expect(medium.kinds == [.limit])
    #expect(throws: MasteringError.self) { try medium.source(at: "BOMB") }
    #expect(try medium.bytes("GOOD") == Array("good".utf8))
    limits = MediumLimits()
    limits.unpackedBytes = 1_000_000
    let small = try #require(try ZIPMedium.open(FileSource(path: path), limits: limits))
    #expect(small.kinds == [.limit])
    #expect(small.paths == ["BOMB", "GOOD"])
    #expect(try small.bytes("GOOD") == Array("good".utf8))
  }

  @Test func `no more files and names are listed than the limits allow`() throws {
    let path = directory.file("a.zip")
    try python(
      """
      with zipfile.ZipFile(path, 'w') as z:
        for i in range(100): z.writestr('F%02d' % i, b'')
      with tarfile.open(path + '.tar', 'w') as t:
        for i in range(100): t.addfile(tarfile.TarInfo('F%02d' % i))
      """, path)
    for (files, names) in [(10, 1000), (1000, 30)] {
      var limits = MediumLimits()
      limits.files = files
      limits.nameBytes = names
      let zip = try #require(try ZIPMedium.open(FileSource(path: path), limits: limits))
      #expect(zip.files.count == 10)
      #expect(zip.kinds == [.limit])
      let tar = try #require(try TarMedium.open(FileSource(path: path + ".tar"), limits: limits))
      #expect(tar.files.count == 10)
      #expect(tar.kinds == [.limit])
    }
  }

  @Test func `a packed tar that unpacks to more than the limit is read up to there`() throws {
    let path = directory.file("a.tgz")
    try python(
      """
      with tarfile.open(path, 'w:gz') as t:
        for name in 'ABC':
          i = tarfile.TarInfo(name); i.size = 1_000_000
          t.addfile(i, io.BytesIO(b'0' * i.size))
      """, path)
    var limits = MediumLimits()
    limits.unpackedBytes = 1_500_000
    let medium = try #require(try TarMedium.open(FileSource(path: path), limits: limits))
    #expect(medium.paths == ["A", "B"])
    #expect(medium.kinds == [.limit, .fileBeyondEnd])
    #expect(try medium.bytes("A").count == 1_000_000)
  }

  @Test func `a pax header that never ends is not read`() throws {
    let path = directory.file("a.tar")
    try python(
      """
      x = tarfile.TarInfo('x'); x.type = b'x'; x.size = 5 << 20
      a = tarfile.TarInfo('A')
      open(path, 'wb').write(x.tobuf() + b'1' * x.size + a.tobuf() + bytes(1024))
      """, path)
    let medium = try openTar(path)
    #expect(medium.paths == ["A"])
    #expect(medium.kinds == [.limit])
  }
}
