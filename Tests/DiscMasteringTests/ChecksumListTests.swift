import DICOMCore
import DiscMastering
import Foundation
import Testing

struct ChecksumListTests {
  let directory: TemporaryDirectory
  init() throws { directory = try TemporaryDirectory() }

  @Test func `a list of sha256sum is parsed, with either mark and line end`() throws {
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    let text = "\(empty)  A/B\n\(empty.uppercased()) *C.TXT\r\n\n"
    let list = try ChecksumList(parsing: Array(text.utf8))
    #expect(list.entries.map(\.path) == ["A/B", "C.TXT"])
    #expect(list.entries.allSatisfy { $0.sum.hex == empty })
    #expect(list.entries[0].sum == (try SHA256Sum(of: MemorySource([]))))
    #expect(String(decoding: list.text, as: UTF8.self) == "\(empty)  A/B\n\(empty)  C.TXT\n")
  }

  @Test(arguments: [
    "x", "0123  A", String(repeating: "0", count: 64) + " A",
    String(repeating: "0", count: 64) + "  ", String(repeating: "g", count: 64) + "  A",
  ])
  func `a malformed line is an error with its number`(line: String) {
    let error = MasteringError(
      .volumeDamaged("line 2 of the checksum list is malformed"), path: "SHA256.TXT")
    #expect(throws: error) { try ChecksumList(parsing: Array(("\n" + line).utf8)) }
  }

  @Test func `verifying tells what is missing, different, new or unreadable`() throws {
    let contents = try smallVolume(in: directory)
    let path = directory.file("out")
    try VolumeKind.folder.write(contents, to: path)
    let names = contents.files.map(\.path)
    unlink(path + "/" + names[1])
    try Data([9]).write(to: URL(fileURLWithPath: path + "/" + names[3]))
    try Data([9]).write(to: URL(fileURLWithPath: path + "/NEW"))
    symlink("/etc/hostname", path + "/LINK")
    let list = try ChecksumList(parsing: bytes(of: path + "/SHA256.TXT"))
    let found = try list.verify(FolderMedium(path: path))
    #expect(
      found == [
        .missing(path: names[1]), .different(path: names[3]), .unlisted(path: "NEW"),
      ])
  }

  @Test func `a list cannot reach outside the folder`() throws {
    try directory.write([1], "secret")
    try directory.write([1], "out/A")
    let reader = try FolderMedium(path: directory.file("out"))
    for path in ["../secret", "/etc/hostname", "A/../../secret", "./A", ""] {
      #expect(throws: MasteringError(.noSuchFile, path: path)) { try reader.source(at: path) }
    }
  }

  @Test func `verifying can be cancelled`() throws {
    let contents = try smallVolume(in: directory)
    let path = directory.file("out")
    try VolumeKind.zip.write(contents, to: path)
    let reader = try ZIPVolumeReader(path: path)
    let source = try reader.source(at: "SHA256.TXT")
    let list = try ChecksumList(parsing: source.read(0..<source.count))
    var control = WriteControl()
    control.isCancelled = { true }
    #expect(throws: CancellationError.self) { try list.verify(reader, control) }
  }
}
