import DICOMCore
import DiscMastering
import Foundation
import Testing

struct ZIPArchiveTests {
  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  @Test func `unzip and Python test and extract the archive`() throws {
    let contents = try smallVolume(in: directory)
    let path = directory.file("a.zip")
    let written = try ZIPArchive.write(contents, to: path)
    #expect(try bytes(of: path).count == written.size)
    try run("unzip", "-tqq", path)
    try run("zip", "-T", path)
    let tree = directory.file("tree")
    try run("unzip", "-qq", path, "-d", tree, environment: ["TZ": "UTC"])
    for file in contents.files {
      #expect(try bytes(of: tree + "/" + file.path) == content(of: file), "\(file.path)")
    }
    try run("sha256sum", "-c", "SHA256.TXT", in: tree)
    let script = """
      import sys, zipfile
      with zipfile.ZipFile(sys.argv[1]) as z:
        assert z.testzip() is None
        for i in z.infolist():
          assert i.compress_type == 0 and i.flag_bits == 0 and i.extra == b'', i
          assert i.date_time == (2024, 2, 29, 12, 34, 56), i
          assert i.external_attr >> 16 == 0o100644, i
        print(' '.join(i.filename for i in z.infolist()))
      """
    let names = try run("python3", "-c", script, path)
    #expect(
      names.split { $0 == " " || $0 == "\n" }.map(String.init)
        == contents.files.map(\.path) + ["SHA256.TXT"])
  }

  @Test func `more than 65,535 files need ZIP64 and are read by others`() throws {
    let files = (0..<65_600).map { number in
      VolumeFile(path: "D\(number / 1000)/F\(number)", bytes: [UInt8(truncatingIfNeeded: number)])
    }
    let contents = VolumeContents(
      volumeIdentifier: "MANY", files: files, checksumListPath: nil, timestamp: leapDay)
    let path = directory.file("many.zip")
    let written = try ZIPArchive.write(contents, to: path)
    #expect(try ZIPArchive.size(contents) == written.size)
    #expect(try bytes(of: path).count == written.size)
    let script = """
      import sys, zipfile
      with zipfile.ZipFile(sys.argv[1]) as z:
        assert z.testzip() is None and len(z.namelist()) == 65600
      """
    try run("python3", "-c", script, path)
    let reader = try openZIP(path)
    #expect(reader.paths().count == 65_600)
    #expect(try reader.source(at: "D65/F65599").read(0..<1) == [UInt8(truncatingIfNeeded: 65_599)])
  }

  @Test(arguments: [0xFFFF_FFFE, 0xFFFF_FFFF, 0x1_0000_0000])
  func `the size of an archive with a file of 4 GiB counts its ZIP64 fields`(size: Int) throws {
    let contents = VolumeContents(
      volumeIdentifier: "BIG",
      files: [
        VolumeFile(path: "A", content: .file(path: "nowhere", identity: nil), size: size),
        VolumeFile(path: "B", bytes: [1]),
      ], checksumListPath: nil, timestamp: leapDay)
    let large = size >= 0xFFFF_FFFF
    let headers = 31 + (large ? 20 : 0) + 31 + 47 + (large ? 20 : 0) + 47 + 12
    #expect(try ZIPArchive.size(contents) == headers + size + 1 + 76 + 22)
  }
}

/// Reads as much as can be read; only a trap or a hang would be wrong.
func readEverything(of kind: VolumeKind, _ path: String) {
  guard let reader = try? kind.reader(path), let paths = try? reader.paths() else { return }
  for entry in paths {
    guard let source = try? reader.source(at: entry.path) else { continue }
    _ = try? source.read(0..<min(source.count, 4096))
  }
}
