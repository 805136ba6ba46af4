import DiscMastering
import Foundation
import Testing

struct VolumeFailureTests {
  let directory: TemporaryDirectory
  let contents: VolumeContents
  /// The source of 300,000 bytes.
  let victim: String

  init() throws {
    directory = try TemporaryDirectory()
    contents = try smallVolume(in: directory)
    victim = directory.file("source4")
  }

  /// Expects the failure, and nothing left of the output.
  func expectFailure(_ kind: VolumeKind, _ matches: (MasteringError.Reason) -> Bool) throws {
    let path = directory.file("out")
    let error = #expect(throws: MasteringError.self) { try kind.write(contents, to: path) }
    let reason = try #require(error?.reason)
    #expect(matches(reason), "\(reason)")
    #expect(error?.path == victim)
    #expect(access(path, F_OK) != 0)
  }

  @Test(arguments: VolumeKind.allCases)
  func `a source that vanished is an error that names it`(kind: VolumeKind) throws {
    unlink(victim)
    try expectFailure(kind) { $0 == .sourceVanished }
  }

  @Test(arguments: VolumeKind.allCases)
  func `a source that shrank or grew is an error with both sizes`(kind: VolumeKind) throws {
    for size in [299_999, 300_001, 0] {
      truncate(victim, size)
      try expectFailure(kind) {
        $0 == .sourceChanged(expected: "300000 bytes", found: "\(size) bytes")
      }
    }
  }

  @Test(arguments: VolumeKind.allCases)
  func `a source that was replaced by another of its size is an error`(kind: VolumeKind) throws {
    try directory.write(pattern(300_000, seed: 99), "other")
    rename(directory.file("other"), victim)
    try expectFailure(kind) { if case .sourceChanged = $0 { true } else { false } }
  }

  @Test(arguments: VolumeKind.allCases)
  func `a source that was rewritten in place is an error`(kind: VolumeKind) throws {
    utimes(victim, [timeval(tv_sec: 1000, tv_usec: 0), timeval(tv_sec: 1000, tv_usec: 0)])
    try expectFailure(kind) { if case .sourceChanged = $0 { true } else { false } }
  }

  @Test(arguments: VolumeKind.allCases)
  func `a symbolic link, a FIFO or a folder in a source's place is an error`(kind: VolumeKind)
    throws
  {
    rename(victim, directory.file("moved"))
    symlink(directory.file("moved"), victim)
    try expectFailure(kind) { $0 == .sourceChanged(expected: "a file", found: "a symbolic link") }
    unlink(victim)
    mkfifo(victim, 0o600)
    try expectFailure(kind) { $0 == .sourceChanged(expected: "a file", found: "something else") }
    unlink(victim)
    mkdir(victim, 0o700)
    try expectFailure(kind) { $0 == .sourceChanged(expected: "a file", found: "something else") }
  }

  @Test(arguments: VolumeKind.allCases)
  func `a source that is written to while it is read is an error`(kind: VolumeKind) throws {
    let path = directory.file("out")
    for newSize in [300_001, 270_000] {
      truncate(victim, 300_000)
      var contents = contents
      contents.files = [
        VolumeFile(
          path: "A", content: .file(path: victim, identity: identity(of: victim)), size: 300_000)
      ]
      var control = WriteControl()
      control.progress = { [victim] _ in truncate(victim, newSize) }
      let error = #expect(throws: MasteringError.self) {
        try kind.write(contents, to: path, control)
      }
      #expect(
        error?.reason
          == .sourceChanged(expected: "300000 bytes", found: "\(newSize) bytes"))
      #expect(access(path, F_OK) != 0)
    }
  }

  @Test(arguments: VolumeKind.allCases)
  func `cancelling removes what was written`(kind: VolumeKind) throws {
    let path = directory.file("out")
    for stop in 0..<12 {
      let asked = Counter()
      var control = WriteControl()
      control.jobs = stop % 3 + 1
      control.isCancelled = {
        asked.value += 1
        return asked.value > stop
      }
      #expect(throws: CancellationError.self) { try kind.write(contents, to: path, control) }
      #expect(access(path, F_OK) != 0)
    }
    try kind.write(contents, to: path)
  }

  @Test(arguments: VolumeKind.allCases)
  func `what is at the output stays`(kind: VolumeKind) throws {
    let path = try directory.write([1, 2, 3], "out")
    #expect(throws: MasteringError(.outputExists, path: path)) {
      try kind.write(contents, to: path)
    }
    #expect(try bytes(of: path) == [1, 2, 3])
  }

  @Test(arguments: VolumeKind.allCases)
  func `an output that cannot be made is an error that names it`(kind: VolumeKind) throws {
    let path = directory.file("missing/out")
    let error = #expect(throws: MasteringError.self) { try kind.write(contents, to: path) }
    #expect(error?.path == path)
    guard case .outputUnwritable = error?.reason else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: [VolumeKind.iso, .zip])
  func `a volume larger than the disk is refused before its first byte`(kind: VolumeKind) throws {
    var contents = contents
    contents.files = (0..<2000).map {
      VolumeFile(
        path: "F\($0)", content: .file(path: victim, identity: nil), size: 4_000_000_000)
    }
    let path = directory.file("out")
    let error = #expect(throws: MasteringError.self) { try kind.write(contents, to: path) }
    guard case .outputFull(let needed, let free) = error?.reason else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(needed == (try kind.size(contents)))
    #expect(free < needed)
    #expect(access(path, F_OK) != 0)
  }

  @Test func `an image after a failed one is whole`() throws {
    let moved = directory.file("moved")
    rename(victim, moved)
    try expectFailure(.iso) { $0 == .sourceVanished }
    rename(moved, victim)
    let path = directory.file("out")
    let written = try VolumeKind.iso.write(contents, to: path)
    #expect(written.checksums.count == contents.files.count)
  }
}
