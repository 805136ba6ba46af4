import DICOMCore
import DiscMastering
import Foundation
import Testing

struct FolderMediumTests {
  let directory: TemporaryDirectory
  var root: String { directory.file("root") }

  init() throws {
    directory = try TemporaryDirectory()
    try directory.write(pattern(3000), "root/DICOMDIR")
    try directory.write([1, 2, 3], "root/DICOM/A/IM1")
    try directory.write([], "root/DICOM/empty")
  }

  @Test func `all files are listed in the order of their paths and read`() throws {
    let medium = try FolderMedium(path: root)
    #expect(medium.kind == .folder)
    #expect(medium.files.map(\.path) == ["DICOM/A/IM1", "DICOM/empty", "DICOMDIR"])
    #expect(medium.files.map(\.size) == [3, 0, 3000])
    #expect(medium.problems == [])
    #expect(
      try everything(of: medium) == [
        "DICOM/A/IM1": [1, 2, 3], "DICOM/empty": [], "DICOMDIR": pattern(3000),
      ])
  }

  @Test func `names that are not UTF-8 are shown escaped and opened`() throws {
    let raw = (root + "/Gr").utf8.map { CChar(bitPattern: $0) } + [CChar(bitPattern: 0xFC)]
    mkdir(raw + [0], 0o755)
    let name = raw + "/caf".utf8.map { CChar(bitPattern: $0) } + [CChar(bitPattern: 0xE9), 0]
    let descriptor = open(name, O_WRONLY | O_CREAT, 0o644)
    write(descriptor, "abc", 3)
    close(descriptor)
    // What the other name looks like, and is not.
    try directory.write([9], "root/Gr\\xFC/caf\\xE9")
    let medium = try FolderMedium(path: root)
    let names = medium.files.map(\.path).filter { $0.hasPrefix("Gr") }
    #expect(names == ["Gr\\xFC/caf\\xE9", "Gr\\xFC/caf\\xE9~2"])
    let contents = try everything(of: medium)
    #expect(Set(names.compactMap { contents[$0] }) == [[9], Array("abc".utf8)])
    #expect(medium.problems.map(\.kind) == [.nameTwice])
  }

  @Test func `links, pipes and sockets are named and never opened`() throws {
    symlink("/etc", root + "/etc")
    symlink("DICOMDIR", root + "/DICOM/link")
    mkfifo(root + "/pipe", 0o644)
    let medium = try FolderMedium(path: root)
    #expect(medium.files.count == 3)
    let problems = medium.problems.sorted { ($0.path ?? "") < ($1.path ?? "") }
    #expect(problems.map(\.path) == ["DICOM/link", "etc", "pipe"])
    #expect(problems.map(\.kind) == [.link, .link, .unreadable])
  }

  @Test func `a file that was replaced by a link is not followed`() throws {
    let medium = try FolderMedium(path: root)
    unlink(root + "/DICOMDIR")
    symlink("/etc/hostname", root + "/DICOMDIR")
    #expect(throws: MasteringError.self) { try medium.source(at: "DICOMDIR") }
  }

  @Test func `folders deeper than the limit are named`() throws {
    try directory.write([1], "root/1/2/3/4/5/deep")
    var limits = MediumLimits()
    limits.depth = 3
    let medium = try FolderMedium(path: root, limits: limits)
    #expect(medium.files.count == 3)
    #expect(medium.problems.map(\.kind) == [.nestedTooDeep])
    #expect(medium.problems.map(\.path) == ["1/2/3/4"])
  }

  @Test func `more files than the limit are not listed`() throws {
    var limits = MediumLimits()
    limits.files = 2
    let medium = try FolderMedium(path: root, limits: limits)
    #expect(medium.files.count == 2)
    #expect(medium.problems.map(\.kind) == [.limit])
  }

  @Test func `a folder that cannot be read is named and the rest listed`() throws {
    // As another user, for whom permissions count.
    try directory.write([1], "root/secret/IM1")
    try directory.write([1], "root/locked")
    chmod(root + "/secret", 0)
    chmod(root + "/locked", 0)
    defer { chmod(root + "/secret", 0o755) }
    guard geteuid() != 0 else {
      // Root may read everything: both are listed.
      #expect(try FolderMedium(path: root).files.count == 5)
      return
    }
    let medium = try FolderMedium(path: root)
    #expect(medium.files.count == 4)
    #expect(Set(medium.problems.map(\.path)) == ["secret", "locked"])
    #expect(medium.problems.allSatisfy { $0.kind == .unreadable })
  }

  @Test func `a folder that is not there is an error`() {
    #expect(throws: MasteringError.self) { try FolderMedium(path: root + "/none") }
  }
}
