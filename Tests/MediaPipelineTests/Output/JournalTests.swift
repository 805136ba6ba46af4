import Foundation
import Testing

@testable import MediaPipeline

/// A run that is killed at each step of putting two volumes in place of two old ones and a third.
struct JournalTests {
  private static let names = ["out-1of2", "out-2of2"]

  /// A file-set with one file, by whose bytes it is known.
  private func makeVolume(_ folder: TemporaryFolder, _ path: String, _ content: String) throws {
    try folder.write(Array("directory \(content)".utf8), path + "/DICOMDIR")
    try folder.write(Array(content.utf8), path + "/DICOM/IM000001")
  }

  private func content(_ folder: TemporaryFolder, _ path: String) throws -> String {
    String(decoding: try folder.bytes(path + "/DICOM/IM000001"), as: UTF8.self)
  }

  /// The state of a run that has written its volumes and its journal, and is killed after `steps`.
  private func killed(_ folder: TemporaryFolder, after steps: Int, withOld: Bool) throws {
    let workspace = try Workspace(output: folder.file("out"))
    let kept = folder.file("kept")
    for number in 1...2 {
      if withOld { try makeVolume(folder, Self.names[number - 1], "old \(number)") }
      try makeVolume(folder, ".out.spindle/volume-\(number)", "new \(number)")
    }
    if withOld { try makeVolume(folder, "out-3of3", "old 3") }
    // The journal as `commit` writes it, without the renames: they fail on a read-only copy.
    let marks = try (1...2).map {
      try VolumeMark(
        workspace.path("volume-\($0)"), replacing: folder.file(Self.names[$0 - 1])
      ).text
    }
    var fields = ["2"]
    for number in 1...2 {
      fields += ["volume-\(number)", Self.names[number - 1], marks[number - 1]]
    }
    fields += (withOld ? ["out-3of3"] : []) + ["end"]
    try folder.write(Array(fields.map { $0 + "\0" }.joined().utf8), ".out.spindle/commit")
    for number in 0..<min(steps, 2) {
      let (source, target) = (
        workspace.path("volume-\(number + 1)"), folder.file(Self.names[number])
      )
      if withOld {
        try FileManager.default.moveItem(atPath: target, toPath: kept)
        try FileManager.default.moveItem(atPath: source, toPath: target)
        try FileManager.default.moveItem(atPath: kept, toPath: source)
      } else {
        try FileManager.default.moveItem(atPath: source, toPath: target)
      }
    }
    if steps > 2, withOld {
      try FileManager.default.moveItem(
        atPath: folder.file("out-3of3"), toPath: workspace.path("stale-0"))
    }
  }

  @Test(arguments: 0...3, [false, true])
  func `the next run finishes what a killed one had decided upon`(steps: Int, withOld: Bool) throws
  {
    let folder = try TemporaryFolder()
    try killed(folder, after: steps, withOld: withOld)
    let next = try Workspace(output: folder.file("out"))
    #expect(try content(folder, "out-1of2") == "new 1")
    #expect(try content(folder, "out-2of2") == "new 2")
    #expect(!folder.exists("out-3of3"))
    #expect(try FileTree.names(next.folder) == [Array("lock".utf8)])
    next.remove()
    #expect(try folder.names == Self.names)
  }

  @Test func `a second run after the next one changes nothing any more`() throws {
    let folder = try TemporaryFolder()
    try killed(folder, after: 1, withOld: true)
    for _ in 0..<2 { try Workspace(output: folder.file("out")).remove() }
    #expect(try content(folder, "out-1of2") == "new 1")
    #expect(try content(folder, "out-2of2") == "new 2")
  }

  @Test(arguments: 0...4)
  func `a journal that was not written to its end undoes everything`(kept: Int) throws {
    let folder = try TemporaryFolder()
    try killed(folder, after: 0, withOld: true)
    let journal = try folder.bytes(".out.spindle/commit")
    try folder.write(Array(journal.prefix(journal.count * kept / 5)), ".out.spindle/commit")
    try Workspace(output: folder.file("out")).remove()
    #expect(try content(folder, "out-1of2") == "old 1")
    #expect(try content(folder, "out-2of2") == "old 2")
    #expect(try content(folder, "out-3of3") == "old 3")
    #expect(try folder.names == Self.names + ["out-3of3"])
  }

  @Test func `volumes are told apart where a mount has given them new inodes`() throws {
    let folder = try TemporaryFolder()
    try killed(folder, after: 1, withOld: true)
    // A copy in the place of each has its bytes and another inode, as on FAT.
    for name in [".out.spindle/volume-1", ".out.spindle/volume-2", "out-1of2", "out-2of2"] {
      try run("cp", "-r", folder.file(name), folder.file("copy"))
      try run("rm", "-r", folder.file(name))
      try run("mv", folder.file("copy"), folder.file(name))
    }
    try Workspace(output: folder.file("out")).remove()
    #expect(try content(folder, "out-1of2") == "new 1")
    #expect(try content(folder, "out-2of2") == "new 2")
  }

  @Test func `the old volume set aside where nothing can be exchanged is not put back`() throws {
    let folder = try TemporaryFolder()
    try killed(folder, after: 0, withOld: true)
    try FileManager.default.moveItem(
      atPath: folder.file("out-1of2"), toPath: folder.file(".out.spindle/volume-1.old"))
    try Workspace(output: folder.file("out")).remove()
    #expect(try content(folder, "out-1of2") == "new 1")
    #expect(try folder.names == Self.names)
  }

  @Test(arguments: ["../victim", "a/b", "..", ""])
  func `a journal that names places outside is not followed`(name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write([1], "sub/.out.spindle/lock")
    try folder.write([1], "victim")
    let fields = ["0", name, "end"].map { $0 + "\0" }.joined()
    try folder.write(Array(fields.utf8), "sub/.out.spindle/commit")
    try Workspace(output: folder.file("sub/out")).remove()
    #expect(try folder.names == ["sub", "victim"])
  }

  @Test func `without leave nothing is replaced, even what has come meanwhile`() throws {
    let folder = try TemporaryFolder()
    let workspace = try Workspace(output: folder.file("out"))
    try makeVolume(folder, ".out.spindle/volume-1", "new")
    try makeVolume(folder, "out", "theirs")
    #expect(throws: PipelineError.outputExists(folder.file("out"))) {
      try Journal.commit(
        [("volume-1", "out")], stale: [], replaces: false, in: workspace)
    }
    workspace.remove()
    #expect(try content(folder, "out") == "theirs")
  }
}
