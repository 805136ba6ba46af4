import Foundation
import Testing

@testable import MediaPipeline

struct WorkspaceTests {
  @Test func `one output has one run at a time`() throws {
    let folder = try TemporaryFolder()
    let first = try Workspace(output: folder.file("out"))
    #expect(throws: PipelineError.outputBusy(folder.file("out"))) {
      _ = try Workspace(output: folder.file("out"))
    }
    #expect(throws: PipelineError.outputBusy(folder.file("out/"))) {
      _ = try Workspace(output: folder.file("out/"))
    }
    try Workspace(output: folder.file("other")).remove()
    first.remove()
    try Workspace(output: folder.file("out")).remove()
    #expect(try folder.names == [])
  }

  @Test func `what a killed run has left is removed`() throws {
    let folder = try TemporaryFolder()
    try folder.write([], ".out.iso.spindle/lock")
    try folder.write([1, 2], ".out.iso.spindle/volume-1")
    try folder.write([1, 2], ".out.iso.spindle/volume-2/DICOM/PA000001/IM000001")
    try Workspace(output: folder.file("out.iso")).remove()
    #expect(try folder.names == [])
  }

  @Test func `a folder of somebody else under the workspace's name is left alone`() throws {
    let folder = try TemporaryFolder()
    try folder.write([1, 2], ".out.spindle/letter")
    #expect(throws: PipelineError.self) { _ = try Workspace(output: folder.file("out")) }
    #expect(try folder.bytes(".out.spindle/letter") == [1, 2])
  }

  @Test func `a link under the workspace's name is not followed`() throws {
    let folder = try TemporaryFolder()
    try folder.write([1, 2], "home/letter")
    try folder.write([], "home/lock")
    try FileManager.default.createSymbolicLink(
      atPath: folder.file(".out.spindle"), withDestinationPath: folder.file("home"))
    #expect(throws: PipelineError.self) { _ = try Workspace(output: folder.file("out")) }
    #expect(try folder.bytes("home/letter") == [1, 2])
  }

  @Test func `links in what is removed are not followed`() throws {
    let folder = try TemporaryFolder()
    try folder.write([1, 2], "home/letter")
    try folder.write([], ".out.spindle/lock")
    try folder.make(".out.spindle/volume-1")
    try FileManager.default.createSymbolicLink(
      atPath: folder.file(".out.spindle/volume-1/link"), withDestinationPath: folder.file("home"))
    try Workspace(output: folder.file("out")).remove()
    #expect(try folder.bytes("home/letter") == [1, 2])
    #expect(try folder.names == ["home"])
  }

  @Test(arguments: [
    ("out", ".", "out"), ("out/", ".", "out"), ("a/out//", "a", "out"), ("/out", "/", "out"),
    ("/a/b.iso", "/a", "b.iso"),
  ])
  func `a path is split at its last slash`(path: String, parent: String, name: String) {
    #expect(PathName(path).parent == parent)
    #expect(PathName(path).name == name)
  }
}
