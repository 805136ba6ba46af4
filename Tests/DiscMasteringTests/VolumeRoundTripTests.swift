import DICOMCore
import DiscMastering
import Foundation
import Testing

struct VolumeRoundTripTests {
  let directory: TemporaryDirectory
  let contents: VolumeContents

  init() throws {
    directory = try TemporaryDirectory()
    contents = try smallVolume(in: directory)
  }

  @Test(arguments: VolumeKind.allCases)
  func `every file comes back as it was`(kind: VolumeKind) throws {
    let path = directory.file("out")
    let written = try kind.write(contents, to: path)
    #expect(try kind.size(contents) == written.size)
    let reader = try kind.reader(path)
    let paths = try reader.paths().map(\.path)
    #expect(paths.sorted() == (contents.files.map(\.path) + ["SHA256.TXT"]).sorted())
    for (file, sum) in zip(contents.files, written.checksums) {
      let source = try reader.source(at: file.path)
      #expect(try source.read(0..<source.count) == content(of: file), "\(file.path)")
      #expect(try SHA256Sum(of: source) == sum)
    }
    let list = try reader.source(at: "SHA256.TXT")
    let parsed = try ChecksumList(parsing: list.read(0..<list.count))
    #expect(parsed.entries.map(\.path) == contents.files.map(\.path))
    #expect(parsed.entries.map(\.sum) == written.checksums)
    #expect(try parsed.verify(reader).isEmpty)
  }

  @Test(arguments: VolumeKind.allCases)
  func `files of another volume are taken from there`(kind: VolumeKind) throws {
    let original = directory.file("original")
    let written = try kind.write(contents, to: original)
    let reader = try kind.reader(original)
    var copy = contents
    for (index, file) in contents.files.enumerated() {
      copy.files[index].content = .source { try reader.source(at: file.path) }
    }
    #expect(try kind.write(copy, to: directory.file("copy")).checksums == written.checksums)
    copy.files[0].size += 1
    #expect(throws: MasteringError.self) {
      try kind.write(copy, to: directory.file("wrong"))
    }
  }

  @Test(arguments: VolumeKind.allCases)
  func `an empty volume can be written`(kind: VolumeKind) throws {
    let empty = VolumeContents(
      volumeIdentifier: "", files: [], checksumListPath: nil, timestamp: leapDay)
    let path = directory.file("out")
    let written = try kind.write(empty, to: path)
    #expect(try kind.size(empty) == written.size)
    #expect(try kind.reader(path).paths().isEmpty)
  }

  @Test(arguments: VolumeKind.allCases)
  func `progress ends at the sum of the files`(kind: VolumeKind) throws {
    let last = Counter()
    var control = WriteControl()
    control.progress = { last.value = $0 }
    try kind.write(contents, to: directory.file("out"), control)
    #expect(last.value == Int64(contents.files.reduce(0) { $0 + $1.size }))
  }

  @Test(arguments: [VolumeKind.iso, .zip], [1, 2, 5])
  func `the same bytes come out at any number of threads and in any time zone`(
    kind: VolumeKind, jobs: Int
  ) throws {
    var control = WriteControl()
    control.jobs = jobs
    let first = directory.file("first")
    try kind.write(contents, to: first)
    setenv("TZ", jobs == 1 ? "Asia/Kathmandu" : "America/St_Johns", 1)
    tzset()
    defer {
      unsetenv("TZ")
      tzset()
    }
    var later = contents
    for (index, file) in contents.files.enumerated() {
      guard case .file(let path, _) = file.content else { continue }
      utimes(path, [timeval(tv_sec: 1000, tv_usec: 0), timeval(tv_sec: 1000, tv_usec: 0)])
      chmod(path, 0o600)
      later.files[index].content = .file(path: path, identity: nil)
    }
    let second = directory.file("second")
    try kind.write(later, to: second, control)
    #expect(try bytes(of: first) == bytes(of: second))
  }

  @Test func `the folder has fixed dates and permissions and passes sha256sum`() throws {
    let path = directory.file("out")
    let before = umask(0o077)
    try VolumeKind.folder.write(contents, to: path)
    umask(before)
    for name in contents.files.map(\.path) + ["SHA256.TXT", "DICOM", "DICOM/PA000001"] {
      var status = stat()
      #expect(stat(path + "/" + name, &status) == 0)
      #expect(Int64(status.st_mtim.tv_sec) == leapDay, "\(name)")
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      #expect(status.st_mode & 0o777 == (isFolder ? 0o755 : 0o644), "\(name)")
    }
    try run("sha256sum", "-c", "--strict", "SHA256.TXT", in: path)
  }

  @Test func `a FAT stick takes whole clusters`() throws {
    let contents = VolumeContents(
      volumeIdentifier: "A",
      files: [
        VolumeFile(path: "DICOMDIR", bytes: pattern(32769)), VolumeFile(path: "A/B", bytes: [1]),
      ], checksumListPath: nil, timestamp: leapDay)
    // Two clusters and one for the files, one for each of two folders.
    #expect(try FolderVolume.sizeOnFAT(contents) == 5 * 32768)
  }
}

/// A number that several threads may write, one at a time.
final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var number: Int64 = 0
  var value: Int64 {
    get { lock.withLock { number } }
    set { lock.withLock { number = newValue } }
  }
}
