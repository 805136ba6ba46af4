import DICOMCore
import DiscMastering
import Foundation
import TestSupport
import Testing

@Suite struct UDFMediumTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func medium(_ path: String) throws -> UDFMedium {
    try #require(try UDFMedium.open(FileSource(path: path)))
  }

  @Test(arguments: UDFKind.allCases)
  func `every file of every kind of volume has its bytes`(kind: UDFKind) throws {
    let folder = try UDFTree.large.write(to: directory)
    let path = try kind.image(of: folder, in: directory)
    let medium = try medium(path)
    #expect(medium.problems.isEmpty)
    var expected = UDFTree.large.files
    if kind == .blocks4096 {
      expected = Dictionary(
        uniqueKeysWithValues: expected.map { ($0.key.uppercased(), $0.value) })
    }
    #expect(try everything(of: medium) == expected)
    #expect(medium.files.map(\.path) == expected.keys.sorted())
    #expect(medium.sessions.map(\.trees) == [[kind.tree]])
    let image = try bytes(of: path)
    for file in medium.files where file.size > 0 {
      let first = try #require(medium.extents(of: file).first { $0.address != nil })
      let address = try #require(file.address)
      #expect(first.address == address)
      if medium.extents(of: file).count == 1 {
        #expect(image[address..<address + file.size].elementsEqual(expected[file.path] ?? []))
      }
      #expect(try medium.source(at: file.path).count == file.size)
    }
    #expect(throws: MasteringError.self) { try medium.source(at: "NONE") }
  }

  @Test func `a volume has the name that it was given`() throws {
    let folder = try UDFTree.small.write(to: directory)
    let made = try medium(UDFKind.virtual201.image(of: folder, in: directory))
    #expect(made.sessions.map(\.volumeIdentifier) == ["Medical"])
    #expect(made.kind == .udf)
  }

  @Test(arguments: [UDFKind.plain102, .plain201, .blocks512, .embedded])
  func `7-Zip unpacks the same files`(kind: UDFKind) throws {
    let folder = try UDFTree.small.write(to: directory)
    let path = try kind.image(of: folder, in: directory)
    try run("7z", "x", "-tudf", "-o" + directory.file("out"), path)
    for (name, content) in UDFTree.small.files {
      #expect(try bytes(of: directory.file("out/\(name)")) == content)
    }
  }

  @Test(arguments: [
    UDFKind.virtual150, .virtual201, .virtual250, .sparable150, .sparable201, .blocks4096,
  ])
  func `udfclient fetches the same files`(kind: UDFKind) throws {
    let folder = try UDFTree.small.write(to: directory)
    let path = try kind.image(of: folder, in: directory)
    let size = kind == .blocks4096 ? "4096" : "2048"
    let list = try run("sh", "-c", "echo ls | udfclient -b \(size) '\(path)'")
    let line = try #require(list.split(separator: "\n").first { $0.hasPrefix("drwx") })
    let volume = try #require(line.split(separator: " ").last)
    let commands = ["cd /\(volume)", "get DICOM", "get DICOMDIR", "get README.TXT", "quit"]
    try directory.write(Array(commands.joined(separator: "\n").utf8), "out/commands")
    try run(
      "sh", "-c", "udfclient -b \(size) '\(path)' < commands", in: directory.file("out"))
    for (name, content) in UDFTree.small.files where name != "EMPTY" {
      #expect(try bytes(of: directory.file("out/\(name)")) == content)
    }
  }

  @Test(arguments: [UDFKind.metadata250, .extendedDescriptors, .plain150, .genisoimage])
  func `libudfread reads the same files`(kind: UDFKind) throws {
    let folder = try UDFTree.small.write(to: directory)
    let path = try kind.image(of: folder, in: directory)
    try directory.write(Array(Self.libraryReader.utf8), "read.c")
    let reader = directory.file("read")
    try run("gcc", "-o", reader, directory.file("read.c"), "-ludfread")
    for (name, content) in UDFTree.small.files {
      let out = directory.file("file")
      try run("sh", "-c", "'\(reader)' '\(path)' '/\(name)' > '\(out)'")
      #expect(try bytes(of: out) == content)
    }
  }

  private static let libraryReader = """
    #include <stdio.h>
    #include <udfread/udfread.h>
    int main(int count, char **words) {
      udfread *volume = udfread_init();
      if (udfread_open(volume, words[1]) < 0) return 1;
      UDFFILE *file = udfread_file_open(volume, words[2]);
      if (!file) return 2;
      char buffer[4096];
      long size;
      while ((size = udfread_file_read(file, buffer, sizeof buffer)) > 0)
        fwrite(buffer, 1, size, stdout);
      return size < 0 ? 3 : 0;
    }
    """

  @Test func `parts of a file in many places are read`() throws {
    let folder = try UDFTree.large.write(to: directory)
    let medium = try medium(UDFKind.manyExtents.image(of: folder, in: directory))
    let whole = UDFTree.large.files["LARGE"] ?? []
    let source = try medium.source(at: "LARGE")
    var random = SplitMix(7)
    for _ in 0..<300 {
      let low = Int.random(in: 0...whole.count, using: &random)
      let high = min(whole.count, low + Int.random(in: 0...5000, using: &random))
      #expect(try source.read(low..<high) == Array(whole[low..<high]))
    }
    #expect(throws: DICOMError.self) { try source.read(0..<whole.count + 1) }
  }

  @Test func `what is no UDF volume is not opened`() throws {
    try directory.write([1], "tree/A")
    let path = directory.file("a.iso")
    try run("genisoimage", "-quiet", "-o", path, directory.file("tree"))
    #expect(try UDFMedium.open(FileSource(path: path)) == nil)
    for size in [0, 1, 2047, 600_000] {
      #expect(try UDFMedium.open(MemorySource(pattern(size))) == nil)
    }
  }
}
