import DICOMFileSet
import Foundation
import Testing

@testable import MediaPipeline

struct OutputTests {
  private func input() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(TestInstance(), "in/a")
    return folder
  }

  @Test func `an output that is there is not touched without leave`() async throws {
    let folder = try input()
    for name in ["out", "out.iso", "out.zip"] {
      _ = try await create([folder.file("in")], folder.file(name))
      let before = try run("find", folder.file(name), "-printf", "%p %T@ %i\n")
      await #expect(throws: PipelineError.outputExists(folder.file(name))) {
        _ = try await create([folder.file("in")], folder.file(name))
      }
      #expect(try run("find", folder.file(name), "-printf", "%p %T@ %i\n") == before)
    }
    #expect(try folder.names == ["in", "out", "out.iso", "out.zip"])
  }

  @Test func `an empty folder is as good as none`() async throws {
    let folder = try input()
    try folder.make("out")
    let report = try await create([folder.file("in")], folder.file("out"))
    #expect(report.exitCode == 0)
    #expect(try instancesByPydicom(folder.file("out")) == 1)
  }

  @Test func `what is no file-set is not replaced`() async throws {
    let folder = try input()
    try folder.write([1], "out/letter")
    try folder.write([1], "file")
    try folder.make("image.iso")
    try folder.make("elsewhere")
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link"), withDestinationPath: folder.file("elsewhere"))
    for name in ["out", "file", "image.iso", "link"] {
      await #expect(throws: PipelineError.self, "\(name)") {
        _ = try await create([folder.file("in")], folder.file(name)) { $0.replaces = true }
      }
    }
    #expect(try folder.bytes("out/letter") == [1])
    #expect(try folder.bytes("file") == [1])
    #expect(try folder.names == ["elsewhere", "file", "image.iso", "in", "link", "out"])
  }

  @Test func `a set of another number of volumes takes the old ones away`() async throws {
    let folder = try TemporaryFolder()
    for number in 1...6 {
      try folder.write(
        TestInstance(number) {
          $0.size = 256
          $0.study = "1.2.\(number)"
          $0.series = "1.2.\(number).1"
        }, "in/\(number)")
    }
    let medium = Medium(bytes: 500_000)
    for kind in ["set.zip", "set.iso", "set"] {
      let first = try await create([folder.file("in")], folder.file(kind)) { $0.medium = medium }
      #expect(first.volumes.count > 1)
      for volume in first.volumes {
        #expect(FileManager.default.fileExists(atPath: volume.path))
        #expect(volume.bytes <= 500_000)
      }
      await #expect(throws: PipelineError.self) {
        _ = try await create([folder.file("in")], folder.file(kind))
      }
      let second = try await create([folder.file("in")], folder.file(kind)) {
        $0.replaces = true
        $0.medium = Medium(bytes: 5_000_000)
      }
      #expect(second.volumes.count == 1)
      for volume in first.volumes {
        #expect(!FileManager.default.fileExists(atPath: volume.path))
      }
      #expect(folder.exists(kind))
    }
    #expect(try folder.names == ["in", "set", "set.iso", "set.zip"])
  }

  @Test(arguments: [".", "..", "/", "none/such/out", "in", "in/.."])
  func `a place where nothing can appear is refused before anything is read`(
    name: String
  ) async throws {
    let folder = try input()
    let path = name == "/" ? name : folder.file(name)
    await #expect(throws: PipelineError.self) {
      _ = try await create([folder.file("in")], path) { $0.replaces = true }
    }
    #expect(try folder.names == ["in"])
  }

  @Test func `old volumes within the input are no input`() async throws {
    let folder = try input()
    _ = try await create([folder.file("in")], folder.file("in/out"))
    _ = try await create([folder.file("in/a")], folder.file("in/out.iso"))
    for name in ["in/out", "in/out.iso"] {
      let report = try await create([folder.file("in/a"), folder.file("in")], folder.file(name)) {
        $0.replaces = true
      }
      #expect(report.counts.written == 1)
      #expect(report.countsAddUp)
      #expect(report.file(name)?.reason == "it is the output")
    }
  }

  @Test func `an old volume given as input is not replaced`() async throws {
    let folder = try input()
    _ = try await create([folder.file("in")], folder.file("out-1of2"))
    await #expect(throws: PipelineError.self) {
      _ = try await create([folder.file("out-1of2")], folder.file("out")) { $0.replaces = true }
    }
    #expect(try instancesByPydicom(folder.file("out-1of2")) == 1)
  }

  @Test(
    arguments: [
      ("STD-GEN-CD", "out.zip", nil), ("STD-GEN-USB-JPEG", "out.iso", nil),
      ("STD-GEN-ZIP-MAIL", "out.iso", nil), ("STD-GEN-CD", "out.iso", "dvd"),
      ("STD-GEN-DVD-JPEG", "out.iso", "cd"), ("STD-GEN-BD", "out.iso", nil),
      ("STD-GEN-MIME", "out", nil), ("STD-GEN-SEC-CD", "out.iso", nil),
      ("STD-XABC-CD", "out.iso", "dvd"), ("STD-GEN-CD+STD-GEN-DVD-JPEG", "out.iso", nil),
    ] as [(String, String, String?)])
  func `profiles, media and outputs that do not go together are a usage error`(
    names: String, output: String, medium: String?
  ) async throws {
    let folder = try input()
    let profiles = try names.split(separator: "+").map {
      try #require(ApplicationProfile.named(String($0)), "\($0)")
    }
    let error = await #expect(throws: PipelineError.self) {
      _ = try await create([folder.file("in")], folder.file(output), profiles: profiles) {
        $0.medium = medium.flatMap { Medium($0) }
      }
    }
    guard case .usage(let sentence)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(sentence.contains(profiles[0].identifier))
    #expect(try folder.names == ["in"])
  }

  @Test func `archives and images found in a folder are files like others`() async throws {
    let folder = try input()
    for name in ["set.iso", "set.zip"] {
      _ = try await create([folder.file("in")], folder.file(name))
    }
    let report = try await create([folder.path], folder.file("out"))
    #expect(report.counts.notDICOM == 2)
    #expect(report.exitCode == 0)
  }
}
