import DICOMCore
import DiscMastering
import Foundation
import Testing

struct ISOImageTests {
  let directory: TemporaryDirectory
  let contents: VolumeContents

  init() throws {
    directory = try TemporaryDirectory()
    contents = try smallVolume(in: directory)
  }

  @Test(arguments: [(true, false), (false, false), (true, true), (false, true)])
  func `xorriso extracts exactly the source files`(rockRidge: Bool, joliet: Bool) throws {
    var options = ISOOptions()
    (options.rockRidge, options.joliet) = (rockRidge, joliet)
    let image = directory.file("a.iso")
    let written = try ISOImage.write(contents, options, to: image)
    #expect(try bytes(of: image).count == written.size)
    #expect(try ISOImage.size(contents, options) == written.size)
    #expect(ISOSizeModel(options).sectors(of: contents) * 2048 == written.size)
    let tree = directory.file("tree")
    try run("xorriso", "-osirrox", "on", "-indev", image, "-extract", "/", tree)
    for file in contents.files {
      #expect(try bytes(of: tree + "/" + file.path) == content(of: file), "\(file.path)")
    }
    let checked = try run("sha256sum", "-c", "SHA256.TXT", in: tree)
    #expect(checked.split(separator: "\n").count == contents.files.count)
    try run("chmod", "-R", "u+w", tree)
  }

  @Test func `Joliet names have neither dot nor version`() throws {
    var options = ISOOptions()
    options.joliet = true
    let image = directory.file("j.iso")
    _ = try ISOImage.write(contents, options, to: image)
    let names = Set(try run("isoinfo", "-J", "-f", "-i", image).split(separator: "\n"))
    for file in contents.files { #expect(names.contains("/" + file.path), "\(file.path)") }
    #expect(names.contains("/SHA256.TXT"))
  }

  @Test func `a volume without File-set ID has a blank identifier`() throws {
    var contents = contents
    contents.volumeIdentifier = ""
    let image = directory.file("blank.iso")
    _ = try ISOImage.write(contents, ISOOptions(), to: image)
    let descriptor = try bytes(of: image)[16 * 2048..<17 * 2048]
    #expect(descriptor.dropFirst(8).prefix(64).allSatisfy { $0 == UInt8(ascii: " ") })
  }

  @Test func `images can be asked for by many threads at once`() async throws {
    let directory = directory.path
    let contents = contents
    let sizes = try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<6 {
        group.addTask {
          try ISOImage.write(contents, ISOOptions(), to: directory + "/\(number).iso").size
        }
      }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(sizes.count == 1)
    let first = try bytes(of: directory + "/0.iso")
    for number in 1..<6 { #expect(try bytes(of: directory + "/\(number).iso") == first) }
  }

  @Test func `the reader gives back every file`() throws {
    let image = directory.file("a.iso")
    _ = try ISOImage.write(contents, ISOOptions(), to: image)
    let reader = try MediumOpener.open(path: image)
    #expect(try reader.paths().count == contents.files.count + 1)
    for file in contents.files {
      let source = try reader.source(at: file.path)
      #expect(try source.read(0..<source.count) == content(of: file), "\(file.path)")
    }
  }
}
